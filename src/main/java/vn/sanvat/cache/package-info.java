/** Answers that are the same for everybody, kept as the bytes that go out, until anything that they may show has changed. */
@ApplicationModule(allowedDependencies = {"text", "web", "store"})
@NullMarked
package vn.sanvat.cache;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
