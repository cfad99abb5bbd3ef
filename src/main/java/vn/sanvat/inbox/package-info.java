/** What others decided about a maker's records, as its people read it: from the audit trail, with how far each has read. */
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
package vn.sanvat.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
