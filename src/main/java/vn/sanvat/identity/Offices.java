package vn.sanvat.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.office.OfficeStore;
import vn.sanvat.store.StartUpTask;
import vn.sanvat.store.Sweep;
import vn.sanvat.text.Localized;
import vn.sanvat.web.Faults;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Revision;

/**
 * What the office says of itself. It stands on every page, and so is kept in memory: read at the start, after each change made here, and
 * again and again for changes that other instances make.
 */
@Service
@Order(StartUpTask.RECORDS)
public class Offices implements StartUpTask {

    private static final Logger LOG = LoggerFactory.getLogger(Offices.class);

    private static final int MAX_NAME_LENGTH = 200;
    private static final int MAX_TEXT_LENGTH = 2_000;

    private final OfficeStore store;
    private final Clock clock;
    private final AtomicReference<Optional<Office>> known = new AtomicReference<>(Optional.empty());
    private final AtomicLong changes = new AtomicLong();

    Offices(OfficeStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** What is asked for, as it was typed. */
    public record Draft(
            String name,
            String address,
            String phone,
            @Nullable String email,
            @Nullable Localized complaints) {

        @Override
        public String toString() {
            return "Draft[" + name + "]";
        }
    }

    /** Empty where nobody has set it up. */
    public Mono<Office> current() {
        return store.find()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .doOnNext(this::keep)
                .flatMap(Mono::justOrEmpty);
    }

    /** As it was last read; empty where nobody has set it up. */
    public Optional<Office> known() {
        return known.get();
    }

    /** Another number whenever {@link #known} is another. */
    public long changes() {
        return changes.get();
    }

    @Override
    public Mono<Void> run() {
        return current().then();
    }

    @Scheduled(fixedDelayString = "PT2S", initialDelayString = "PT2S")
    Mono<Void> refresh() {
        return Sweep.tryAgainLater(Mono.defer(this::run), LOG, "What the office says of itself is not read anew");
    }

    private void keep(Optional<Office> read) {
        if (!known.getAndSet(read).equals(read)) {
            changes.incrementAndGet();
        }
    }

    /** @param seen the revision that was read; 0 where nobody had set it up. @throws Problem invalid, or stale */
    public Mono<Office> set(long seen, Draft draft) {
        return store.find()
                .doOnNext(present -> Revision.check(seen, present.revision()))
                .map(present -> checked(draft, present.revision(), present.createdAt()))
                .switchIfEmpty(Mono.fromSupplier(() -> {
                    Revision.check(seen, 0);
                    return checked(draft, 0, clock.instant());
                }))
                .flatMap(store::save)
                .doOnNext(saved -> keep(Optional.of(saved)))
                .onErrorMap(
                        DuplicateKeyException.class,
                        faster -> Problem.of(
                                Problem.Kind.STALE,
                                null,
                                "Người khác vừa thiết lập đơn vị; hãy tải lại",
                                "Somebody else has just set up the office; load it again"));
    }

    private Office checked(Draft draft, long revision, Instant createdAt) {
        var faults = new Faults();
        var name = faults.line("name", draft.name(), MAX_NAME_LENGTH);
        var address = faults.line("address", draft.address(), MAX_NAME_LENGTH);
        var phone = faults.optionalPhone("phone", draft.phone());
        if (phone == null && faults.none()) {
            faults.text("phone", null, MAX_NAME_LENGTH);
        }
        var email = faults.optionalEmail("email", draft.email());
        var complaints = faults.optionalLocalized("complaints", draft.complaints(), MAX_TEXT_LENGTH);
        faults.refuse();
        return new Office(
                Office.ID,
                revision,
                name,
                address,
                String.valueOf(phone),
                email,
                complaints,
                createdAt,
                clock.instant());
    }
}
