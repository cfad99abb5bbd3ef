package vn.sanvat.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A string that is no plain text but names something exactly: an id, an address, a number, a word of a vocabulary. An empty one names
 * nothing and is refused, where empty plain text is simply absent.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Exact {}
