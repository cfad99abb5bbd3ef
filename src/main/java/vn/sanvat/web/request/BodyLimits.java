package vn.sanvat.web.request;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import vn.sanvat.web.json.StrictJsonDecoder;

/**
 * How long the body of a request may take to come, and how many may be coming. A body has {@code timeout}, and a second more for each
 * {@code minPerSecond} that have come: a phone with a signal that lets 20 kB/s through sends a picture of 5 MB in its four minutes, and
 * one at the lowest rate of 4 kB/s in 21; a sender of one byte in eight seconds is told after half a minute.
 *
 * @param timeout also the longest silence, in which a phone finds its signal again
 * @param minPerSecond half of what the poorest signal (EDGE) lets through
 * @param maxOfNetwork of one address or network; people behind one address of a whole village send as many pictures at once
 * @param maxInAll they hold a connection, and a file or some memory, but nobody works for them
 * @param maxInMemory bytes of all together that are kept in memory until the last has come: bodies of JSON and forms
 */
@ConfigurationProperties("sanvat.web.body")
record BodyLimits(
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("4KB") DataSize minPerSecond,
        @DefaultValue("64") int maxOfNetwork,
        @DefaultValue("512") int maxInAll,
        @DefaultValue("16MB") DataSize maxInMemory) {

    private static final Duration LONGEST_LOOK = Duration.ofSeconds(1);

    BodyLimits {
        if (timeout.isNegative()
                || timeout.isZero()
                || minPerSecond.toBytes() < 1
                || maxOfNetwork < 1
                || maxInAll < 1
                || maxInMemory.toBytes() < StrictJsonDecoder.MAX_BODY_BYTES) {
            throw new IllegalArgumentException("sanvat.web.body: all must be above 0, and max-in-memory at least "
                    + StrictJsonDecoder.MAX_BODY_BYTES);
        }
    }

    /** How often a body that is coming is looked at. */
    Duration look() {
        var quarter = timeout.dividedBy(4);
        return quarter.compareTo(LONGEST_LOOK) < 0 ? quarter : LONGEST_LOOK;
    }
}
