/**
 * The embedded engine over its one file: a write is answered when it is on disk, and refused while the disk takes none. Only
 * {@link vn.sanvat.store} uses it.
 */
@NullMarked
package vn.sanvat.store.embedded;

import org.jspecify.annotations.NullMarked;
