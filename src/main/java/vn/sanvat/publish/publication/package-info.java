/** Publications: the records of what is published on which platform, kept by connectors or by hand. */
@NullMarked
package vn.sanvat.publish.publication;

import org.jspecify.annotations.NullMarked;
