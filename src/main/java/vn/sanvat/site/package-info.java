/** The public pages. */
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
            "trace",
            "publish",
            "search",
            "label"
        })
@NullMarked
package vn.sanvat.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
