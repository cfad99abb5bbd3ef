/** Who did what to which record. */
@NullMarked
package vn.sanvat.identity.audit;

import org.jspecify.annotations.NullMarked;
