package vn.sanvat.catalog.label;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.text.Phrases;

/**
 * The rules that change faster than code, as they are kept in resources.
 *
 * @param regimes ordered by their first days, without gaps
 */
public record RuleData(List<LabelRegime> regimes, ClaimWords words, Allergens allergens) {

    public static RuleData read() throws IOException {
        return new RuleData(
                List.of(read("rules/label-regimes.json", LabelRegime[].class)),
                read("rules/claim-words.json", ClaimWords.class),
                read("rules/allergens.json", Allergens.class));
    }

    /** The law that holds on a day; the first one we know for days before it. */
    public LabelRegime regimeOn(LocalDate day) {
        return regimes.stream()
                .filter(regime -> regime.validOn(day))
                .findFirst()
                .orElseGet(regimes::getFirst);
    }

    private static <T> T read(String path, Class<T> type) throws IOException {
        try (var file = new ClassPathResource(path).getInputStream()) {
            return JsonMapper.builder()
                    .addMixIn(Phrases.class, PhrasesAsList.class)
                    .build()
                    .readValue(file, type);
        }
    }

    /** How phrases stand in a file; they themselves know no format. */
    private abstract static class PhrasesAsList {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        PhrasesAsList(Collection<String> unused) {}
    }
}
