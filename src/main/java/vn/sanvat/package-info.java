/** Sản Vật: the catalog of a commune's goods. Each sub-package is a module; see docs/decisions/0001. */
@NullMarked
package vn.sanvat;

import org.jspecify.annotations.NullMarked;
