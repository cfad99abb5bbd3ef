/** The export package: everything that an officer needs to type goods into a platform by hand. */
@NullMarked
package vn.sanvat.publish.export;

import org.jspecify.annotations.NullMarked;
