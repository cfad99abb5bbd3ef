/** Photos that come in pieces, and go on where a signal was lost: the tus protocol 1.0.0. Decision 0043. */
@NullMarked
package vn.sanvat.media.upload;

import org.jspecify.annotations.NullMarked;
