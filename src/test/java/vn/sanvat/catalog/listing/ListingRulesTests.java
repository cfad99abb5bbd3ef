package vn.sanvat.catalog.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sanvat.catalog.SomeProduct.content;
import static vn.sanvat.catalog.SomeProduct.ingredient;
import static vn.sanvat.catalog.SomeProduct.label;
import static vn.sanvat.catalog.SomeProduct.pack;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.sanvat.catalog.Category;
import vn.sanvat.catalog.Issue;
import vn.sanvat.catalog.LabelText;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Product;
import vn.sanvat.catalog.label.RuleData;
import vn.sanvat.evidence.Evidence;
import vn.sanvat.evidence.Evidence.Kind;
import vn.sanvat.evidence.Evidence.Scope;
import vn.sanvat.evidence.Evidence.Verification;
import vn.sanvat.text.Localized;

class ListingRulesTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final RuleData rules;

    ListingRulesTests() throws IOException {
        rules = RuleData.read();
    }

    private List<Issue> check(Product.Content content, Evidence... evidence) {
        return ListingRules.check(content, List.of(evidence), rules, TODAY);
    }

    private List<String> blocking(Product.Content content, Evidence... evidence) {
        return check(content, evidence).stream()
                .filter(Issue::blocks)
                .map(Issue::field)
                .toList();
    }

    private static Product.Content described(String description) {
        var content = content("Bột nghệ");
        return new Product.Content(
                content.name(),
                content.category(),
                Localized.vietnamese(description),
                content.label(),
                content.packs(),
                content.photos(),
                null,
                null);
    }

    private static Evidence evidence(Kind kind, @Nullable LocalDate validTo, Verification.State state) {
        return new Evidence(
                "e1",
                1,
                kind,
                kind == Kind.OCOP ? 3 : null,
                "01/2025",
                "UBND",
                LocalDate.of(2024, 1, 1),
                validTo,
                new Scope("htx", List.of(), List.of()),
                null,
                new Verification(state, "admin", Instant.EPOCH, null, null),
                Instant.EPOCH,
                Instant.EPOCH);
    }

    @Test
    void aCompleteProductHasNoIssues() {
        assertThat(check(content("Bột nghệ"))).isEmpty();
    }

    @Test
    void everyMissingFieldOfFoodIsNamed() {
        var shelfLess = new Pack("p1", pack("p1").net(), pack("p1").packaging(), null, 1, null, false);

        assertThat(blocking(content("Bột nghệ", new LabelText(), shelfLess)))
                .containsExactlyInAnyOrder(
                        "label.origin", "packs[0].shelfLifeDays", "label.ingredients", "label.use", "label.storage");
    }

    @Test
    void craftsNeedAMaterialAndNoDates() {
        var broom = new Product.Content(
                Localized.vietnamese("Chổi đót"),
                Category.CRAFTS,
                Localized.vietnamese("Chổi"),
                new LabelText(),
                List.of(new Pack("p1", pack("p1").net(), pack("p1").packaging(), null, 1, null, false)),
                List.of("photo"),
                null,
                null);

        assertThat(blocking(broom)).containsExactlyInAnyOrder("label.origin", "label.material", "label.use");
    }

    @Test
    void theLawThatHoldsDependsOnTheDay() {
        assertThat(rules.regimeOn(LocalDate.of(2026, 1, 22)).law()).contains("43/2017");
        assertThat(rules.regimeOn(LocalDate.of(2026, 1, 23)).law()).contains("37/2026");
        assertThat(rules.regimeOn(LocalDate.of(2000, 1, 1)).law()).contains("43/2017");
    }

    @ParameterizedTest
    @EnumSource(Category.Regime.class)
    void everyLawKnowsEveryKindOfGoods(Category.Regime regime) {
        assertThat(rules.regimes())
                .allSatisfy(law -> assertThat(law.required(regime)).isNotEmpty());
    }

    @Test
    void aProductWithoutAPackCannotBePublished() {
        assertThat(blocking(content("Bột nghệ", label(ingredient("Nghệ", null)))))
                .containsExactly("packs");
    }

    @Test
    void aNamedComponentNeedsItsShare() {
        var without = label(ingredient("Tinh bột nghệ", "80"), ingredient("Mật ong", null));
        var with = label(ingredient("Tinh bột nghệ", "80"), ingredient("Mật ong", "20"));
        var unlisted = label(ingredient("Tinh bột nghệ", "80"));

        assertThat(blocking(content("Tinh bột nghệ mật ong", without, pack("p1"))))
                .containsExactly("label.ingredients[1].percent");
        assertThat(blocking(content("Tinh bột nghệ mật ong", with, pack("p1")))).isEmpty();
        assertThat(blocking(content("Tinh bột nghệ mật ong", unlisted, pack("p1"))))
                .containsExactly("label.ingredients");
    }

    @Test
    void aNamedComponentThatIsTheOnlyIngredientNeedsNoShare() {
        assertThat(blocking(content("Bột nghệ", label(ingredient("Củ nghệ tươi", null)), pack("p1"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Hỗ trợ điều trị dạ dày, true",
        "Giúp chữa ho, true",
        "Nghệ của Quảng Trị, false",
        "Ở vị trí đẹp bên sông, false",
        "Dùng để sửa chữa món ăn, false"
    })
    void healthClaimsAreWarnedOfByWholeWords(String description, boolean warned) {
        var issues = check(described(description));

        assertThat(issues.stream().anyMatch(issue -> issue.rule().equals("health-claim")))
                .isEqualTo(warned);
        assertThat(issues).noneMatch(Issue::blocks);
    }

    @Test
    void anOrganicNameNeedsVerifiedEvidenceInDate() {
        var organic = content("Bột nghệ hữu cơ");
        var later = TODAY.plusDays(1);

        assertThat(blocking(organic)).containsExactly("name.vi");
        assertThat(blocking(organic, evidence(Kind.ORGANIC, later, Verification.State.UNVERIFIED)))
                .containsExactly("name.vi");
        assertThat(blocking(organic, evidence(Kind.ORGANIC, TODAY.minusDays(1), Verification.State.VERIFIED)))
                .containsExactly("name.vi");
        assertThat(blocking(organic, evidence(Kind.ORGANIC_IN_CONVERSION, later, Verification.State.VERIFIED)))
                .containsExactly("name.vi");
        assertThat(blocking(organic, evidence(Kind.ORGANIC, TODAY, Verification.State.VERIFIED)))
                .isEmpty();
    }

    @Test
    void goodsInConversionMaySaySoAndNoMore() {
        var inConversion = content("Bột nghệ chuyển đổi hữu cơ");

        assertThat(blocking(inConversion)).containsExactly("name.vi");
        assertThat(blocking(inConversion, evidence(Kind.ORGANIC_IN_CONVERSION, null, Verification.State.VERIFIED)))
                .isEmpty();
    }

    @Test
    void anExpiredOcopCertificateIsNamedInTheWarning() {
        var issues = check(
                described("Sản phẩm OCOP 3 sao"), evidence(Kind.OCOP, TODAY.minusDays(1), Verification.State.VERIFIED));

        assertThat(issues).singleElement().satisfies(issue -> {
            assertThat(issue.blocks()).isFalse();
            assertThat(issue.field()).isEqualTo("description.vi");
            assertThat(issue.says().en()).contains("01/2025", "not valid on 23/11/2026");
        });
    }

    @Test
    void theWordThatNeedsProofIsNamedAsItStandsInTheText() {
        assertThat(check(described("Nghệ organic, không thuốc")))
                .singleElement()
                .satisfies(issue -> assertThat(issue.says().vi()).startsWith("\"organic\""));
    }

    @Test
    void fertiliserMayBeOrganicWithoutACertificate() {
        assertThat(check(described("Bón phân hữu cơ, không thuốc"))).isEmpty();
    }
}
