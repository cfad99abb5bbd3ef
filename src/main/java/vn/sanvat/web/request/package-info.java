/** How many requests are worked on at once, and how slowly their bodies may come. */
@NullMarked
package vn.sanvat.web.request;

import org.jspecify.annotations.NullMarked;
