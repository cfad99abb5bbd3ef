package vn.sanvat.catalog.sheet;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.LabelText.Ingredient;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Product.Content;
import vn.sanvat.text.Localized;

/** What stands in the cells of a sheet; {@link ProductEdit} reads the same back. */
final class SheetTexts {

    static final Localized YES = Localized.of("có", "yes");
    static final Localized NO = Localized.of("không", "no");

    private static final int YEAR_DAYS = 365;
    private static final int MONTH_DAYS = 30;

    private SheetTexts() {}

    static Localized name(Content content) {
        return Localized.vietnamese(content.name().vi());
    }

    static @Nullable Localized nameEn(Content content) {
        return same(content.name().en());
    }

    static Localized category(Content content) {
        return content.category().title();
    }

    static Localized description(Content content) {
        return Localized.vietnamese(content.description().vi());
    }

    static @Nullable Localized descriptionEn(Content content) {
        return same(content.description().en());
    }

    static @Nullable Localized season(Content content) {
        var season = content.season();
        return season == null
                ? null
                : Localized.of(
                        "tháng " + season.fromMonth() + " đến tháng " + season.toMonth(),
                        "month " + season.fromMonth() + " to month " + season.toMonth());
    }

    static @Nullable Localized ingredients(Content content) {
        return joined(content.label().ingredients(), SheetTexts::ingredient);
    }

    private static Localized ingredient(Ingredient one) {
        var percent = one.percent() == null
                ? ""
                : " " + one.percent().stripTrailingZeros().toPlainString().replace('.', ',') + " %";
        return Localized.of(one.name().vi() + percent, one.name().in(Locale.ENGLISH) + percent.replace(',', '.'));
    }

    static @Nullable Localized allergens(Content content) {
        return joined(content.label().allergens(), Function.identity());
    }

    static @Nullable Localized use(Content content) {
        return vietnamese(content.label().use());
    }

    static @Nullable Localized storage(Content content) {
        return vietnamese(content.label().storage());
    }

    static @Nullable Localized warnings(Content content) {
        return vietnamese(content.label().warnings());
    }

    static @Nullable Localized material(Content content) {
        return vietnamese(content.label().material());
    }

    static @Nullable Localized origin(Content content) {
        return vietnamese(content.label().origin());
    }

    static @Nullable Localized film(Content content) {
        return same(content.film());
    }

    static String ofPack(SheetColumn column, Pack pack, Locale locale) {
        return switch (column) {
            case PACK -> pack.id();
            case NET -> pack.net().format(locale);
            case PACKAGING -> pack.packaging().kind().vi();
            case PACKAGING_MATERIAL ->
                pack.packaging().material() == null
                        ? ""
                        : pack.packaging().material().vi();
            case GTIN -> pack.gtin() == null ? "" : Objects.toString(pack.gtin());
            case PRICE -> Long.toString(pack.priceVnd());
            case SHELF_LIFE ->
                pack.shelfLifeDays() == null ? "" : period(pack.shelfLifeDays()).in(locale);
            case BY_WEIGHT -> (pack.soldByWeight() ? YES : NO).in(locale);
            default -> "";
        };
    }

    /** As {@link Pack#expiryOf} counts it. */
    private static Localized period(int days) {
        if (days % YEAR_DAYS == 0) {
            return counted(days / YEAR_DAYS, "năm", "year");
        }
        return days % MONTH_DAYS == 0 ? counted(days / MONTH_DAYS, "tháng", "month") : counted(days, "ngày", "day");
    }

    private static Localized counted(int count, String vi, String en) {
        return Localized.of(count + " " + vi, count + " " + en + (count == 1 ? "" : "s"));
    }

    /** Texts that have a column in Vietnamese only. */
    private static @Nullable Localized vietnamese(@Nullable Localized text) {
        return text == null ? null : Localized.vietnamese(text.vi());
    }

    private static @Nullable Localized same(@Nullable String text) {
        return text == null ? null : Localized.vietnamese(text);
    }

    private static <T> @Nullable Localized joined(List<T> all, Function<T, Localized> text) {
        return all.isEmpty()
                ? null
                : Localized.of(
                        all.stream().map(one -> text.apply(one).vi()).collect(Collectors.joining("; ")),
                        all.stream()
                                .map(one -> text.apply(one).in(Locale.ENGLISH))
                                .collect(Collectors.joining("; ")));
    }
}
