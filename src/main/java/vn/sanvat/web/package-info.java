/** What every HTTP answer shares: problems, pages of a list, ETags, idempotency, the request id. */
@ApplicationModule(allowedDependencies = {"text"})
@NullMarked
package vn.sanvat.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
