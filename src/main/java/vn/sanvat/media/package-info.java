/** Photos: accepted, checked, stored once under their content hash, scaled once. */
@ApplicationModule(allowedDependencies = {"text", "web", "store", "cache", "identity"})
@NullMarked
package vn.sanvat.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
