package vn.sanvat.sample;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.catalog.Pack.Packaging;
import vn.sanvat.catalog.Product;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.evidence.Evidence;
import vn.sanvat.gs1.Gtin;
import vn.sanvat.place.Address;
import vn.sanvat.place.Position;
import vn.sanvat.text.Localized;

/** What the files under {@code /sample} say; the comments at their heads say how. */
record SampleData(
        List<Maker> cooperatives,
        List<Document> evidence,
        Map<String, Packaging> packagings,
        List<Goods> products,
        Map<String, Spot> places,
        Map<String, List<ProcessStep>> processes,
        List<Batch> batches) {

    record Maker(
            String key,
            Cooperative.Kind kind,
            String name,
            @Nullable String taxCode,
            Cooperative.@Nullable Registration registration,
            String phone,
            String email,
            Localized openingHours,
            Address address,
            Position position,
            int members,
            String picture,
            Localized alt,
            Localized story) {}

    /** @param products keys of the goods that it covers; absent for all of the cooperative's */
    record Document(
            String cooperative,
            Evidence.Kind kind,
            @Nullable Integer stars,
            String number,
            String issuer,
            int fromDaysAgo,
            @Nullable Integer days,
            @Nullable List<String> products,
            boolean verified) {}

    record Goods(
            String key,
            String cooperative,
            Picture photo,
            List<Filling> packs,
            @JsonUnwrapped Product.Content content) {}

    record Picture(String file, Localized alt) {}

    /**
     * A pack.
     *
     * @param net such as {@code 500 G}
     * @param in a key of {@link #packagings()}
     */
    record Filling(
            String net,
            String in,
            @Nullable Gtin gtin,
            long price,
            @Nullable Integer days,
            @Nullable Boolean byWeight) {

        boolean soldByWeight() {
            return Boolean.TRUE.equals(byWeight);
        }
    }

    record Spot(String vi, String en, String place) {}

    /**
     * @param before days before the packing day
     * @param after days after the step before it
     * @param day a key of {@link Batch#days()}
     * @param makes what goods become here; absent where they are only looked at
     * @param sees what people call the goods before they are harvested
     * @param unit of what is made; kg where absent
     */
    record ProcessStep(
            String step,
            @Nullable Integer before,
            @Nullable Integer after,
            @Nullable String day,
            int hour,
            String where,
            @Nullable Localized makes,
            @Nullable Localized sees,
            @Nullable String process,
            @Nullable BigDecimal ratio,
            @Nullable String unit,
            @Nullable String disposition,
            @Nullable Localized note,
            @Nullable List<List<Object>> readings) {}

    record Batch(
            String key,
            String product,
            String process,
            @Nullable Integer daysAgo,
            @Nullable String monthDay,
            @Nullable Map<String, String> days,
            @Nullable Boolean oldAddress,
            @Nullable Mistake mistake,
            List<Part> lots) {

        LocalDate packedOn(LocalDate today) {
            return monthDay != null
                    ? SampleDays.latest(monthDay, today.minusDays(1))
                    : today.minusDays(daysAgo == null ? 1 : daysAgo);
        }
    }

    /** A reading that was noted wrongly and corrected later. */
    record Mistake(String step, int reading, BigDecimal wrongly, Localized reason) {}

    /**
     * A lot.
     *
     * @param pack counted from 1
     * @param count packs; kg where the pack is sold by weight
     */
    record Part(
            int pack,
            int count,
            @Nullable Boolean diary,
            @Nullable Recall recall) {}

    record Recall(Localized reason, Localized advice) {}

    static SampleData read(JsonMapper mapper) {
        var all = new HashMap<>(file("cooperatives"));
        all.putAll(file("products"));
        all.putAll(file("processes"));
        all.putAll(file("batches"));
        return mapper.convertValue(all, SampleData.class);
    }

    private static Map<String, Object> file(String name) {
        try (var in = new ClassPathResource("sample/" + name + ".yaml").getInputStream()) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Goods product(String key) {
        return products.stream()
                .filter(goods -> goods.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
