/** Certificates and test reports: kind, number, issuer, dates, scope, verification. Never a boolean. */
@ApplicationModule(allowedDependencies = {"text", "web", "store", "cache", "identity", "media", "place", "cooperative"})
@NullMarked
package vn.sanvat.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
