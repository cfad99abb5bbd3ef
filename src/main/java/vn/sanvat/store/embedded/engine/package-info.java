/**
 * What the embedded engine lacks to serve a commune: documents stored as BSON, and look-ups by equality in indexes that are not
 * unique. Only {@link vn.sanvat.store} uses it.
 */
@NullMarked
package vn.sanvat.store.embedded.engine;

import org.jspecify.annotations.NullMarked;
