/** Events in the shape of EPCIS 2.0 JSON-LD, over HTTP. */
@NullMarked
package vn.sanvat.trace.epcis;

import org.jspecify.annotations.NullMarked;
