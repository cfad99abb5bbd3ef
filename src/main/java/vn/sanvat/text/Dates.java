package vn.sanvat.text;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** Days as people in Vietnam write them: day, month, year. */
public final class Dates {

    /** The zone in which the people of this catalog live. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);
    private static final DateTimeFormatter WRITTEN_WITH_TIME =
            DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm", Locale.ROOT);
    private static final DateTimeFormatter READ =
            DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private Dates() {}

    /** @return such as {@code 23/11/2026} */
    public static String format(LocalDate day) {
        return WRITTEN.format(day);
    }

    /** @return such as {@code 23/11/2026 13:05}, the clock of Vietnam */
    public static String format(Instant instant) {
        return WRITTEN_WITH_TIME.format(instant.atZone(ZONE));
    }

    /** Reads {@code 23/11/2026}, also with {@code -} or {@code .} and without leading zeros; empty for what is no such day. */
    public static Optional<LocalDate> parse(String text) {
        try {
            return Optional.of(LocalDate.parse(PlainText.line(text).replaceAll("[-.]", "/"), READ));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The day that it is in Vietnam. */
    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }
}
