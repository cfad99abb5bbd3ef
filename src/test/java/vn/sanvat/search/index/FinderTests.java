package vn.sanvat.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.sanvat.search.query.Compounds;
import vn.sanvat.search.query.Filters;
import vn.sanvat.search.query.Gazetteer;
import vn.sanvat.search.query.SearchRequest;
import vn.sanvat.web.Page;

/** In which order goods are found in an index of several parts. */
class FinderTests {

    private static final int GOODS = 3_000;
    private static final int PARTS = 3;
    private static final int MAKERS = 20;
    private static final int PAGE = 24;

    @TempDir
    static Path folder;

    private static final Gazetteer GAZETTEER = new Gazetteer(PlausiblePlaces.all());
    private static GoodsIndex index;

    @BeforeAll
    static void fill() throws IOException {
        index = GoodsIndex.open(folder);
        var goods = new PlausibleGoods(7, PlausiblePlaces.all(), MAKERS);
        var documents = new Documents(GAZETTEER, new Compounds());
        for (int part = 0; part < PARTS; part++) {
            index.write(IntStream.range(part * GOODS / PARTS, (part + 1) * GOODS / PARTS)
                    .mapToObj(i -> documents.of(goods.next(i).entry(), PlausibleGoods.TODAY))
                    .toList());
            index.refresh();
        }
    }

    @AfterAll
    static void close() throws IOException {
        index.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nghệ", "bot", "mật ong", "1kg"})
    void goodsOfOneNameStandByTheirIdsWhicheverPartTheyLieIn(String typed) throws IOException {
        assertThat(index.<Integer>search(
                        searcher -> searcher.getIndexReader().leaves().size()))
                .isGreaterThan(1);

        var found = all(typed);

        assertThat(found).hasSizeGreaterThan(PAGE).doesNotHaveDuplicates();
        var namesakes = found.stream()
                .collect(Collectors.groupingBy(
                        card -> card.name().vi(), Collectors.mapping(Card::id, Collectors.toList())));
        assertThat(namesakes.values())
                .allSatisfy(ids -> assertThat(ids).isSortedAccordingTo(Comparator.naturalOrder()))
                .anyMatch(ids -> ids.size() > PARTS);
    }

    /** Of all pages, one after the other. */
    private static List<Card> all(String typed) throws IOException {
        var cards = new ArrayList<Card>();
        for (int page = 1, total = 1; cards.size() < total; page++) {
            var wanted =
                    new SearchRequest(typed, Filters.NONE, SearchRequest.By.RELEVANCE, new Page.Request(page, PAGE));
            var found = new Finder(index, new Compounds()).find(wanted, GAZETTEER, PlausibleGoods.TODAY);
            total = found.counts().total();
            assertThat(found.hits()).hasSize(Math.min(PAGE, total - cards.size()));
            found.hits().forEach(hit -> cards.add(hit.card()));
        }
        return cards;
    }
}
