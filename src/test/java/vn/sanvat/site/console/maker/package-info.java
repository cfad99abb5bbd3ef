@NullMarked
package vn.sanvat.site.console.maker;

import org.jspecify.annotations.NullMarked;
