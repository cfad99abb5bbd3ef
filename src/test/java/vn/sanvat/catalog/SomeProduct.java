package vn.sanvat.catalog;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.LabelText.Ingredient;
import vn.sanvat.catalog.Pack.Packaging;
import vn.sanvat.gs1.Gtin;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Quantity;
import vn.sanvat.text.Quantity.Unit;

/** Products for tests: turmeric powder with all that the law wants. */
public final class SomeProduct {

    public static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

    private SomeProduct() {}

    public static LabelText label(Ingredient... ingredients) {
        return new LabelText(
                List.of(ingredients),
                Localized.vietnamese("Pha với nước ấm"),
                Localized.vietnamese("Nơi khô ráo"),
                null,
                List.of(),
                null,
                Localized.vietnamese("Xã Tuyên Phú, Quảng Trị"));
    }

    public static Ingredient ingredient(String name, @Nullable String percent) {
        return new Ingredient(Localized.vietnamese(name), percent == null ? null : new BigDecimal(percent));
    }

    public static Pack pack(String id) {
        return new Pack(
                id,
                Quantity.of("200", Unit.G),
                new Packaging(Localized.vietnamese("Túi zip"), null),
                null,
                100_000,
                365,
                false);
    }

    public static Pack packDraft(@Nullable Gtin gtin) {
        return new Pack(
                Pack.NO_ID,
                Quantity.of("200", Unit.G),
                new Packaging(Localized.vietnamese("Túi zip"), null),
                gtin,
                100_000,
                365,
                false);
    }

    public static Product.Content content(String name, LabelText label, Pack... packs) {
        return new Product.Content(
                Localized.vietnamese(name),
                Category.SPICES,
                Localized.vietnamese("Nghệ trồng trên đồi."),
                label,
                List.of(packs),
                List.of("photo"),
                null,
                null);
    }

    public static Product.Content content(String name) {
        return content(name, label(ingredient("Nghệ", null)), pack("p1"));
    }

    public static Product product(Product.Content content) {
        return new Product("bot-nghe", 1, "htx", content, Listing.draft(NOW), NOW, NOW);
    }

    public static ProductDraft draft(String cooperative, Pack... packs) {
        return new ProductDraft(
                cooperative,
                new Product.Content(
                        Localized.vietnamese("Bột nghệ"),
                        Category.SPICES,
                        Localized.vietnamese("Nghệ trồng trên đồi."),
                        label(ingredient("Nghệ", null)),
                        List.of(packs),
                        List.of(),
                        null,
                        null));
    }

    /**
     * A GTIN of the prefix for demonstrations.
     *
     * @param number 0..999999999
     */
    public static Gtin gtin(int number) {
        var digits = String.format("0952%09d", number);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return new Gtin(digits + (10 - sum % 10) % 10);
    }

    /** As the API takes it: a complete product of a maker, with one pack. */
    public static Map<String, Object> json(String cooperative, Map<String, Object> pack) {
        return Map.of(
                "cooperative", cooperative,
                "name", Map.of("vi", "Bột nghệ", "en", "Turmeric powder"),
                "category", "SPICES",
                "description", Map.of("vi", "Nghệ trồng trên đồi."),
                "label",
                        Map.of(
                                "ingredients", List.of(Map.of("name", Map.of("vi", "Nghệ"))),
                                "use", Map.of("vi", "Pha với nước ấm"),
                                "storage", Map.of("vi", "Nơi khô ráo"),
                                "origin", Map.of("vi", "Xã Tuyên Phú, Quảng Trị")),
                "packs", List.of(pack));
    }

    public static Map<String, Object> packJson() {
        return Map.of(
                "net",
                Map.of("value", 200, "unit", "G"),
                "packaging",
                Map.of("kind", Map.of("vi", "Túi zip")),
                "priceVnd",
                45_000,
                "shelfLifeDays",
                365);
    }
}
