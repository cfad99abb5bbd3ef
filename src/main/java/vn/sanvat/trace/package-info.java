/** Lots, EPCIS 2.0 events, journeys, recalls, QR codes and their states. */
@ApplicationModule(
        allowedDependencies = {
            "gs1",
            "text",
            "web",
            "store",
            "cache",
            "identity",
            "media",
            "place",
            "cooperative",
            "evidence",
            "catalog"
        })
@NullMarked
package vn.sanvat.trace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
