/** The connector to Medusa v2, an open shop system that provincial platforms can run on. */
@NullMarked
package vn.sanvat.publish.medusa;

import org.jspecify.annotations.NullMarked;
