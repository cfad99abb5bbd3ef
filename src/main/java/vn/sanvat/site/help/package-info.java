/** What is said where a page cannot show what was asked for, and of the site itself. */
@NullMarked
package vn.sanvat.site.help;

import org.jspecify.annotations.NullMarked;
