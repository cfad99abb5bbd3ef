@NullMarked
package vn.sanvat.site.console.officer;

import org.jspecify.annotations.NullMarked;
