package vn.sanvat.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.sanvat.search.index.Documents;
import vn.sanvat.search.index.Finder;
import vn.sanvat.search.index.GoodsIndex;
import vn.sanvat.search.index.Judged;
import vn.sanvat.search.index.PlausibleGoods;
import vn.sanvat.search.index.PlausiblePlaces;
import vn.sanvat.search.query.Compounds;
import vn.sanvat.search.query.Filters;
import vn.sanvat.search.query.Gazetteer;
import vn.sanvat.search.query.SearchRequest;
import vn.sanvat.web.Page;

/**
 * How good the answers are, by the judgements of {@code judged.tsv} over plausible goods. The figures are what was reached; a change
 * that lowers one fails. Raise them with what you reach.
 */
class JudgedTests {

    private static final double NDCG_AT_10 = 0.941;
    private static final double PRECISION_AT_24 = 0.957;
    private static final int QUERIES_WITHOUT_RESULT = 0;
    private static final int RESULTS_WHERE_NOTHING_IS_RELEVANT = 1;

    private static final int GOODS = 1_150;
    private static final int MAKERS = 57;
    private static final long SEED = 42;

    @TempDir
    Path folder;

    private final Map<String, PlausibleGoods.Good> goods = new HashMap<>();
    private final Gazetteer gazetteer = new Gazetteer(PlausiblePlaces.all());

    /** Of one query; both between 0 and 1. */
    private record Reached(double ndcg, double precision, int results) {}

    @Test
    void answersAsWellAsItHasEver() throws IOException {
        double ndcg = 0;
        double precision = 0;
        int judged = 0;
        int without = 0;
        int wrong = 0;
        try (var index = filled()) {
            var finder = new Finder(index, new Compounds());
            for (var query : Judged.all()) {
                var hits = hits(finder, query);
                if (query.nothingIsRelevant()) {
                    wrong += hits.isEmpty() ? 0 : 1;
                    continue;
                }
                var reached = reached(query, hits);
                ndcg += reached.ndcg();
                precision += reached.precision();
                without += reached.results() == 0 ? 1 : 0;
                judged++;
            }
        }
        System.out.printf(
                "Search over %d goods, %d judged queries: nDCG@10 %.4f, precision@24 %.4f, zero results %.4f (%d)%n",
                GOODS, judged, ndcg / judged, precision / judged, (double) without / judged, without);
        assertThat(judged).isGreaterThanOrEqualTo(150);
        assertThat(ndcg / judged).isGreaterThanOrEqualTo(NDCG_AT_10);
        assertThat(precision / judged).isGreaterThanOrEqualTo(PRECISION_AT_24);
        assertThat(without).isLessThanOrEqualTo(QUERIES_WITHOUT_RESULT);
        assertThat(wrong).isLessThanOrEqualTo(RESULTS_WHERE_NOTHING_IS_RELEVANT);
    }

    private GoodsIndex filled() throws IOException {
        var index = GoodsIndex.open(folder);
        var documents = new Documents(gazetteer, new Compounds());
        var generator = new PlausibleGoods(SEED, PlausiblePlaces.all(), MAKERS);
        for (int i = 0; i < GOODS; i++) {
            var good = generator.next(i);
            goods.put(good.entry().product().id(), good);
            index.write(List.of(documents.of(good.entry(), PlausibleGoods.TODAY)));
        }
        index.refresh();
        return index;
    }

    private List<Integer> hits(Finder finder, Judged query) throws IOException {
        var wanted =
                new SearchRequest(query.query(), Filters.NONE, SearchRequest.By.RELEVANCE, new Page.Request(1, 24));
        return finder.find(wanted, gazetteer, PlausibleGoods.TODAY).hits().stream()
                .map(hit ->
                        query.grade(Objects.requireNonNull(goods.get(hit.card().id())), gazetteer))
                .toList();
    }

    private Reached reached(Judged query, List<Integer> grades) {
        var ideal = new ArrayList<>(goods.values().stream()
                .map(good -> query.grade(good, gazetteer))
                .sorted(Comparator.reverseOrder())
                .toList());
        assertThat(ideal.getFirst())
                .as("something is relevant to " + query.query())
                .isPositive();
        long relevant = grades.stream().filter(grade -> grade > 0).count();
        double precision = grades.isEmpty() ? 0 : (double) relevant / grades.size();
        return new Reached(gain(grades) / gain(ideal), precision, grades.size());
    }

    /** Discounted cumulative gain at 10, with 2^grade - 1 for each. */
    static double gain(List<Integer> grades) {
        double gain = 0;
        for (int i = 0; i < Math.min(10, grades.size()); i++) {
            gain += (Math.pow(2, grades.get(i)) - 1) / (Math.log(i + 2) / Math.log(2));
        }
        return gain;
    }
}
