/** The one file in which the embedded engine keeps everything: opened, written, marked, checked. Only {@link vn.sanvat.store} uses it. */
@NullMarked
package vn.sanvat.store.embedded.file;

import org.jspecify.annotations.NullMarked;
