package vn.sanvat.catalog.sheet;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.sanvat.catalog.Category;
import vn.sanvat.catalog.LabelText.Ingredient;
import vn.sanvat.catalog.Product.Season;
import vn.sanvat.text.Folding;
import vn.sanvat.text.Localized;

/** Reads the cells that hold several things, or one of a few. */
final class LabelCells {

    private static final Pattern BETWEEN = Pattern.compile("[;\\n]");
    private static final Pattern WITH_PERCENT = Pattern.compile("(.+?)\\s+([0-9]{1,3}(?:[.,][0-9]{1,6})?)\\s*%");
    private static final Pattern MONTHS = Pattern.compile("[^0-9]*([0-9]{1,2})[^0-9]+([0-9]{1,2})[^0-9]*");
    private static final int DECEMBER = 12;

    private LabelCells() {}

    /**
     * Reads such as {@code Nghệ vàng 95 %; muối}.
     *
     * @param before whose English names stay with the same Vietnamese ones
     */
    static List<Ingredient> ingredients(String text, List<Ingredient> before) {
        return parts(text).map(part -> ingredient(part, before)).toList();
    }

    private static Ingredient ingredient(String part, List<Ingredient> before) {
        var percent = WITH_PERCENT.matcher(part);
        var name = percent.matches() ? percent.group(1) : part;
        return new Ingredient(
                same(name, before.stream().map(Ingredient::name).toList()),
                percent.matches() ? new BigDecimal(percent.group(2).replace(',', '.')) : null);
    }

    /**
     * Reads texts parted by semicolons or lines.
     *
     * @param before whose English texts stay with the same Vietnamese ones
     */
    static List<Localized> texts(String text, List<Localized> before) {
        return parts(text).map(part -> same(part, before)).toList();
    }

    /** The text as it was with its translation, or new and without one: another's would say what was. */
    static Localized same(String text, List<Localized> before) {
        return before.stream()
                .filter(one -> one.vi().equals(text))
                .findFirst()
                .orElseGet(() -> Localized.vietnamese(text));
    }

    private static Stream<String> parts(String text) {
        return BETWEEN.splitAsStream(text).map(String::strip).filter(part -> !part.isEmpty());
    }

    /** By its title in either language, or by its name in addresses; whatever the case and the tones. */
    static Optional<Category> category(String text) {
        var asked = Folding.slug(text);
        return Arrays.stream(Category.values())
                .filter(one -> Stream.of(one.title().vi(), one.title().in(Locale.ENGLISH), one.slug())
                        .anyMatch(name -> Folding.slug(name).equals(asked)))
                .findFirst();
    }

    static String categories(Locale locale) {
        return Arrays.stream(Category.values())
                .map(one -> one.title().in(locale))
                .collect(Collectors.joining("; "));
    }

    /** Such as {@code tháng 5 đến tháng 8}. */
    static Optional<Season> season(String text) {
        var months = MONTHS.matcher(text);
        if (!months.matches()) {
            return Optional.empty();
        }
        int from = Integer.parseInt(months.group(1));
        int to = Integer.parseInt(months.group(2));
        return isMonth(from) && isMonth(to) ? Optional.of(new Season(from, to)) : Optional.empty();
    }

    private static boolean isMonth(int number) {
        return number >= 1 && number <= DECEMBER;
    }
}
