/** Administrative units with the dates they were valid; addresses as printed and as of today. */
@ApplicationModule(allowedDependencies = {"text", "web", "store", "cache", "identity"})
@NullMarked
package vn.sanvat.place;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
