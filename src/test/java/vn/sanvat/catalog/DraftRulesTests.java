package vn.sanvat.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static vn.sanvat.catalog.SomeProduct.gtin;
import static vn.sanvat.catalog.SomeProduct.ingredient;
import static vn.sanvat.catalog.SomeProduct.label;
import static vn.sanvat.catalog.SomeProduct.pack;
import static vn.sanvat.catalog.SomeProduct.packDraft;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.sanvat.catalog.LabelText.Ingredient;
import vn.sanvat.catalog.Product.Season;
import vn.sanvat.gs1.Gtin;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Quantity;
import vn.sanvat.text.Quantity.Unit;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Problem.Fault;

class DraftRulesTests {

    private static Pack pack200(String id, String net, long priceVnd, @Nullable Integer days) {
        return new Pack(id, Quantity.of(net, Unit.G), pack("p1").packaging(), null, priceVnd, days, false);
    }

    private static Product.Content draft(Pack... packs) {
        return SomeProduct.draft("htx", packs).content();
    }

    private static void refuses(Product.Content draft, String... fields) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> DraftRules.checked(draft, List.of(pack("p1"))))
                .satisfies(problem ->
                        assertThat(problem.faults()).extracting(Fault::field).containsExactlyInAnyOrder(fields));
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        refuses(
                draft(pack200(Pack.NO_ID, "0", -1, 0), pack200(Pack.NO_ID, "1.2345", 1_000_000_001L, 3651)),
                "packs[0].net.value",
                "packs[0].priceVnd",
                "packs[0].shelfLifeDays",
                "packs[1].net.value",
                "packs[1].priceVnd",
                "packs[1].shelfLifeDays");
    }

    @Test
    void theEndsOfEveryRangeAreAllowed() {
        var checked = DraftRules.checked(
                draft(pack200("p1", "0.001", 1, 1), pack200(Pack.NO_ID, "1000000", 1_000_000_000L, 3650)),
                List.of(pack("p1")));

        assertThat(checked.packs()).hasSize(2);
    }

    @Test
    void aPackIdMustBeOneOfTheProductsAndStandOnce() {
        refuses(draft(pack200("another", "1", 1, 1)), "packs[0].id");
        refuses(draft(pack200("p1", "1", 1, 1), pack200("p1", "1", 1, 1)), "packs[1].id");
    }

    @Test
    void aGtinMustBeUnrestrictedAndStandOnce() {
        refuses(draft(packDraft(Gtin.parse("2000000000008"))), "packs[0].gtin");
        refuses(draft(packDraft(gtin(1)), packDraft(gtin(1))), "packs[1].gtin");
    }

    @Test
    void thereAreAtMostTwentyPacks() {
        refuses(draft(Collections.nCopies(21, packDraft(null)).toArray(Pack[]::new)), "packs");
    }

    @Test
    void percentagesAddUpToAHundredAtMost() {
        refuses(labelled(label(ingredient("Nghệ", "60"), ingredient("Mật ong", "40.001"))), "label.ingredients");
        refuses(labelled(label(ingredient("Nghệ", "0"))), "label.ingredients[0].percent");
        assertThat(DraftRules.checked(
                        labelled(label(ingredient("Nghệ", "60"), ingredient("Mật ong", "40"))), List.of()))
                .isNotNull();
    }

    @Test
    void allergensAndIngredientsAreBoundedInNumberAndInWords() {
        var words = Localized.vietnamese("v".repeat(200));
        var tooLong = Localized.vietnamese("v".repeat(201));

        refuses(labelled(allergens(Collections.nCopies(21, words))), "label.allergens");
        refuses(labelled(allergens(List.of(words, tooLong))), "label.allergens[1].vi");
        refuses(
                labelled(label(Collections.nCopies(51, ingredient("Nghệ", null)).toArray(Ingredient[]::new))),
                "label.ingredients");
        assertThat(DraftRules.checked(labelled(allergens(Collections.nCopies(20, words))), List.of())
                        .label()
                        .allergens())
                .hasSize(20);
        assertThat(DraftRules.checked(
                                labelled(label(Collections.nCopies(50, ingredient("Nghệ", null))
                                        .toArray(Ingredient[]::new))),
                                List.of())
                        .label()
                        .ingredients())
                .hasSize(50);
    }

    @Test
    void twentyPacksAndTwelvePhotosAreAllowed() {
        var packs = Collections.nCopies(20, packDraft(null)).toArray(Pack[]::new);
        assertThat(DraftRules.checked(draft(packs), List.of()).packs()).hasSize(20);

        assertThat(DraftRules.checked(photographed(12), List.of()).photos()).hasSize(12);
        refuses(photographed(13), "photos");
    }

    @Test
    void aPercentageIsMoreThanNothingHasThreeDecimalsAndIsAHundredAtMost() {
        refuses(labelled(label(ingredient("Nghệ", "0.0001"))), "label.ingredients[0].percent");
        refuses(labelled(label(ingredient("Nghệ", "-1"))), "label.ingredients[0].percent");
        refuses(labelled(label(ingredient("Nghệ", "100.001"))), "label.ingredients[0].percent", "label.ingredients");
        assertThat(DraftRules.checked(labelled(label(ingredient("Nghệ", "0.001"))), List.of()))
                .isNotNull();
        assertThat(DraftRules.checked(labelled(label(ingredient("Nghệ", "100"))), List.of()))
                .isNotNull();
    }

    @Test
    void januaryAndDecemberAreMonths() {
        assertThat(DraftRules.checked(inSeason(1, 12), List.of()).season()).isEqualTo(new Season(1, 12));
        assertThat(DraftRules.checked(inSeason(12, 1), List.of()).season()).isEqualTo(new Season(12, 1));
    }

    @Test
    void aSeasonHasMonths() {
        refuses(inSeason(0, 13), "season.fromMonth", "season.toMonth");
    }

    @Test
    void aNameIsNeitherBlankNorEndless() {
        refuses(named(" "), "name.vi");
        refuses(named("n".repeat(151)), "name.vi");
        assertThat(DraftRules.checked(named("Bo\u0302\u0323t nghe\u0323\u0302"), List.of())
                        .name()
                        .vi())
                .isEqualTo("Bột nghệ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://video.example/nghe",
                "javascript:alert(1)",
                "//video.example/nghe",
                "video.example/nghe",
                "https://an@video.example/nghe",
                "https://video.example@evil.example/nghe",
                "https://localhost/nghe",
                "https://nas./nghe",
                "https://192.168.1.10/nghe",
                "https://[::ffff:1.2.3.4]/nghe",
                "https:///nghe",
                "https:video.example",
                "https://video.example/bột nghệ",
                "https://video.example/\"onclick"
            })
    void aFilmIsAtAWholeHttpsAddressThatHidesNothing(String film) {
        refuses(filmed(film), "film");
    }

    @Test
    void anAddressOfAFilmHasThreeHundredCharactersAtMost() {
        var longest = "https://video.example/" + "n".repeat(278);

        assertThat(DraftRules.checked(filmed(longest), List.of()).film()).isEqualTo(longest);
        refuses(filmed(longest + "n"), "film");
        assertThat(DraftRules.checked(filmed(" "), List.of()).film()).isNull();
    }

    private static Product.Content filmed(String film) {
        var draft = draft();
        return new Product.Content(
                draft.name(), draft.category(), draft.description(), draft.label(), List.of(), List.of(), null, film);
    }

    private static Product.Content named(String name) {
        var draft = draft();
        return new Product.Content(
                Localized.vietnamese(name),
                draft.category(),
                draft.description(),
                draft.label(),
                List.of(),
                List.of(),
                null,
                null);
    }

    private static Product.Content inSeason(int from, int to) {
        var draft = draft();
        return new Product.Content(
                draft.name(),
                draft.category(),
                draft.description(),
                draft.label(),
                List.of(),
                List.of(),
                new Season(from, to),
                null);
    }

    private static Product.Content photographed(int photos) {
        var draft = draft();
        var ids = IntStream.range(0, photos).mapToObj(i -> "photo-" + i).toList();
        return new Product.Content(
                draft.name(), draft.category(), draft.description(), draft.label(), List.of(), ids, null, null);
    }

    private static LabelText allergens(List<Localized> allergens) {
        return new LabelText(List.of(), null, null, null, allergens, null, null);
    }

    private static Product.Content labelled(LabelText label) {
        var draft = draft();
        return new Product.Content(
                draft.name(), draft.category(), draft.description(), label, List.of(), List.of(), null, null);
    }
}
