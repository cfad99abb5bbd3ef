package vn.sanvat.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Category;
import vn.sanvat.catalog.LabelText;
import vn.sanvat.catalog.Listings;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Product;
import vn.sanvat.catalog.ProductDraft;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.cooperative.CooperativeDraft;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.cooperative.SomeCooperative;
import vn.sanvat.gs1.LotNumber;
import vn.sanvat.place.Address;
import vn.sanvat.search.feed.Watermarks;
import vn.sanvat.store.Cursor;
import vn.sanvat.store.FeedPosition;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Quantity;
import vn.sanvat.trace.Lots;
import vn.sanvat.trace.Recalls;

@ServiceTest
class SearchTests {

    /** A second is promised; a machine that builds several things at once may take longer. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final long PAUSE_NANOS = 5_000_000;
    private static final int MORE_THAN_CAN_WAIT = 20_000;

    @Autowired
    WebTestClient http;

    @Autowired
    Cooperatives cooperatives;

    @Autowired
    Catalog catalog;

    @Autowired
    Listings listings;

    @Autowired
    Lots lots;

    @Autowired
    Recalls recalls;

    @Autowired
    Search search;

    @Autowired
    ReactiveMongoTemplate mongo;

    @Autowired
    @Qualifier("searching")
    Scheduler searching;

    private Cooperative maker;

    @BeforeEach
    void aMakerInACommuneThatWasMerged() {
        maker = now(SomeCooperative.approved(
                cooperatives,
                new CooperativeDraft(
                        Cooperative.Kind.COOPERATIVE,
                        "HTX Rào Nậy",
                        null,
                        null,
                        "0912345678",
                        null,
                        null,
                        null,
                        new Address(
                                "Thôn 1, xã Thạch Hóa, huyện Tuyên Hóa, tỉnh Quảng Bình",
                                "18985@2004-07-08",
                                LocalDate.of(2024, 1, 1)),
                        null,
                        null,
                        null,
                        List.of(),
                        null)));
    }

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
    void anApprovalIsFoundWithinASecondAndAWithdrawalGoneAsSoon() {
        var product = approved("Măng khô", Category.VEGETABLES);
        await(() -> ids("măng khô").equals(List.of(product.id())));

        now(listings.withdraw(product.id(), product.revision(), Localized.of("Hết mùa", "Out of season")));

        await(() -> ids("măng khô").isEmpty());
    }

    @Test
    void theGoodsOfAHiddenMakerAreGoneWithinASecondAndBackAsSoon() {
        var product = approved("Măng khô", Category.VEGETABLES);
        approved("Măng muối", Category.VEGETABLES);
        await(() -> ids("măng").size() == 2);

        var hidden =
                now(cooperatives.hide(maker.id(), maker.revision(), "officer", Localized.vietnamese("Xưởng đang sửa")));
        await(() -> ids("măng").isEmpty());
        // An edit of what is hidden does not bring it back.
        now(listings.withdraw(product.id(), product.revision(), Localized.vietnamese("Hết mùa")));
        search.catchUp().block(Duration.ofSeconds(20));
        assertThat(ids("măng")).isEmpty();

        now(cooperatives.approve(hidden.id(), hidden.revision(), "officer"));
        await(() -> ids("măng").equals(List.of("mang-muoi")));
    }

    @Test
    void aMakersNewNameIsFoundWithinASecond() {
        approved("Măng khô", Category.VEGETABLES);
        await(() -> ids("rào nậy").size() == 1);

        now(cooperatives.change(
                maker.id(),
                maker.revision(),
                new CooperativeDraft(
                        maker.kind(),
                        "HTX Sông Gianh",
                        null,
                        null,
                        "0912345678",
                        null,
                        null,
                        null,
                        maker.address(),
                        null,
                        null,
                        null,
                        List.of(),
                        null),
                "officer"));

        await(() -> ids("sông gianh").size() == 1);
        assertThat(ids("rào nậy")).isEmpty();
    }

    @Test
    void aLotInDateMakesAProductBeInStockUntilItIsRecalled() {
        var product = approved("Mật ong", Category.HONEY);
        await(() -> ids("mật ong").size() == 1);
        assertThat(ids("mật ong", "stock", "yes")).isEmpty();

        var lot = now(lots.create(new Lots.Draft(
                product.content().packs().getFirst().id(),
                new LotNumber("L01"),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2099, 1, 1),
                Quantity.of("20", Quantity.Unit.KG),
                null,
                true)));
        await(() -> ids("mật ong", "stock", "yes").size() == 1);
        assertThat(ids(lot.code())).containsExactly("mat-ong");

        now(recalls.recall(
                lot.id(), lot.revision(), Localized.of("Ẩm", "Damp"), Localized.of("Trả lại", "Return it"), "admin"));
        await(() -> ids("mật ong", "stock", "yes").isEmpty());
    }

    /** Copies of a product that carry one time, as an import or another instance writes them. */
    private void copies(Product product, int count, Instant updatedAt) {
        var one = now(mongo.findById(product.id(), Document.class, "products"));
        var copies = IntStream.range(0, count)
                .mapToObj(i -> new Document(one)
                        .append("_id", "copy-%05d".formatted(i))
                        .append("updatedAt", updatedAt))
                .toList();
        mongo.getCollection("products")
                .flatMapMany(products -> products.insertMany(copies))
                .blockLast(Duration.ofSeconds(20));
    }

    @Test
    void goodsOfOneMillisecondAreAllFoundThoughTheyAreMoreThanAPage() {
        var product = approved("Bột nghệ", Category.SPICES);

        copies(product, 1_100, product.updatedAt().plusMillis(5));
        search.catchUp().block(Duration.ofSeconds(60));

        assertThat(results("bột nghệ").total()).isEqualTo(1_101);
    }

    @Test
    void aProductThatBecomesVisibleLongAfterTheTimeThatItCarriesIsFound() {
        var product = approved("Bột nghệ", Category.SPICES);
        search.catchUp().block(Duration.ofSeconds(20));

        copies(product, 1, product.updatedAt().minusSeconds(25));
        search.catchUp().block(Duration.ofSeconds(20));

        assertThat(ids("bột nghệ")).containsExactlyInAnyOrder(product.id(), "copy-00000");
    }

    @Test
    void whatIsNotSettledIsReadAgainAfterARestart() {
        var settled = new Cursor(Instant.parse("2026-03-01T12:00:00Z"), "a/b");
        var head = new Cursor(Instant.parse("2026-03-01T12:00:09Z"), "c");
        var marks = Watermarks.NONE.with(Watermarks.Source.LOTS, new FeedPosition(settled, settled, head));

        var read = Watermarks.read(marks.notes());

        assertThat(read.of(Watermarks.Source.LOTS)).isEqualTo(FeedPosition.at(settled));
        assertThat(read.of(Watermarks.Source.PRODUCTS)).isEqualTo(FeedPosition.START);
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

    @ParameterizedTest
    @CsvSource({
        "priceMin, 'priceMin=200&priceMax=100'",
        "priceMin, 'priceMin=abc'",
        "priceMax, 'priceMax=-5'",
        "priceMax, 'priceMax=45x'",
        "priceMin, 'priceMin=0,5'",
        "priceMin, 'priceMin=46k&priceMax=45.000'",
        "cooperative, 'cooperative=nobody'",
        "cooperative, 'cooperative=HTX Rào Nậy'",
        "cooperative, 'cooperative=htx-rao-nay&cooperative=nobody'",
        "place, 'place=Atlantis'",
        "place, 'place=18985@1900-01-01'",
        "place, 'place=Thạch Hóa&place=Atlantis'",
        "category, 'category=nothing'",
        "certificate, 'certificate=nothing'",
        "season, 'season=13'",
        "stock, 'stock=maybe'",
        "sort, 'sort=upwards'",
        "page, 'page=0'",
        "size, 'size=101'",
        "page, 'page=99999'",
    })
    void refusesWhatMakesNoSenseNamingTheParameter(String field, String parameters) {
        http.get()
                .uri("/api/search?" + parameters)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cooperative=htx-rao-nay",
                "cooperative=",
                "place=18985@2004-07-08",
                "place=Thạch Hóa",
                "place=thach hoa",
                "place=",
                "place=44@2025-07-01",
                "priceMin=45k&priceMax=46.000",
                "priceMin=45,000&priceMax=1tr2",
                "priceMin=&priceMax=45 nghìn",
            })
    void understandsFiltersAsPeopleWriteThem(String parameters) {
        http.get().uri("/api/search?" + parameters).exchange().expectStatus().isOk();
    }

    @Test
    void limitsTheQueryAndTheNumberOfValues() {
        http.get()
                .uri("/api/search?q=" + "a".repeat(201))
                .exchange()
                .expectStatus()
                .isBadRequest();
        http.get()
                .uri("/api/search?x=1" + "&cooperative=a".repeat(21))
                .exchange()
                .expectStatus()
                .isBadRequest();
        http.get()
                .uri("/api/search?x=1" + "&cooperative=a".repeat(1_000))
                .exchange()
                .expectStatus()
                .is4xxClientError();
        http.get()
                .uri("/api/suggest?q=" + "a".repeat(201))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void aPageBeyondTheEndIsNotFound() {
        http.get().uri("/api/search?page=2").exchange().expectStatus().isNotFound();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*:*",
                "name:[* TO *]",
                "\"",
                "\"bột",
                "(((",
                "+-&&||!(){}[]^\"~*?:\\/",
                "~",
                "🐟🐟",
                "\u0301\u0302",
                "a AND OR NOT",
                "%",
                "\u0000",
                "<script>",
                "....",
                "'; drop",
                "ﷺ",
                "\uD83D"
            })
    void signsAreSignsAndNothingAnswersWithAFault(String query) {
        approved("Bột nghệ", Category.SPICES);
        search.catchUp().block(Duration.ofSeconds(20));

        for (var path : List.of("/api/search", "/api/suggest")) {
            http.get()
                    .uri(uri -> uri.path(path).queryParam("q", "{q}").build(query))
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
    }

    @Test
    void whereMoreAreSearchingThanCanWaitTheNextIsToldWhenToComeBackAndTheHomePageShowsGoodsAllTheSame() {
        approved("Măng khô", Category.VEGETABLES);
        var release = new CountDownLatch(1);
        try {
            assertThat(IntStream.range(0, MORE_THAN_CAN_WAIT)
                            .filter(i -> refused(release))
                            .count())
                    .isPositive();

            for (var path : List.of("/api/search?q=nghe", "/api/suggest?q=ngh", "/search?q=nghe")) {
                http.get()
                        .uri(path)
                        .exchange()
                        .expectStatus()
                        .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                        .expectHeader()
                        .valueEquals(HttpHeaders.RETRY_AFTER, "1");
            }
            http.get()
                    .uri("/?lang=vi")
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .value(HttpHeaders.CACHE_CONTROL, said -> assertThat(said).contains("no-store"))
                    .expectBody(String.class)
                    .value(page -> assertThat(page).contains(">Măng khô</a>").doesNotContain("Mỗi loại một món"));
        } finally {
            release.countDown();
        }
        await(() -> http.get()
                .uri("/api/search?q=nghe")
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .is2xxSuccessful());
    }

    private boolean refused(CountDownLatch release) {
        try {
            searching.schedule(() -> awaitQuietly(release));
            return false;
        } catch (RejectedExecutionException e) {
            // A thread that has just begun its first task frees a place in its queue.
            LockSupport.parkNanos(PAUSE_NANOS / 50);
            return true;
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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

    @Test
    void thePageShowsWhatTheApiAnswersWithoutScript() {
        approved("Bột nghệ", Category.SPICES);
        search.catchUp().block(Duration.ofSeconds(20));

        var html = page("/search?q=bot%20nghe%20thach%20hoa&category=spices&priceMax=100000");

        assertThat(html)
                .contains("/catalog/bot-nghe")
                .contains("thach hoa” có trong địa danh")
                .contains("href=\"/catalog?q=bot%20nghe%20thach%20hoa&amp;category=spices\"")
                .contains("href=\"/catalog?q=bot%20nghe%20thach%20hoa&amp;priceMax=100000\"")
                .contains(">Đúng nhất</a>");
        assertThat(page("/search?q=xyzzyqwr")).contains("Không tìm thấy").contains("Hãy thử");
        assertThat(page("/search")).contains("/catalog/bot-nghe");
    }

    private String page(String address) {
        return Objects.requireNonNull(http.get()
                .uri(address.replace("%20", " "))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private List<String> ids(String query, String... filter) {
        return results(query, filter).items().stream().map(Results.Item::id).toList();
    }

    private Results results(String query, String... filter) {
        var parameters = new LinkedMultiValueMap<String, String>();
        parameters.add("q", query);
        for (int i = 0; i + 1 < filter.length; i += 2) {
            parameters.add(filter[i], filter[i + 1]);
        }
        return now(search.find(parameters));
    }

    private Product approved(String name, Category category) {
        var product = now(catalog.create(new ProductDraft(
                maker.id(),
                new Product.Content(
                        Localized.vietnamese(name),
                        category,
                        Localized.vietnamese("Làm ở quê."),
                        new LabelText(
                                List.of(new LabelText.Ingredient(Localized.vietnamese(name), BigDecimal.valueOf(100))),
                                Localized.vietnamese("Dùng ngay."),
                                Localized.vietnamese("Nơi khô mát."),
                                null,
                                List.of(),
                                Localized.vietnamese("Tự nhiên"),
                                Localized.vietnamese("Việt Nam")),
                        List.of(new Pack(
                                Pack.NO_ID,
                                Quantity.of("200", Quantity.Unit.G),
                                new Pack.Packaging(Localized.vietnamese("túi"), null),
                                null,
                                45_000,
                                360,
                                false)),
                        List.of(),
                        null,
                        category == Category.HONEY ? "https://video.example/mat-ong" : null))));
        var submitted = now(listings.submit(product.id(), product.revision(), "maker"));
        return now(listings.approve(
                submitted.id(), submitted.revision(), "admin", Localized.of("Dùng cho kiểm thử", "For a test")));
    }

    /** Until it is so, within a bound. */
    private static void await(BooleanSupplier so) {
        long start = System.nanoTime();
        var end = start + LONGEST.toNanos();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as("a change is found").isLessThan(end);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        System.out.printf("Search: found after %d ms%n", (System.nanoTime() - start) / 1_000_000);
    }

    private static <T> T now(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(Duration.ofSeconds(20)));
    }
}
