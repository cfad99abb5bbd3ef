package vn.sanvat.cache;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A door whose answers to GET are kept as final bytes. They may depend on the address, the language and what is in the store, and on
 * nothing else: nothing personal, nothing that differs by who asks. What answers with another status than 200 is not kept.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Cached {}
