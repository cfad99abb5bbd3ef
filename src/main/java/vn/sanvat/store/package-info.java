/** The database beneath the stores: the embedded engine made durable, conversions, indexes, start-up, leases. */
@ApplicationModule(allowedDependencies = {"gs1", "text", "web"})
@NullMarked
package vn.sanvat.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
