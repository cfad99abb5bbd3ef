/** Products, packs, label text, and the life of a listing. */
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
            "evidence"
        })
@NullMarked
package vn.sanvat.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
