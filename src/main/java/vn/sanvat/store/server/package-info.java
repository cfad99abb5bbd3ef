/** A database server: what it refuses, and what happens while it does not answer. */
@NullMarked
package vn.sanvat.store.server;

import org.jspecify.annotations.NullMarked;
