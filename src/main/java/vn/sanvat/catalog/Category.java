package vn.sanvat.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import vn.sanvat.text.Localized;
import vn.sanvat.web.Problem;

/** The shelves of the catalog, and the set of label fields that the law asks for on each. */
public enum Category {
    SPICES("Gia vị, bột nghệ", "Spices and turmeric", Regime.FOOD, "gia vị, spices"),
    GRAINS("Gạo, ngũ cốc", "Rice and grains", Regime.GRAIN, "ngũ cốc, lương thực, grains"),
    FISH("Cá, thủy sản", "Fish", Regime.FOOD, "thủy sản, hải sản, seafood, fish"),
    MEAT("Thịt, gia cầm", "Meat and poultry", Regime.FOOD, "gia cầm, thịt, meat, poultry"),
    HONEY("Mật ong", "Honey", Regime.FOOD, "mật ong, honey"),
    OILS("Dầu, mỡ", "Oils", Regime.FOOD, "dầu mỡ, dầu ăn, cooking oil"),
    VEGETABLES(
            "Rau, củ, nông sản khô",
            "Vegetables and dried produce",
            Regime.FOOD,
            "rau củ, nông sản, đồ khô, vegetables"),
    SWEETS("Bánh, mứt, đồ ăn vặt", "Sweets and snacks", Regime.FOOD, "bánh kẹo, bánh mứt, đồ ăn vặt, sweets, snacks"),
    DRINKS("Trà, đồ uống", "Tea and drinks", Regime.FOOD, "đồ uống, nước uống, giải khát, trà, drinks, beverages, tea"),
    CRAFTS(
            "Thủ công",
            "Crafts",
            Regime.CRAFT,
            "thủ công, đồ thủ công, thủ công mỹ nghệ, quà lưu niệm, crafts, handicraft, souvenirs"),
    OTHER("Sản vật khác", "Other goods", Regime.FOOD, "");

    /** Nghị định 37/2026/NĐ-CP, Phụ lục I, groups lương thực, thực phẩm and crafts; which fields each needs is data. */
    public enum Regime {
        GRAIN,
        FOOD,
        CRAFT
    }

    private final Localized title;
    private final Regime regime;
    private final String words;

    Category(String vi, String en, Regime regime, String words) {
        this.title = Localized.of(vi, en);
        this.regime = regime;
        this.words = words;
    }

    public Localized title() {
        return title;
    }

    public Regime regime() {
        return regime;
    }

    /**
     * What people call the whole shelf, parted by commas. Words that name one of several goods on it are left out: not every spice is
     * turmeric.
     */
    public String words() {
        return words;
    }

    /** Reads {@code spices} and {@code SPICES}. @throws Problem invalid, naming what is allowed */
    public static Category parse(String text) {
        return Arrays.stream(values())
                .filter(category -> category.name().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> unknown(text));
    }

    private static Problem unknown(String text) {
        var allowed = Arrays.stream(values()).map(Category::slug).collect(Collectors.joining(", "));
        return Problem.invalid(
                "category",
                "Không có nhóm hàng \"" + text + "\"; được dùng: " + allowed,
                "There is no category \"" + text + "\"; allowed are: " + allowed);
    }

    /** The name in URLs, such as {@code spices}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
