/** The page in which the console runs. */
@NullMarked
package vn.sanvat.site.console;

import org.jspecify.annotations.NullMarked;
