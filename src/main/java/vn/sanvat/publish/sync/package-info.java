/** Keeps platforms as the catalog wants them: change detection, delivery, reconciliation. */
@NullMarked
package vn.sanvat.publish.sync;

import org.jspecify.annotations.NullMarked;
