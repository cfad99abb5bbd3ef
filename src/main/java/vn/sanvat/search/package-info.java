/** The search index and the queries on it: derived from the records, thrown away and rebuilt at any time. */
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
package vn.sanvat.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
