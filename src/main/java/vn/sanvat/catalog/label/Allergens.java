package vn.sanvat.catalog.label;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import vn.sanvat.catalog.Category;
import vn.sanvat.catalog.Issue;
import vn.sanvat.catalog.LabelText;
import vn.sanvat.catalog.Product;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Phrases;
import vn.sanvat.text.PlainText;

/**
 * What makes some people ill and is to stand on the label wherever it is an ingredient. Data, not code: see
 * {@code rules/allergens.json}.
 *
 * @param source the standard that lists them
 */
public record Allergens(String source, List<Allergen> allergens) {

    /**
     * One of them.
     *
     * @param words by which an ingredient, or the list of allergens, names it
     * @param unless phrases around the words that name something else, such as {@code sữa đậu nành}
     */
    public record Allergen(Localized name, Phrases words, List<String> unless) {

        private List<String> in(String text) {
            var rest = text;
            for (var phrase : unless) {
                rest = rest.replace(phrase.toLowerCase(Locale.ROOT), " · ");
            }
            return words.in(rest);
        }
    }

    /** A warning for each that is an ingredient and is not said to be an allergen. */
    public List<Issue> unsaid(Product.Content content) {
        if (content.category().regime() == Category.Regime.CRAFT) {
            return List.of();
        }
        return allergens.stream().flatMap(one -> unsaid(one, content.label())).toList();
    }

    private Stream<Issue> unsaid(Allergen allergen, LabelText label) {
        var said = label.allergens().stream()
                .anyMatch(text -> !allergen.in(lower(text.vi())).isEmpty());
        return said
                ? Stream.empty()
                : label.ingredients().stream()
                        .flatMap(ingredient ->
                                allergen.in(lower(ingredient.name().vi())).stream())
                        .limit(1)
                        .map(word -> warning(allergen, word));
    }

    private Issue warning(Allergen allergen, String word) {
        return Issue.warn(
                "allergen",
                "label.allergens",
                "Thành phần có \"" + word + "\": nên ghi \"" + allergen.name().vi() + "\" vào chất gây dị ứng ("
                        + source + ")",
                "\"" + word + "\" is an ingredient: \"" + allergen.name().in(Locale.ENGLISH)
                        + "\" should be among the allergens (" + source + ")");
    }

    private static String lower(String text) {
        return PlainText.line(text).toLowerCase(Locale.ROOT);
    }
}
