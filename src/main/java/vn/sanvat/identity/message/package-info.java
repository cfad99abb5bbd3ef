/** The ways in which a message leaves the house. */
@NullMarked
package vn.sanvat.identity.message;

import org.jspecify.annotations.NullMarked;
