package vn.sanvat.identity;

import java.util.Collection;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Which makers there are. Accounts name them, and the module that keeps them stands above this one. */
public interface KnownMakers {

    /** @return those of the ids that are a maker's */
    Mono<Set<String>> among(Collection<String> ids);
}
