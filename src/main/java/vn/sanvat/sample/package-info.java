/** The sample goods of a commune, for trying Sản Vật out. */
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
package vn.sanvat.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
