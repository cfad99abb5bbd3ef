/** Publishing approved listings to e-trade platforms, with proof. */
@ApplicationModule(
        allowedDependencies = {
            "gs1",
            "text",
            "web",
            "store",
            "identity",
            "media",
            "place",
            "cooperative",
            "evidence",
            "catalog",
            "trace"
        })
@NullMarked
package vn.sanvat.publish;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
