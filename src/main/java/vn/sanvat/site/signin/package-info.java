/** How people sign in and set a password, with or without script. */
@NullMarked
package vn.sanvat.site.signin;

import org.jspecify.annotations.NullMarked;
