/** JSON as this service speaks it: request bodies read strictly, with every fault named. */
@NullMarked
package vn.sanvat.web.json;

import org.jspecify.annotations.NullMarked;
