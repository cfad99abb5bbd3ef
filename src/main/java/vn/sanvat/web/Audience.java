package vn.sanvat.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/**
 * Who may ask a controller, said at its class or, where one method differs, at that method. Security lets in, the cache keeps, and the
 * OpenAPI document describes by this mark alone. A method without one is for accounts; the build refuses it.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Audience {

    Who value();

    /** From the widest to the narrowest. */
    enum Who {
        /** Anybody, without an account. Who has one may be shown more; only what anybody is shown is ever kept. */
        PUBLIC,
        /** Who is signed in and has the permission that stands beside it; which roles do is for security to say. */
        ACCOUNT;

        /** Whom a controller's method is for. */
        public static Who of(HandlerMethod handler) {
            var mark = handler.getMethodAnnotation(Audience.class);
            if (mark == null) {
                mark = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Audience.class);
            }
            return mark == null ? ACCOUNT : mark.value();
        }
    }
}
