package vn.sanvat.identity.audit;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.store.Sweep;

/**
 * Writes down that somebody was refused at an account: once in {@link #WINDOW}, by whatever number of guesses, networks and instances.
 * Not while the guesser waits, or a name that is known would be answered later than one that is not.
 */
@Component
public class RefusedSignIns {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedSignIns.class);

    static final Duration WINDOW = Duration.ofMinutes(15);

    /** In a second; more are accounts that somebody goes through one by one, of which the first ones tell enough. */
    static final int MAX_WAITING = 200;

    private final AuditStore store;
    private final Clock clock;
    private final Set<Refused> waiting = new HashSet<>();

    RefusedSignIns(AuditStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    private record Refused(String account, AccountEvent event) {}

    /** @param account its id, and never what a stranger typed */
    public synchronized void add(String account, AccountEvent event) {
        if (waiting.size() < MAX_WAITING) {
            waiting.add(new Refused(account, event));
        }
    }

    private synchronized List<Refused> take() {
        var all = new ArrayList<>(waiting);
        waiting.clear();
        return all;
    }

    @Scheduled(fixedDelayString = "PT1S")
    Mono<Void> write() {
        return Sweep.tryAgainLater(
                Flux.defer(() -> Flux.fromIterable(take()))
                        .concatMap(refused -> store.begin(entry(refused)))
                        .then(),
                LOG,
                "Refused sign-ins stay out of the trail");
    }

    private AuditEntry entry(Refused refused) {
        var now = clock.instant();
        var window = Long.toString(now.getEpochSecond() / WINDOW.toSeconds());
        return AuditEntry.ofAccount(
                refused.account(), refused.account(), refused.event().word(), window, now);
    }
}
