/** Accounts, roles, sign-in, and who may do what. */
@ApplicationModule(allowedDependencies = {"text", "web", "store"})
@NullMarked
package vn.sanvat.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
