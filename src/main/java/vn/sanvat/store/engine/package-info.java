/**
 * What the embedded engine lacks to serve a hundred thousand records: documents stored as BSON, and indexes that keep the order of
 * MongoDB, used for finding, sorting and counting. Only {@link vn.sanvat.store} uses it.
 */
@NullMarked
package vn.sanvat.store.engine;

import org.jspecify.annotations.NullMarked;
