package vn.sanvat.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.sanvat.catalog.Category;

/** What is found, in which order, and what is said of it. */
class SearchTests extends GoodsToFind {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bột nghệ",
                "bot nghe",
                "BỘT NGHỆ",
                "bo\u0323\u0302t nghe\u0323\u0302",
                "bot ngeh",
                "bôt nghê",
                "boojt ngheej",
                "bo65t nghe65",
                "botnghe",
                "nghệ bột",
                "bột nghệ Thạch Hóa",
                "bot nghe thach hoa",
                "bột nghệ Thạch Hoá",
                "bột nghệ huyện Tuyên Hóa",
                "nghe quang binh",
                "bột nghệ Tuyên Phú",
                "bột nghệ quảng trị",
                "nghe",
                "bột nghệ 200g",
                "bột nghệ 2 lạng",
                "bot nghe duoi 100k",
                "mua bột nghệ ở đâu"
            })
    void everySpellingFindsTurmericPowderOfThatPlace(String query) {
        approved("Bột nghệ Rào Nậy", Category.SPICES);
        approved("Gạo nếp than", Category.GRAINS);
        search.catchUp().block(Duration.ofSeconds(20));

        assertThat(ids(query)).containsExactly("bot-nghe-rao-nay");
    }

    @Test
    void whatWasTypedWithMarksComesFirstAndWithoutThemAllAreFound() {
        approved("Bột nghệ", Category.SPICES);
        approved("Dao làng nghề", Category.CRAFTS);
        approved("Lạc rang Nghệ An", Category.VEGETABLES);
        search.catchUp().block(Duration.ofSeconds(20));

        assertThat(ids("nghệ").getFirst()).isEqualTo("bot-nghe");
        assertThat(ids("nghề").getFirst()).isEqualTo("dao-lang-nghe");
        assertThat(ids("nghe")).contains("bot-nghe", "dao-lang-nghe");
        assertThat(ids("Nghệ An").getFirst()).isEqualTo("lac-rang-nghe-an");
    }

    @Test
    void countsOfAFilterLeaveItsOwnChoiceOut() {
        approved("Bột nghệ", Category.SPICES);
        approved("Kẹo nghệ", Category.SWEETS);
        search.catchUp().block(Duration.ofSeconds(20));

        var facets = results("nghệ", "category", "spices").facets();

        assertThat(facets.category()).extracting(Results.Value::value).containsExactly("spices", "sweets");
        assertThat(facets.category()).extracting(Results.Value::count).containsExactly(1L, 1L);
        assertThat(facets.cooperative()).extracting(Results.Value::count).containsExactly(1L);
        assertThat(facets.place())
                .extracting(value -> value.label().vi())
                .contains("xã Tuyên Phú", "tỉnh Quảng Trị")
                .doesNotContain("xã Thạch Hóa (đến 30/06/2025)");
        assertThat(facets.formerPlace())
                .extracting(value -> value.label().vi())
                .contains("xã Thạch Hóa (đến 30/06/2025)");
        assertThat(results("nghệ", "place", "Thạch Hóa").total()).isEqualTo(2);
        assertThat(results("nghệ", "place", "18985@2025-07-01").total()).isEqualTo(2);
        assertThat(results("nghệ", "place", "Đồng Lê").total()).isZero();
    }

    @Test
    void saysWhatMatchedWhereItIsNotInTheName() {
        approved("Bột nghệ", Category.SPICES);
        search.catchUp().block(Duration.ofSeconds(20));

        var item = results("bột nghệ thạch hóa").items().getFirst();

        assertThat(item.matched()).extracting(Results.Matched::words).containsExactly("thạch hóa");
        assertThat(item.place()).isEqualTo("xã Thạch Hóa, tỉnh Quảng Bình");
        assertThat(item.placeNow()).isEqualTo("xã Tuyên Phú, tỉnh Quảng Trị");
    }

    @Test
    void saysOfWhichGoodsThereIsAFilm() {
        approved("Mật ong rừng", Category.HONEY);
        approved("Bột nghệ rừng", Category.SPICES);
        search.catchUp().block(Duration.ofSeconds(20));

        assertThat(results("rừng").items())
                .extracting(Results.Item::category, Results.Item::filmed)
                .containsExactlyInAnyOrder(tuple(Category.HONEY, true), tuple(Category.SPICES, false));
    }

    @Test
    void asksWhetherSomethingElseWasMeantOnlyWhereNothingWasFound() {
        approved("Khoai deo", Category.VEGETABLES);
        search.catchUp().block(Duration.ofSeconds(20));

        assertThat(results("khoai deo").didYouMean()).isNull();
        assertThat(results("kxozi").didYouMean()).isNotNull();
        assertThat(results("xyzzyqwr").didYouMean()).isNull();
    }

    @Test
    void suggestsFromTheSecondLetterGoodsShelvesAndMakers() {
        approved("Bột nghệ", Category.SPICES);
        search.catchUp().block(Duration.ofSeconds(20));

        assertThat(now(search.suggest("n"))).isEmpty();
        assertThat(now(search.suggest("ng"))).extracting(Suggestion::value).contains("Bột nghệ");
        assertThat(now(search.suggest("bot ng"))).extracting(Suggestion::value).contains("Bột nghệ");
        assertThat(now(search.suggest("bot ng")))
                .filteredOn(suggestion -> suggestion.value().equals("Bột nghệ"))
                .extracting(Suggestion::product)
                .containsExactly("bot-nghe");
        assertThat(now(search.suggest("gia v"))).extracting(Suggestion::kind).contains(Suggestion.Kind.CATEGORY);
        assertThat(now(search.suggest("rao"))).extracting(Suggestion::kind).contains(Suggestion.Kind.COOPERATIVE);
    }

    @Test
    void aQueryOfNothingButCourtesiesShowsEverythingAndWordsOfPraiseHideNothing() {
        approved("Bột nghệ", Category.SPICES);
        approved("Dầu lạc nguyên chất", Category.OILS);
        search.catchUp().block(Duration.ofSeconds(20));

        assertThat(ids("đặc sản quê")).hasSize(2);
        assertThat(ids("bột nghệ nguyên chất")).containsExactly("bot-nghe");
        assertThat(ids("dầu lạc nguyên chất")).containsExactly("dau-lac-nguyen-chat");
    }
}
