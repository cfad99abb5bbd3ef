package vn.sanvat.web.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.sanvat.text.Localized;

/** What people call the types of values in JSON and in queries. */
public final class JsonTypeNames {

    static final Set<Class<?>> WHOLE_NUMBERS =
            Set.of(long.class, int.class, short.class, Long.class, Integer.class, Short.class);
    static final Set<Class<?>> NUMBERS = Set.of(BigDecimal.class, double.class, Double.class, float.class, Float.class);

    private JsonTypeNames() {}

    /** @return such as "a whole number", to stand after "must be" */
    public static Localized of(@Nullable Class<?> type) {
        if (type == null) {
            return Localized.of("giá trị khác", "another value");
        }
        if (WHOLE_NUMBERS.contains(type)) {
            return Localized.of("số nguyên", "a whole number");
        }
        if (NUMBERS.contains(type)) {
            return Localized.of("số", "a number");
        }
        if (type.isEnum()) {
            var allowed =
                    Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "));
            return Localized.of("một trong: " + allowed, "one of: " + allowed);
        }
        if (type == boolean.class || type == Boolean.class) {
            return Localized.of("true hoặc false", "true or false");
        }
        if (type == LocalDate.class) {
            return Localized.of("ngày dạng 2026-11-23", "a date such as 2026-11-23");
        }
        if (type == OffsetDateTime.class || type == Instant.class) {
            return Localized.of("thời điểm dạng 2026-11-23T08:30:00+07:00", "a time such as 2026-11-23T08:30:00+07:00");
        }
        return type == String.class
                ? Localized.of("chuỗi chữ", "a string")
                : Localized.of("giá trị đúng dạng", "a value of the right form");
    }
}
