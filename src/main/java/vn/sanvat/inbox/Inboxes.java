package vn.sanvat.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.evidence.Dossier;
import vn.sanvat.evidence.Evidence;
import vn.sanvat.evidence.Evidence.Verification;
import vn.sanvat.identity.AuditTrail;
import vn.sanvat.identity.AuditTrail.ChangeFilter;
import vn.sanvat.identity.AuditTrail.Position;
import vn.sanvat.identity.AuditTrail.RecordChange;
import vn.sanvat.identity.Viewer;
import vn.sanvat.text.Dates;
import vn.sanvat.text.Localized;

/** What others decided about the records of the makers that somebody acts for. Nothing is sent to an inbox: it is read off the trail. */
@Service
class Inboxes {

    /** More unread ones are not counted. */
    static final int MAX_UNREAD = 99;

    /** Before the last day of a paper: long enough to ask for a new one. */
    static final Duration ENDING = Duration.ofDays(60);

    private static final Comparator<Message> NEWEST_FIRST =
            Comparator.comparing(Message::at).thenComparing(Message::id).reversed();

    private final AuditTrail trail;
    private final Dossier dossier;
    private final RecordNames names;
    private final InboxStore store;
    private final Clock clock;

    Inboxes(AuditTrail trail, Dossier dossier, RecordNames names, InboxStore store, Clock clock) {
        this.trail = trail;
        this.dossier = dossier;
        this.names = names;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Some messages, the newest first.
     *
     * @param next where the list goes on; none where it ends
     * @param unread of all, at most {@link #MAX_UNREAD}
     */
    record Some(List<Message> messages, @Nullable Position next, long unread, Inbox inbox) {}

    /** @param before where the list goes on; none for its beginning */
    Mono<Some> list(Viewer viewer, @Nullable Position before, int size) {
        var filter = ofOthers(viewer);
        return Mono.zip(
                        store.find(viewer.name()),
                        trail.changes(filter, before, size + 1).collectList(),
                        endings(viewer).collectList())
                .flatMap(all -> {
                    var found = newest(viewer, all.getT2(), all.getT3(), before, size + 1);
                    var shown = found.stream().limit(size).toList();
                    var next = found.size() > size ? shown.getLast().position() : null;
                    return Mono.zip(names.named(shown), unread(filter, all.getT3(), all.getT1()))
                            .map(both -> new Some(both.getT1(), next, both.getT2(), all.getT1()));
                });
    }

    /** All until then is read; what comes later is not, nor what lies ahead. */
    Mono<Void> read(Viewer viewer, Instant until) {
        var now = clock.instant();
        return store.read(viewer.name(), until.isAfter(now) ? now : until);
    }

    private static ChangeFilter ofOthers(Viewer viewer) {
        return new ChangeFilter(viewer.cooperatives(), viewer.name(), Decision.ACTIONS, Decision.RECORD_STATES);
    }

    private static List<Message> newest(
            Viewer viewer, List<RecordChange> changes, List<Message> endings, @Nullable Position before, int max) {
        var older = endings.stream().filter(ending -> before == null || isBefore(ending, before));
        return Stream.concat(changes.stream().flatMap(change -> message(viewer.cooperatives(), change)), older)
                .sorted(NEWEST_FIRST)
                .limit(max)
                .toList();
    }

    private static Stream<Message> message(Set<String> makers, RecordChange change) {
        var decision = Decision.of(change);
        var own = change.makers().stream().filter(makers::contains).toList();
        return decision == null ? Stream.empty() : Stream.of(Message.of(decision, change, own));
    }

    private static boolean isBefore(Message message, Position position) {
        var order = message.at().compareTo(position.at());
        return order < 0 || (order == 0 && message.id().compareTo(position.id()) < 0);
    }

    /** Papers that are about to end, or have ended: each stands in the list at the moment from which that was so. */
    private Flux<Message> endings(Viewer viewer) {
        var now = clock.instant();
        return dossier.ofCooperatives(viewer.cooperatives())
                .filter(paper -> paper.verification().state() != Verification.State.REFUSED)
                .flatMap(paper -> Mono.justOrEmpty(paper.validTo()).map(last -> {
                    var soon = last.atStartOfDay(Dates.ZONE).toInstant().minus(ENDING);
                    return ending(paper, last, soon.isAfter(paper.createdAt()) ? soon : paper.createdAt());
                }))
                .filter(message -> !message.at().isAfter(now));
    }

    private static Message ending(Evidence paper, LocalDate last, Instant since) {
        var day = Dates.format(last);
        return new Message(
                paper.id() + "/ending/" + last,
                Decision.PAPER_ENDING,
                paper.id(),
                List.of(paper.scope().cooperative()),
                null,
                Localized.of("Có hiệu lực đến hết ngày " + day, "It is valid until " + day),
                since);
    }

    private Mono<Long> unread(ChangeFilter filter, List<Message> endings, Inbox inbox) {
        var papers =
                endings.stream().filter(ending -> !inbox.hasRead(ending.at())).count();
        var after = inbox.readUntil() == null ? Instant.EPOCH : inbox.readUntil();
        return trail.countChanges(filter, after, MAX_UNREAD).map(changes -> Math.min(changes + papers, MAX_UNREAD));
    }
}
