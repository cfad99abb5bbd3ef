package vn.sanvat.identity;

import java.time.Clock;
import java.util.Collection;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;
import vn.sanvat.identity.audit.AuditEntry;
import vn.sanvat.identity.audit.AuditStore;
import vn.sanvat.identity.audit.AuditedRequest;

/** For who writes so many records at once that each by itself would take too long to be written down. */
@Service
public class AuditTrail {

    private static final String APART = AuditTrail.class.getName() + ".apart";
    private static final String UNSEEN = AuditTrail.class.getName() + ".unseen";

    private final AuditStore store;
    private final Clock clock;

    AuditTrail(AuditStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Writes that {@link #created} writes down afterwards, all together. */
    public static <T> Mono<T> apart(Mono<T> writes) {
        return writes.contextWrite(context -> context.put(APART, true));
    }

    /** Work that approves what nobody has looked at: each of its writes says so. */
    public static Context unseen(Context context) {
        return context.put(UNSEEN, true);
    }

    public static boolean isUnseen(ContextView context) {
        return context.hasKey(UNSEEN);
    }

    public static boolean apart(ContextView context) {
        return context.hasKey(APART);
    }

    /** @param records the ids of those that came to be */
    public Mono<Void> created(String collection, Collection<String> records) {
        return records.isEmpty()
                ? Mono.empty()
                : Mono.deferContextual(context -> Viewer.current()
                        .filter(Viewer::signedIn)
                        .flatMap(viewer -> store.insertAll(records.stream()
                                .map(record -> AuditEntry.of(
                                                collection,
                                                record,
                                                1,
                                                viewer.name(),
                                                AuditedRequest.action(context),
                                                clock.instant())
                                        .asConfirmed(isUnseen(context)))
                                .toList())));
    }
}
