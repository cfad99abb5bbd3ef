package vn.sanvat.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.FilterCollector;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.sanvat.search.query.Compounds;
import vn.sanvat.search.query.Gazetteer;
import vn.sanvat.search.query.ParsedQuery;
import vn.sanvat.search.query.QueryText;
import vn.sanvat.search.query.Synonyms;

/** The best of an index of several parts, against all that is found, scored and sorted; and that not all of it was looked at. */
class TopHitsTests {

    private static final int GOODS = 6_000;
    private static final int PARTS = 3;
    private static final int MAKERS = 20;
    private static final int[] MOST = {1, 24, 100, GOODS};

    @TempDir
    static Path folder;

    private static GoodsIndex index;

    @BeforeAll
    static void fill() throws IOException {
        index = GoodsIndex.open(folder);
        var goods = new PlausibleGoods(7, PlausiblePlaces.all(), MAKERS);
        var documents = new Documents(new Gazetteer(PlausiblePlaces.all()), new Compounds());
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
    @ValueSource(
            strings = {
                "nghệ",
                "bột nghệ",
                "bot",
                "cá thu",
                "ca kho truyen thong",
                "hữu cơ",
                "mật ong rừng",
                "nghe mat ong 100g",
                "gạo nếp loại 1",
                "nhà làm",
                "xuất khẩu",
                "Quảng Bình",
                "chè xanh",
                "1kg"
            })
    void theBestAreThoseThatSortingAllWouldGive(String typed) throws IOException {
        index.search(searcher -> {
            var query = query(searcher, typed);
            var manager = new TopFieldCollectorManager(
                    new Sort(SortField.FIELD_SCORE, new SortField(Columns.NAME, SortField.Type.STRING)),
                    GOODS,
                    null,
                    Integer.MAX_VALUE);
            var all = Arrays.stream(searcher.search(query, manager).scoreDocs)
                    .mapToInt(doc -> doc.doc)
                    .toArray();
            assertThat(searcher.count(QueryForms.unscored(query))).isEqualTo(all.length);
            for (int most : MOST) {
                for (int first : new int[] {0, most / 2}) {
                    var best = new TopHits(most);
                    searcher.search(QueryForms.bounded(query), best);

                    assertThat(best.from(first))
                            .containsExactly(
                                    Arrays.copyOfRange(all, Math.min(first, all.length), Math.min(most, all.length)));
                }
            }
            return all;
        });
    }

    @Test
    void ofManyThatAreAsGoodOnlySomeAreLookedAt() throws IOException {
        index.search(searcher -> {
            var query = query(searcher, "cá");
            var looked = new int[1];

            searcher.search(QueryForms.bounded(query), new FilterCollector(new TopHits(10)) {
                @Override
                public LeafCollector getLeafCollector(LeafReaderContext part) throws IOException {
                    return new FilterLeafCollector(super.getLeafCollector(part)) {
                        @Override
                        public void collect(int doc) throws IOException {
                            looked[0]++;
                            super.collect(doc);
                        }
                    };
                }
            });

            assertThat(looked[0]).isPositive().isLessThan(searcher.count(query) * 2 / 3);
            return looked;
        });
    }

    private static Query query(GoodsSearcher searcher, String typed) throws IOException {
        var means = new ParsedQuery.Means(
                searcher.lexicon(), Synonyms.ofThisCountry(), new Compounds(), ParsedQuery.courtesies());
        var understood = ParsedQuery.of(QueryText.in(typed), means);
        var marks = understood.marked() ? Queries.Marks.FORGIVEN : Queries.Marks.NONE;
        return new Queries(searcher.lexicon(), marks, true).all(understood, understood.required(), true);
    }
}
