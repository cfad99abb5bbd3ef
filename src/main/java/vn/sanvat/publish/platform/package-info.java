/** The connected platforms and how they are. */
@NullMarked
package vn.sanvat.publish.platform;

import org.jspecify.annotations.NullMarked;
