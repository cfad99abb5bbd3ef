package vn.sanvat.catalog.label;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.sanvat.catalog.Category;
import vn.sanvat.catalog.Issue;
import vn.sanvat.catalog.LabelText.Ingredient;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Product;
import vn.sanvat.text.Phrases;

/** Whether a product's label says what the law wants of its kind of goods. */
public final class LabelRules {

    private LabelRules() {}

    /** Every required part that is missing. Nghị định 37/2026/NĐ-CP, Điều 42. */
    public static List<Issue> missingFields(Product.Content content, LabelRegime regime) {
        return regime.required(content.category().regime()).stream()
                .flatMap(field -> missing(field, content, regime))
                .toList();
    }

    private static Stream<Issue> missing(LabelRegime.Field field, Product.Content content, LabelRegime regime) {
        var label = content.label();
        return switch (field) {
            case ORIGIN -> absent(label.origin() == null, "label.origin", "xuất xứ", "the origin", regime);
            case INGREDIENTS ->
                absent(label.ingredients().isEmpty(), "label.ingredients", "thành phần", "the ingredients", regime);
            case USE -> absent(label.use() == null, "label.use", "hướng dẫn sử dụng", "how to use it", regime);
            case STORAGE ->
                absent(label.storage() == null, "label.storage", "cách bảo quản", "how to store it", regime);
            case MATERIAL -> absent(label.material() == null, "label.material", "chất liệu", "the material", regime);
            case SHELF_LIFE -> shelfLife(content.packs(), regime);
        };
    }

    private static Stream<Issue> shelfLife(List<Pack> packs, LabelRegime regime) {
        return IntStream.range(0, packs.size())
                .boxed()
                .flatMap(i -> absent(
                        packs.get(i).shelfLifeDays() == null,
                        "packs[" + i + "].shelfLifeDays",
                        "hạn sử dụng",
                        "the shelf life",
                        regime));
    }

    private static Stream<Issue> absent(boolean absent, String field, String vi, String en, LabelRegime regime) {
        return absent
                ? Stream.of(Issue.block(
                        "label-field",
                        field,
                        "Nhãn thiếu " + vi + " (" + regime.law() + ")",
                        "The label lacks " + en + " (" + regime.law() + ")"))
                : Stream.empty();
    }

    /**
     * A name that boasts of a component must have its share on the label: "Tinh bột nghệ mật ong" needs the percentage of honey.
     * What has only one ingredient is all of that.
     */
    public static List<Issue> sharesOfNamedComponents(Product.Content content, ClaimWords words) {
        if (content.category().regime() == Category.Regime.CRAFT
                || content.label().ingredients().isEmpty()) {
            return List.of();
        }
        var issues = new ArrayList<Issue>();
        for (var component : namedComponents(content, words)) {
            issues.addAll(sharesOf(component, content.label().ingredients()));
        }
        return issues.stream().distinct().toList();
    }

    private static Set<String> namedComponents(Product.Content content, ClaimWords words) {
        var name = content.name().vi();
        var named = new LinkedHashSet<>(words.components().in(name));
        var ingredients = content.label().ingredients().stream()
                .map(ingredient -> ingredient.name().vi().toLowerCase(Locale.ROOT))
                .toList();
        named.addAll(new Phrases(ingredients).in(name));
        return named;
    }

    private static List<Issue> sharesOf(String component, List<Ingredient> ingredients) {
        var words = new Phrases(List.of(component));
        var holding = IntStream.range(0, ingredients.size())
                .filter(i -> !words.in(ingredients.get(i).name().vi()).isEmpty())
                .boxed()
                .toList();
        if (holding.isEmpty()) {
            return List.of(Issue.block(
                    "named-component",
                    "label.ingredients",
                    "Tên có \"" + component + "\" nhưng thành phần không ghi \"" + component + "\"",
                    "The name has \"" + component + "\", which the ingredients do not list"));
        }
        return holding.stream()
                .filter(i -> ingredients.size() > 1 && ingredients.get(i).percent() == null)
                .map(i -> Issue.block(
                        "named-component",
                        "label.ingredients[" + i + "].percent",
                        "Tên có \"" + component + "\" nên phải ghi tỷ lệ % của \""
                                + ingredients.get(i).name().vi() + "\"",
                        "The name has \"" + component + "\", so the label must give the percentage of \""
                                + ingredients.get(i).name().vi() + "\""))
                .toList();
    }
}
