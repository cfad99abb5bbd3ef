package vn.sanvat.place;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.sanvat.text.Localized;

/**
 * An administrative unit for as long as it was valid. The same code may name another unit later, so a unit is a code and a date.
 *
 * @param id {@code code@validFrom}, such as {@code 18985@2025-07-01}
 * @param code as the General Statistics Office numbers it
 * @param name with its kind, such as {@code xã Tuyên Phú}
 * @param parent the id of the unit above it; none above a province
 * @param validTo the first day on which it was no longer valid; open where it still is
 * @param successors the ids of the units that its area went to
 * @param decree the legal document that made it, and where it can be read
 * @param source where we have these facts from, and which of them are not sure
 */
@Document("places")
public record Place(
        @Id String id,
        @Version long revision,
        String code,
        String name,
        Level level,
        @Nullable String parent,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        List<String> successors,
        @Nullable String decree,
        @Nullable String source) {

    /** How the kinds of units are called in English; the longer Vietnamese ones first. */
    private static final List<Map.Entry<String, String>> KINDS = List.of(
            Map.entry("thị trấn ", "township"),
            Map.entry("thành phố ", "city"),
            Map.entry("thị xã ", "town"),
            Map.entry("đặc khu ", "special zone"),
            Map.entry("phường ", "ward"),
            Map.entry("huyện ", "district"),
            Map.entry("tỉnh ", "province"),
            Map.entry("quận ", "district"),
            Map.entry("xã ", "commune"));

    /** The levels that there are, or were until 1 July 2025. */
    public enum Level {
        PROVINCE,
        DISTRICT,
        COMMUNE
    }

    public static String idOf(String code, LocalDate validFrom) {
        return code + "@" + validFrom;
    }

    /** The name in both languages, such as {@code xã Tuyên Phú} and {@code Tuyên Phú commune}. */
    public Localized title() {
        for (var kind : KINDS) {
            if (name.regionMatches(true, 0, kind.getKey(), 0, kind.getKey().length())) {
                return Localized.of(name, name.substring(kind.getKey().length()) + " " + kind.getValue());
            }
        }
        return Localized.of(name, name);
    }

    public boolean validOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
    }
}
