/** QR images: written, and read again before they are handed out. */
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
            "catalog",
            "trace"
        })
@NullMarked
package vn.sanvat.label;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
