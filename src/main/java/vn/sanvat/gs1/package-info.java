/** GS1 keys, their check digits, and Digital Link URIs. Pure: knows no framework and no database. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package vn.sanvat.gs1;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
