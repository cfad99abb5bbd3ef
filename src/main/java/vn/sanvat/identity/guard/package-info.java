/** Keeps out who may not ask, and what other sites would have a browser do. */
@NullMarked
package vn.sanvat.identity.guard;

import org.jspecify.annotations.NullMarked;
