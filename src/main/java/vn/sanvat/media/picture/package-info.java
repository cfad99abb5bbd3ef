/** Pictures as bytes: what their headers say, what decoding costs, decoded and scaled. */
@NullMarked
package vn.sanvat.media.picture;

import org.jspecify.annotations.NullMarked;
