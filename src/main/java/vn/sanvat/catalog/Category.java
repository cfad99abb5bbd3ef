package vn.sanvat.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import vn.sanvat.text.Localized;
import vn.sanvat.web.Problem;

/** The shelves of the catalog, and the set of label fields that the law asks for on each. */
public enum Category {
    SPICES("Gia vị, bột nghệ", "Spices and turmeric", Regime.FOOD),
    GRAINS("Gạo, ngũ cốc", "Rice and grains", Regime.GRAIN),
    FISH("Cá, thủy sản", "Fish", Regime.FOOD),
    MEAT("Thịt, gia cầm", "Meat and poultry", Regime.FOOD),
    HONEY("Mật ong", "Honey", Regime.FOOD),
    OILS("Dầu, mỡ", "Oils", Regime.FOOD),
    VEGETABLES("Rau, củ, nông sản khô", "Vegetables and dried produce", Regime.FOOD),
    SWEETS("Bánh, mứt, đồ ăn vặt", "Sweets and snacks", Regime.FOOD),
    DRINKS("Trà, đồ uống", "Tea and drinks", Regime.FOOD),
    CRAFTS("Thủ công", "Crafts", Regime.CRAFT),
    OTHER("Sản vật khác", "Other goods", Regime.FOOD);

    /** Nghị định 37/2026/NĐ-CP, Phụ lục I, groups lương thực, thực phẩm and crafts; which fields each needs is data. */
    public enum Regime {
        GRAIN,
        FOOD,
        CRAFT
    }

    private final Localized title;
    private final Regime regime;

    Category(String vi, String en, Regime regime) {
        this.title = Localized.of(vi, en);
        this.regime = regime;
    }

    public Localized title() {
        return title;
    }

    public Regime regime() {
        return regime;
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
