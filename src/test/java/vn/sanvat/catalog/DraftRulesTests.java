package vn.sanvat.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static vn.sanvat.catalog.SomeProduct.draft;
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
import vn.sanvat.catalog.LabelText.Ingredient;
import vn.sanvat.catalog.Product.Season;
import vn.sanvat.catalog.ProductDraft.PackDraft;
import vn.sanvat.gs1.Gtin;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Quantity;
import vn.sanvat.text.Quantity.Unit;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Problem.Fault;

class DraftRulesTests {

    private static PackDraft pack200(@Nullable String id, String net, long priceVnd, @Nullable Integer days) {
        return new PackDraft(id, Quantity.of(net, Unit.G), pack("p1").packaging(), null, priceVnd, days, false);
    }

    private static void refuses(ProductDraft draft, String... fields) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> DraftRules.checked(draft, List.of(pack("p1"))))
                .satisfies(problem ->
                        assertThat(problem.faults()).extracting(Fault::field).containsExactlyInAnyOrder(fields));
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        refuses(
                draft("htx", pack200(null, "0", -1, 0), pack200(null, "1.2345", 1_000_000_001L, 3651)),
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
                draft("htx", pack200("p1", "0.001", 1, 1), pack200(null, "1000000", 1_000_000_000L, 3650)),
                List.of(pack("p1")));

        assertThat(checked.packs()).hasSize(2);
    }

    @Test
    void aPackIdMustBeOneOfTheProductsAndStandOnce() {
        refuses(draft("htx", pack200("another", "1", 1, 1)), "packs[0].id");
        refuses(draft("htx", pack200("p1", "1", 1, 1), pack200("p1", "1", 1, 1)), "packs[1].id");
    }

    @Test
    void aGtinMustBeUnrestrictedAndStandOnce() {
        refuses(draft("htx", packDraft(Gtin.parse("2000000000008"))), "packs[0].gtin");
        refuses(draft("htx", packDraft(gtin(1)), packDraft(gtin(1))), "packs[1].gtin");
    }

    @Test
    void thereAreAtMostTwentyPacks() {
        refuses(draft("htx", Collections.nCopies(21, packDraft(null)).toArray(PackDraft[]::new)), "packs");
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
        var packs = Collections.nCopies(20, packDraft(null)).toArray(PackDraft[]::new);
        assertThat(DraftRules.checked(draft("htx", packs), List.of()).packs()).hasSize(20);

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

    private static ProductDraft named(String name) {
        var draft = draft("htx");
        return new ProductDraft(
                "htx",
                Localized.vietnamese(name),
                draft.category(),
                draft.description(),
                draft.label(),
                List.of(),
                List.of(),
                null);
    }

    private static ProductDraft inSeason(int from, int to) {
        var draft = draft("htx");
        return new ProductDraft(
                "htx",
                draft.name(),
                draft.category(),
                draft.description(),
                draft.label(),
                List.of(),
                List.of(),
                new Season(from, to));
    }

    private static ProductDraft photographed(int photos) {
        var draft = draft("htx");
        var ids = IntStream.range(0, photos).mapToObj(i -> "photo-" + i).toList();
        return new ProductDraft(
                "htx", draft.name(), draft.category(), draft.description(), draft.label(), List.of(), ids, null);
    }

    private static LabelText allergens(List<Localized> allergens) {
        return new LabelText(List.of(), null, null, null, allergens, null, null);
    }

    private static ProductDraft labelled(LabelText label) {
        var draft = draft("htx");
        return new ProductDraft(
                "htx", draft.name(), draft.category(), draft.description(), label, List.of(), List.of(), null);
    }
}
