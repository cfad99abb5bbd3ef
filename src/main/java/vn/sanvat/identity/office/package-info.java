/** What the office says of itself. */
@NullMarked
package vn.sanvat.identity.office;

import org.jspecify.annotations.NullMarked;
