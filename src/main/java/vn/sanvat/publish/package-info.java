/** Publishing approved listings to e-trade platforms, with proof: here the port, {@link vn.sanvat.publish.TradePlatform}, and its values. */
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
