package vn.sanvat.identity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import vn.sanvat.web.Audience;

/**
 * Which permission a controller takes, or one method of it: an {@link Audience} of accounts. Who has it for some makers only is let in
 * too; the controller asks {@link Viewer#need} whose record it is.
 */
@Documented
@Audience(Audience.Who.ACCOUNT)
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {

    Permission value();
}
