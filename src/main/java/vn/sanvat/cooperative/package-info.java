/** Who makes the goods. */
@ApplicationModule(allowedDependencies = {"text", "web", "store", "cache", "identity", "media", "place"})
@NullMarked
package vn.sanvat.cooperative;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
