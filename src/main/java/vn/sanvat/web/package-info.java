/** What every HTTP answer shares: problems, strict bodies, pages of a list, ETags, the request id. */
@ApplicationModule(allowedDependencies = {"gs1", "text"})
@NullMarked
package vn.sanvat.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
