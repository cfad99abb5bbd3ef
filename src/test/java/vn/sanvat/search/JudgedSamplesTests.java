package vn.sanvat.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.LinkedMultiValueMap;
import vn.sanvat.ServiceTest;
import vn.sanvat.sample.SampleGoods;
import vn.sanvat.search.index.PlausibleGoods;

/**
 * How good the answers are over the sample goods, by the judgements of {@code judged-samples.tsv}. The figures are what was reached; a
 * change that lowers one fails.
 */
@ServiceTest
class JudgedSamplesTests {

    private static final double NDCG_AT_10 = 0.999;
    private static final double PRECISION_AT_24 = 0.893;
    private static final int QUERIES_WITHOUT_RESULT = 0;
    /** "cà phê": a teaspoon (thìa cà phê) stands in two descriptions, and the small print says so. */
    private static final int WRONG_WHERE_NOTHING_IS_RELEVANT = 1;

    private static final int FEWEST_QUERIES = 40;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Autowired
    SampleGoods samples;

    @Autowired
    Search search;

    private record Query(String words, Map<String, Integer> grades) {}

    /** Sums over the queries that something is relevant to. */
    private static final class Sums {
        private double ndcg;
        private double precision;
        private int judged;
        private int without;
        private final List<String> wrong = new ArrayList<>();
    }

    @Test
    void answersOverTheSamplesAsWellAsItHasEver() {
        samples.load().block(LIMIT);
        search.catchUp().block(LIMIT);
        var sums = new Sums();

        queries().forEach(query -> judge(query, sums));

        double ndcg = sums.ndcg / sums.judged;
        double precision = sums.precision / sums.judged;
        System.out.printf(
                "Search over the sample goods, %d judged queries: nDCG@10 %.4f, precision@24 %.4f, zero results %.4f (%d)%n",
                sums.judged, ndcg, precision, (double) sums.without / sums.judged, sums.without);
        assertThat(sums.judged).isGreaterThanOrEqualTo(FEWEST_QUERIES);
        assertThat(ndcg).isGreaterThanOrEqualTo(NDCG_AT_10);
        assertThat(precision).isGreaterThanOrEqualTo(PRECISION_AT_24);
        assertThat(sums.without).isLessThanOrEqualTo(QUERIES_WITHOUT_RESULT);
        assertThat(sums.wrong).hasSizeLessThanOrEqualTo(WRONG_WHERE_NOTHING_IS_RELEVANT);
    }

    private void judge(Query query, Sums sums) {
        var results = results(query.words());
        if (query.grades().isEmpty()) {
            if (results.total() > 0 && results.note() == null) {
                sums.wrong.add(query.words());
            }
            return;
        }
        var grades = results.items().stream()
                .map(item -> query.grades().getOrDefault(item.id(), 0))
                .toList();
        var ideal = query.grades().values().stream()
                .sorted(Comparator.reverseOrder())
                .toList();
        double reached = JudgedTests.gain(grades) / JudgedTests.gain(ideal);
        double precise = grades.isEmpty()
                ? 0
                : (double) grades.stream().filter(grade -> grade > 0).count() / grades.size();
        if (reached < 0.9 || precise < 0.5) {
            System.out.printf("  %s: nDCG %.2f, precision %.2f%n", query.words(), reached, precise);
        }
        sums.ndcg += reached;
        sums.precision += precise;
        sums.without += grades.isEmpty() ? 1 : 0;
        sums.judged++;
    }

    private Results results(String words) {
        var parameters = new LinkedMultiValueMap<String, String>();
        parameters.add("q", words);
        return Objects.requireNonNull(search.find(parameters).block(LIMIT));
    }

    private static Stream<Query> queries() {
        return PlausibleGoods.lines("judged-samples.tsv").map(line -> {
            var columns = line.split("\t", -1);
            var grades = new HashMap<String, Integer>();
            if (!columns[1].equals("none")) {
                for (var rule : columns[1].split(" ", -1)) {
                    int equals = rule.indexOf('=');
                    grades.put(rule.substring(0, equals), Integer.parseInt(rule.substring(equals + 1)));
                }
            }
            return new Query(columns[0], grades);
        });
    }
}
