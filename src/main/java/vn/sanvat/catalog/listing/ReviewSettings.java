package vn.sanvat.catalog.listing;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vn.sanvat.text.Dates;

/** @param reviewDays calendar days after the one on which goods are submitted, within which they are decided on; 1 to 365 */
@ConfigurationProperties("sanvat.catalog")
public record ReviewSettings(@DefaultValue("5") int reviewDays) {

    private static final int MAX_DAYS = 365;

    public ReviewSettings {
        if (reviewDays < 1 || reviewDays > MAX_DAYS) {
            throw new IllegalArgumentException(
                    "sanvat.catalog.review-days is " + reviewDays + "; it must be 1 to " + MAX_DAYS);
        }
    }

    /** The last day on which a decision is in time. */
    public LocalDate dueOn(Instant submittedAt) {
        return LocalDate.ofInstant(submittedAt, Dates.ZONE).plusDays(reviewDays);
    }

    /** What was submitted before is late on a day. */
    public Instant lateBefore(LocalDate today) {
        return today.minusDays(reviewDays).atStartOfDay(Dates.ZONE).toInstant();
    }
}
