package vn.sanvat.cache;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import vn.sanvat.store.Sweep;
import vn.sanvat.store.WriteCounts;

/**
 * Tells the other instances of a write before the request that made it is answered: who has read of a recall here sees it everywhere.
 * What is written outside of requests, or while an answer streams, is told within a second. A nudge, no more: what an instance wrote that
 * died before it told is seen all the same, once what was kept is of {@link FreshnessStamp#MAX_AGE}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class WriteAnnouncer implements WebFilter {

    private static final Logger LOG = LoggerFactory.getLogger(WriteAnnouncer.class);

    /** For so long an answer waits; a database that answers does so much sooner. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final AnnouncementStore announcements;
    private final Freshness freshness;
    private final WriteCounts writes;
    private final AtomicLong announced = new AtomicLong();

    WriteAnnouncer(AnnouncementStore announcements, Freshness freshness, WriteCounts writes) {
        this.announcements = announcements;
        this.freshness = freshness;
        this.writes = writes;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var method = exchange.getRequest().getMethod();
        if (!writes.alone() && !method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            exchange.getResponse().beforeCommit(() -> before(exchange.getResponse()));
        }
        return chain.filter(exchange);
    }

    /** Of a refusal nobody reads what others have to know, and where the database is away it would come later still. */
    private Mono<Void> before(ServerHttpResponse answer) {
        var status = answer.getStatusCode();
        return status != null && status.isError() ? Mono.empty() : announce();
    }

    @Scheduled(fixedDelayString = "${sanvat.cache.announce-every:1s}")
    Mono<Void> tick() {
        return Mono.defer(() -> writes.alone() ? Mono.empty() : announce());
    }

    @Scheduled(fixedDelayString = "1d")
    Mono<Void> tidy() {
        var work = Mono.defer(() -> writes.alone() ? Mono.empty() : announcements.forgetTheDead());
        return Sweep.tryAgainLater(work, LOG, "Old announcements stay for another day");
    }

    /** A failure, or silence, does not fail the request, whose write stands; the next tick tells it. */
    private Mono<Void> announce() {
        var work = Mono.defer(() -> {
            long own = freshness.own();
            return own == announced.get()
                    ? Mono.<Void>empty()
                    : announcements.announce(own).doOnSuccess(done -> announced.set(own));
        });
        return Sweep.tryAgainLater(
                work.timeout(PATIENCE, Mono.empty()), LOG, "Other instances do not know of a write yet");
    }
}
