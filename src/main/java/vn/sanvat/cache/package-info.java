/** The cache of whole responses that are the same for everybody: kept encoded, until anything that they may show has changed. */
@ApplicationModule(allowedDependencies = {"text", "web", "store"})
@NullMarked
package vn.sanvat.cache;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
