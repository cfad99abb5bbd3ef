package vn.sanvat.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;
import vn.sanvat.identity.audit.AccountEvent;
import vn.sanvat.identity.audit.AuditEntry;
import vn.sanvat.identity.audit.AuditStore;
import vn.sanvat.identity.audit.AuditedRequest;
import vn.sanvat.text.Localized;

/** What the writing of a record does not write down by itself: many records at once, and what is no revision of one. */
@Service
public class AuditTrail {

    private static final String APART = AuditTrail.class.getName() + ".apart";
    private static final String UNSEEN = AuditTrail.class.getName() + ".unseen";

    private final AuditStore store;
    private final SecureRandom random;
    private final Clock clock;

    AuditTrail(AuditStore store, SecureRandom random, Clock clock) {
        this.store = store;
        this.random = random;
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

    /** By the account itself, which nobody is signed in to yet. */
    public Mono<Void> happened(String account, AccountEvent event) {
        return Mono.defer(
                () -> store.insert(AuditEntry.ofAccount(account, account, event.word(), once(), clock.instant())));
    }

    /** By whoever is signed in, and by the operation that is being worked on; for what is no revision of a record. */
    public Mono<Void> doneTo(String account) {
        return Mono.deferContextual(context -> Viewer.current()
                .filter(Viewer::signedIn)
                .flatMap(viewer -> Mono.justOrEmpty(AuditedRequest.action(context))
                        .flatMap(action -> store.insert(
                                AuditEntry.ofAccount(account, viewer.name(), action, once(), clock.instant())))));
    }

    /** What an account did, the newest first. */
    public Flux<AuditEntry> by(String account, int max) {
        return store.by(account, max);
    }

    /**
     * Which changes makers are told of.
     *
     * @param makers whose records
     * @param except the account that is told, which knows what it did itself
     * @param actions by which operations it was done
     * @param recordStates that the records came to by it
     */
    public record ChangeFilter(
            Collection<String> makers, String except, Set<String> actions, Set<String> recordStates) {}

    /** Where a list goes on: after what was done then, and of what was done at that moment, after that id. */
    public record Position(Instant at, String id) {}

    /** Something that was done to a record of makers. */
    public record RecordChange(
            String id,
            String collection,
            String record,
            List<String> makers,
            @Nullable String action,
            @Nullable String recordState,
            @Nullable Localized why,
            Instant at) {

        private static RecordChange of(AuditEntry entry) {
            return new RecordChange(
                    entry.id(),
                    entry.collection(),
                    entry.record(),
                    entry.makers(),
                    entry.action(),
                    entry.recordState(),
                    entry.why(),
                    entry.at());
        }
    }

    /**
     * What others did to the records of makers, the newest first.
     *
     * @param before where the list goes on; none for its beginning
     */
    public Flux<RecordChange> changes(ChangeFilter filter, @Nullable Position before, int max) {
        return filter.makers().isEmpty()
                ? Flux.empty()
                : store.changes(filter, before, max).map(RecordChange::of);
    }

    /**
     * How much of it was done after a moment.
     *
     * @param max more is not counted
     */
    public Mono<Long> countChanges(ChangeFilter filter, Instant after, int max) {
        return filter.makers().isEmpty() ? Mono.just(0L) : store.countChanges(filter, after, max);
    }

    /**
     * The makers that there is something to tell of since a moment.
     *
     * @param max changes that are looked at, the newest
     */
    public Flux<String> makersOfChanges(Set<String> actions, Set<String> recordStates, Instant since, int max) {
        return store.changesSince(actions, recordStates, since, max)
                .flatMapIterable(AuditEntry::makers)
                .distinct();
    }

    private String once() {
        return Long.toHexString(random.nextLong());
    }

    /** @param records the ids of those that came to be */
    public Mono<Void> created(String collection, Collection<String> records) {
        return records.isEmpty()
                ? Mono.empty()
                : Mono.deferContextual(context -> Viewer.current()
                        .filter(Viewer::signedIn)
                        .flatMap(viewer -> store.confirmAll(records.stream()
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
