/** Finds out who is asking: by password, by key, by session. */
@NullMarked
package vn.sanvat.identity.signin;

import org.jspecify.annotations.NullMarked;
