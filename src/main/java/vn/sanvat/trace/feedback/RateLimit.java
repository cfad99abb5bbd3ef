package vn.sanvat.trace.feedback;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import vn.sanvat.text.Dates;
import vn.sanvat.web.ClientAddress;
import vn.sanvat.web.Problem;

/**
 * How often one client, and all together, may report in an hour. Addresses are not kept: a client is known by a hash of its address
 * with a salt that is in memory only and changes every day. Each instance counts for itself.
 */
@Component
public class RateLimit {

    static final int MAX_PER_CLIENT = 5;

    /** Of all clients together: whoever has many addresses must not fill the store. */
    static final int MAX_IN_ALL = 500;

    static final Duration WINDOW = Duration.ofHours(1);

    /** Clients that are remembered; the ones that came longest ago are forgotten first. */
    private static final int MAX_CLIENTS = 10_000;

    private static final int SALT_BYTES = 32;
    private static final String ALL = "all";

    private final SecureRandom random;
    private final Clock clock;
    private final Map<String, Count> counts = new LinkedHashMap<>();
    private byte[] salt = {};
    private LocalDate saltOf = LocalDate.MIN;

    /** @param since when the window began */
    private record Count(Instant since, int reports) {}

    RateLimit(SecureRandom random, Clock clock) {
        this.random = random;
        this.clock = clock;
    }

    /**
     * Counts a report.
     *
     * @param from where it comes from; only a hash of it is kept
     * @throws Problem too many, with the time to wait
     */
    public synchronized void count(ClientAddress from) {
        var now = clock.instant();
        counts.values().removeIf(count -> count.since().plus(WINDOW).isBefore(now));
        var client = hash(from, LocalDate.ofInstant(now, Dates.ZONE));
        check(client, MAX_PER_CLIENT, now);
        check(ALL, MAX_IN_ALL, now);
        add(client, now);
        add(ALL, now);
        while (counts.size() > MAX_CLIENTS) {
            counts.remove(counts.keySet().stream()
                    .filter(key -> !key.equals(ALL))
                    .findFirst()
                    .orElse(ALL));
        }
    }

    /** Takes back one count: what was counted was here already. */
    public synchronized void countBack(ClientAddress from) {
        var client = hash(from, Dates.today(clock));
        for (var key : List.of(client, ALL)) {
            counts.computeIfPresent(key, (same, count) -> new Count(count.since(), Math.max(0, count.reports() - 1)));
        }
    }

    /**
     * What a client sends twice is the same: a name of it that says nothing of who sent it, another one tomorrow or after a restart.
     *
     * @param from only a hash of it goes in
     * @param said all that makes it the same
     */
    public synchronized UUID nameOf(ClientAddress from, String said) {
        var today = Dates.today(clock);
        return UUID.nameUUIDFromBytes(mac(hash(from, today) + "\0" + said).getBytes(StandardCharsets.UTF_8));
    }

    /** Starts counting anew, as after a restart. */
    public synchronized void forget() {
        counts.clear();
    }

    private void check(String key, int max, Instant now) {
        var count = counts.get(key);
        if (count != null && count.reports() >= max) {
            var wait = Duration.between(now, count.since().plus(WINDOW)).plusSeconds(1);
            long minutes = wait.plusMinutes(1).minusSeconds(1).toMinutes();
            throw Problem.of(
                            Problem.Kind.TOO_MANY,
                            null,
                            "Mỗi giờ nhận tối đa " + max + " phản ánh; hãy thử lại sau " + minutes
                                    + " phút, hoặc gọi cho cơ sở sản xuất",
                            "At most " + max + " reports an hour are taken; try again in " + minutes
                                    + " minutes, or call the maker")
                    .retryAfter(wait);
        }
    }

    private void add(String key, Instant now) {
        counts.merge(key, new Count(now, 1), (old, one) -> new Count(old.since(), old.reports() + 1));
    }

    private String hash(ClientAddress from, LocalDate today) {
        if (!today.equals(saltOf)) {
            salt = new byte[SALT_BYTES];
            random.nextBytes(salt);
            saltOf = today;
        }
        return mac(from.network());
    }

    private String mac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
