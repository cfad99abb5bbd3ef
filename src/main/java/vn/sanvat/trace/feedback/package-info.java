/** What buyers report about lots. */
@NullMarked
package vn.sanvat.trace.feedback;

import org.jspecify.annotations.NullMarked;
