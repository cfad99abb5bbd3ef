package vn.sanvat.identity;

import java.util.Collection;
import java.util.Set;
import reactor.core.publisher.Mono;
import vn.sanvat.web.Faults;
import vn.sanvat.web.Problem;

/** Which makers there are. Accounts name them, and the module that keeps them stands above this one. */
public interface KnownMakers {

    /** @return those of the ids that are a maker's */
    Mono<Set<String>> among(Collection<String> ids);

    /**
     * Refuses a record that names makers who are not there.
     *
     * @throws Problem invalid, naming the field once for every id that is no maker's
     */
    default Mono<Void> required(String field, Collection<String> ids) {
        return among(ids)
                .flatMap(known -> Mono.fromRunnable(() -> {
                    var faults = new Faults();
                    check(field, ids, known, faults);
                    faults.refuse();
                }));
    }

    /** A fault for every id that is not known. */
    static void check(String field, Collection<String> ids, Set<String> known, Faults faults) {
        for (var id : ids) {
            if (!known.contains(id)) {
                faults.add(
                        field,
                        "Không có cơ sở \"" + id + "\"; hãy ghi id của cơ sở, như trong /api/cooperatives",
                        "There is no cooperative \"" + id + "\"; give its id, as in /api/cooperatives");
            }
        }
    }
}
