package vn.sanvat.cache;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A controller whose answers to GET are cached, whole and encoded. For whoever is not signed in they may depend on the address, the language and
 * what is in the store, and on nothing else. To who shows credentials it may answer otherwise: he is never answered from the cache,
 * and what he is answered is not kept. What answers with another status than 200 is not kept, and so is a GET that has no such controller:
 * one for officers only; a redirection, an error, a withdrawn product's page, of which there may be any number; files, and the OpenAPI
 * description, which are kept by who gives them out and ask the store nothing.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Cached {}
