package vn.sanvat.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.sanvat.catalog.Category;
import vn.sanvat.catalog.Pack;
import vn.sanvat.evidence.Evidence.Kind;
import vn.sanvat.search.index.Documents;
import vn.sanvat.search.index.Entry;
import vn.sanvat.search.index.Finder;
import vn.sanvat.search.index.GoodsIndex;
import vn.sanvat.search.index.PlausibleGoods;
import vn.sanvat.search.index.PlausiblePlaces;
import vn.sanvat.search.query.Compounds;
import vn.sanvat.search.query.Filters;
import vn.sanvat.search.query.Gazetteer;
import vn.sanvat.search.query.Prices;
import vn.sanvat.search.query.SearchRequest;
import vn.sanvat.text.Localized;
import vn.sanvat.web.Page;

/** What the facets count, against what somebody counts who looks at every product; over an index of several parts, some deleted. */
class FacetTests {

    private static final int GOODS = 600;
    private static final int PARTS = 5;
    private static final int MAKERS = 12;
    private static final Prices UNDER_100K = new Prices(0, 99_999);

    @TempDir
    Path folder;

    private final Gazetteer gazetteer = new Gazetteer(PlausiblePlaces.all());
    private final List<Entry> entries = new ArrayList<>();

    @BeforeEach
    void generate() {
        var goods = new PlausibleGoods(5, PlausiblePlaces.all(), MAKERS);
        IntStream.range(0, GOODS).forEach(i -> entries.add(goods.next(i).entry()));
    }

    static Stream<Filters> filters() {
        var none = Filters.NONE;
        var categories = Set.of(Category.SPICES, Category.GRAINS);
        var kinds = Set.of(Kind.OCOP, Kind.FOOD_SAFETY);
        return Stream.of(
                none,
                new Filters(categories, Set.of(), Set.of(), Set.of(), Prices.ANY, Set.of(), null, false),
                new Filters(Set.of(), Set.of("first"), Set.of(), Set.of(), Prices.ANY, Set.of(), null, false),
                new Filters(Set.of(), Set.of(), Set.of("first"), Set.of(), Prices.ANY, Set.of(), null, false),
                new Filters(Set.of(), Set.of(), Set.of(), kinds, Prices.ANY, Set.of(), null, false),
                new Filters(Set.of(), Set.of(), Set.of(), Set.of(), UNDER_100K, Set.of(), null, false),
                new Filters(Set.of(), Set.of(), Set.of(), Set.of(), Prices.ANY, Set.of(1, 2), null, false),
                new Filters(Set.of(), Set.of(), Set.of(), Set.of(), Prices.ANY, Set.of(), true, false),
                new Filters(Set.of(), Set.of(), Set.of(), Set.of(), Prices.ANY, Set.of(), false, false),
                new Filters(categories, Set.of(), Set.of("first"), kinds, UNDER_100K, Set.of(3, 9), true, false),
                new Filters(categories, Set.of("first"), Set.of(), Set.of(), UNDER_100K, Set.of(12), null, false));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void everyFacetCountsWhatItsOwnFilterLeavesOut(Filters given) throws IOException {
        var filters = known(given);
        try (var index = filled()) {
            var facets = find(index, filters).facets();

            assertThat(counts(facets.category()))
                    .containsExactlyInAnyOrderEntriesOf(
                            counted(filters, 0, filters.categories().stream().map(Category::slug), this::categories));
            assertThat(counts(facets.cooperative()))
                    .containsExactlyInAnyOrderEntriesOf(
                            counted(filters, 1, filters.cooperatives().stream(), this::makers));
            assertThat(counts(facets.certificate()))
                    .containsExactlyInAnyOrderEntriesOf(counted(
                            filters,
                            3,
                            filters.certificates().stream().map(Enum::name).map(kind -> kind.toLowerCase(Locale.ROOT)),
                            this::certificates));
            assertThat(counts(facets.price()))
                    .containsExactlyInAnyOrderEntriesOf(counted(filters, 4, Stream.of(), this::ranges));
            assertThat(counts(months(facets)))
                    .containsExactlyInAnyOrderEntriesOf(
                            counted(filters, 5, filters.months().stream().map(String::valueOf), this::months));
            assertThat(counts(facets.stock()))
                    .containsExactlyInAnyOrderEntriesOf(counted(
                            filters,
                            6,
                            Stream.ofNullable(filters.inStock())
                                    .map(stocked -> Boolean.TRUE.equals(stocked) ? "yes" : "no"),
                            this::stock));
            var places = counted(filters, 2, Stream.of(), this::places);
            var named = Stream.concat(facets.place().stream(), facets.formerPlace().stream())
                    .toList();
            assertThat(counts(named))
                    .isNotEmpty()
                    .allSatisfy((place, count) -> assertThat(places).contains(entry(place, count)));
            long most =
                    places.values().stream().mapToLong(Long::longValue).max().orElseThrow();
            assertThat(named).anyMatch(place -> place.count() == most);
        }
    }

    private static List<Results.Value> months(Results.Facets facets) {
        return facets.season().stream()
                .filter(value -> !value.value().equals("now"))
                .toList();
    }

    @Test
    void inSeasonNowIsWhatHasASeasonThatTodayLiesIn() throws IOException {
        try (var index = filled()) {
            var now = new Filters(Set.of(), Set.of(), Set.of(), Set.of(), Prices.ANY, Set.of(), null, true);
            long ripe = entries.stream()
                    .map(entry -> entry.content().season())
                    .filter(season -> season != null && season.holds(PlausibleGoods.TODAY.getMonth()))
                    .count();

            var found = find(index, now);

            assertThat(ripe).isPositive();
            assertThat(found.total()).isEqualTo(ripe);
            assertThat(found.items())
                    .allSatisfy(item -> assertThat(item.season()).isNotNull());
            assertThat(found.facets().season().getFirst())
                    .satisfies(value -> assertThat(value.value()).isEqualTo("now"))
                    .satisfies(value -> assertThat(value.count()).isEqualTo(ripe))
                    .satisfies(value -> assertThat(value.chosen()).isTrue());
        }
    }

    @Test
    void unitsOfTodayStandApartFromThoseThatAreNoMore() throws IOException {
        try (var index = filled()) {
            var facets = find(index, Filters.NONE).facets();

            assertThat(facets.place())
                    .isNotEmpty()
                    .noneMatch(place -> place.label().vi().contains("(đến"));
            assertThat(facets.formerPlace())
                    .isNotEmpty()
                    .allMatch(place -> place.label().vi().contains("(đến"));
        }
    }

    @Test
    void whatIsChosenIsShownThoughNothingHasIt() throws IOException {
        try (var index = filled()) {
            var filters = new Filters(
                    Set.of(), Set.of("no-such-maker"), Set.of(), Set.of(), Prices.ANY, Set.of(), null, false);

            var found = find(index, filters);

            assertThat(found.total()).isZero();
            assertThat(found.facets().cooperative().getFirst())
                    .isEqualTo(new Results.Value("no-such-maker", Localized.vietnamese("no-such-maker"), 0, true));
            assertThat(found.facets().cooperative()).hasSize(MAKERS + 1);
        }
    }

    @Test
    void aChosenMakerKeepsItsNameThoughNothingOfItMeetsTheOtherFilters() throws IOException {
        try (var index = filled()) {
            var maker = Objects.requireNonNull(entries.getFirst().cooperative());
            var free = new Prices(0, 1);
            var filters = new Filters(Set.of(), Set.of(maker.id()), Set.of(), Set.of(), free, Set.of(), null, false);

            var found = find(index, filters);

            assertThat(found.facets().cooperative())
                    .containsExactly(new Results.Value(maker.id(), Localized.vietnamese(maker.name()), 0, true));
        }
    }

    @Test
    void whatIsAddedIsCountedWithTheRest() throws IOException {
        try (var index = filled()) {
            var before = find(index, Filters.NONE).facets().cooperative();
            var more =
                    new PlausibleGoods(6, PlausiblePlaces.all(), 1).next(GOODS).entry();
            index.write(List.of(new Documents(gazetteer, new Compounds()).of(more, PlausibleGoods.TODAY)));
            index.refresh();

            var after = find(index, Filters.NONE).facets().cooperative();

            assertThat(counts(after)).containsAllEntriesOf(counts(before)).containsEntry(maker(more), 1L);
        }
    }

    @Test
    void onAnotherDayWhatHoldsOnThatDayIsCounted() throws IOException {
        try (var index = filled()) {
            var today = find(index, Filters.NONE).facets();

            var later = find(index, Filters.NONE, PlausibleGoods.TODAY.plusYears(10))
                    .facets();

            assertThat(later.certificate()).isEmpty();
            assertThat(counts(later.stock())).containsExactly(entry("no", (long) entries.size()));
            assertThat(find(index, Filters.NONE).facets()).isEqualTo(today);
        }
    }

    private Filters known(Filters given) {
        var first = entries.getFirst();
        var maker = given.cooperatives().isEmpty() ? Set.<String>of() : Set.of(maker(first));
        var place = given.places().isEmpty()
                ? Set.<String>of()
                : Set.of(places(first).getFirst());
        return new Filters(
                given.categories(),
                maker,
                place,
                given.certificates(),
                given.price(),
                given.months(),
                given.inStock(),
                given.inSeasonNow());
    }

    private GoodsIndex filled() throws IOException {
        var index = GoodsIndex.open(folder);
        var documents = new Documents(gazetteer, new Compounds());
        for (int part = 0; part < PARTS; part++) {
            var goods = entries.subList(part * GOODS / PARTS, (part + 1) * GOODS / PARTS);
            index.write(goods.stream()
                    .map(entry -> documents.of(entry, PlausibleGoods.TODAY))
                    .toList());
            index.refresh();
        }
        var deleted = IntStream.range(0, GOODS)
                .filter(i -> i % 7 == 0)
                .mapToObj(entries::get)
                .toList();
        index.delete(deleted.stream().map(entry -> entry.product().id()).toList());
        index.refresh();
        entries.removeAll(deleted);
        assertThat(index.<Integer>search(
                        searcher -> searcher.getIndexReader().leaves().size()))
                .isGreaterThan(1);
        return index;
    }

    private Results find(GoodsIndex index, Filters filters) throws IOException {
        return find(index, filters, PlausibleGoods.TODAY);
    }

    private Results find(GoodsIndex index, Filters filters, LocalDate today) throws IOException {
        var wanted = new SearchRequest("", filters, SearchRequest.By.NAME, new Page.Request(1, 24));
        var found = new Finder(index, new Compounds()).find(wanted, gazetteer, today);
        return Results.of(wanted, found, gazetteer, today);
    }

    private static Map<String, Long> counts(List<Results.Value> values) {
        return values.stream().collect(Collectors.toMap(Results.Value::value, Results.Value::count));
    }

    /** @param own the number of the filter that does not count */
    private Map<String, Long> counted(
            Filters filters, int own, Stream<String> chosen, Function<Entry, List<String>> values) {
        var tests = tests(filters);
        var counts = entries.stream()
                .filter(entry -> IntStream.range(0, tests.size())
                        .filter(i -> i != own)
                        .allMatch(i -> tests.get(i).test(entry)))
                .flatMap(entry -> values.apply(entry).stream())
                .collect(Collectors.groupingBy(value -> value, Collectors.counting()));
        chosen.forEach(one -> counts.putIfAbsent(one, 0L));
        return counts;
    }

    private List<Predicate<Entry>> tests(Filters filters) {
        return List.of(
                entry -> any(filters.categories().stream().map(Category::slug).toList(), categories(entry)),
                entry -> any(filters.cooperatives(), makers(entry)),
                entry -> any(filters.places(), places(entry)),
                entry -> any(
                        filters.certificates().stream()
                                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                                .toList(),
                        certificates(entry)),
                entry -> filters.price().equals(Prices.ANY)
                        || entry.content().packs().stream()
                                .anyMatch(pack -> filters.price().holds(pack.priceVnd())),
                entry -> any(filters.months().stream().map(String::valueOf).toList(), months(entry)),
                entry -> filters.inStock() == null
                        || stock(entry).contains(Boolean.TRUE.equals(filters.inStock()) ? "yes" : "no"));
    }

    private static boolean any(Collection<String> wanted, List<String> has) {
        return wanted.isEmpty() || has.stream().anyMatch(wanted::contains);
    }

    private List<String> categories(Entry entry) {
        return List.of(entry.content().category().slug());
    }

    private static String maker(Entry entry) {
        return entry.product().cooperative();
    }

    private List<String> makers(Entry entry) {
        return List.of(maker(entry));
    }

    private List<String> places(Entry entry) {
        return entry.places(gazetteer).stream().map(place -> place.id()).toList();
    }

    private List<String> certificates(Entry entry) {
        var kinds = EnumSet.noneOf(Kind.class);
        entry.certificates().stream()
                .filter(one -> one.validOn(PlausibleGoods.TODAY))
                .forEach(one -> kinds.add(one.kind()));
        return kinds.stream().map(kind -> kind.name().toLowerCase(Locale.ROOT)).toList();
    }

    private List<String> ranges(Entry entry) {
        return entry.content().packs().stream()
                .mapToLong(Pack::priceVnd)
                .mapToObj(price -> price < 50_000
                        ? "-49999"
                        : price < 100_000
                                ? "50000-99999"
                                : price < 200_000 ? "100000-199999" : price < 500_000 ? "200000-499999" : "500000-")
                .distinct()
                .toList();
    }

    private List<String> months(Entry entry) {
        var season = entry.content().season();
        return IntStream.rangeClosed(1, 12)
                .filter(month -> season == null
                        || (season.fromMonth() <= season.toMonth()
                                ? month >= season.fromMonth() && month <= season.toMonth()
                                : month >= season.fromMonth() || month <= season.toMonth()))
                .mapToObj(String::valueOf)
                .toList();
    }

    private List<String> stock(Entry entry) {
        return List.of(entry.stockUntil().isBefore(PlausibleGoods.TODAY) ? "no" : "yes");
    }
}
