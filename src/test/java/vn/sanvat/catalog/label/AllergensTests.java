package vn.sanvat.catalog.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.sanvat.catalog.Category;
import vn.sanvat.catalog.Issue;
import vn.sanvat.catalog.LabelText;
import vn.sanvat.catalog.LabelText.Ingredient;
import vn.sanvat.catalog.Product;
import vn.sanvat.catalog.SomeProduct;
import vn.sanvat.text.Localized;

class AllergensTests {

    private final Allergens allergens;

    AllergensTests() throws IOException {
        allergens = RuleData.read().allergens();
    }

    private List<Issue> issues(Category category, String ingredients, String... said) {
        var label = new LabelText(
                Stream.of(ingredients.split("; ", -1))
                        .map(name -> new Ingredient(Localized.vietnamese(name), null))
                        .toList(),
                null,
                null,
                null,
                Arrays.stream(said).map(Localized::vietnamese).toList(),
                null,
                null);
        var some = SomeProduct.content("Hàng");
        return allergens.unsaid(new Product.Content(
                some.name(), category, some.description(), label, some.packs(), some.photos(), null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "Cá trắm; muối,cá",
        "Nếp; ĐẬU PHỘNG rang,lạc (đậu phộng)",
        "Bột mì; trứng gà,gluten|trứng",
        "Nước mắm,cá",
        "Mắm tôm,giáp xác",
        "Sữa đậu nành,đậu nành",
        "Cà chua; muối,",
        "Rau diếp cá,",
        "Nghệ vàng,",
    })
    void warnsOfEachThatIsAnIngredient(String ingredients, @Nullable String named) {
        assertThat(issues(Category.SWEETS, ingredients))
                .allSatisfy(issue -> {
                    assertThat(issue.blocks()).isFalse();
                    assertThat(issue.field()).isEqualTo("label.allergens");
                })
                .extracting(issue -> issue.says().vi().replaceAll(".*nên ghi \"(.*)\" vào.*", "$1"))
                .containsExactlyElementsOf(named == null ? List.of() : List.of(named.split("\\|", -1)));
    }

    @Test
    void whatIsSaidInOtherWordsIsSaid() {
        assertThat(issues(Category.SWEETS, "Lạc; sữa bò", "Đậu phộng", "Sữa")).isEmpty();
        assertThat(issues(Category.SWEETS, "Lạc; sữa bò", "Sữa")).hasSize(1);
    }

    @Test
    void nobodyEatsABasket() {
        assertThat(issues(Category.CRAFTS, "vỏ trứng")).isEmpty();
    }
}
