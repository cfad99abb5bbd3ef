package vn.sanvat.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import vn.sanvat.search.index.Documents;
import vn.sanvat.search.index.Finder;
import vn.sanvat.search.index.GoodsIndex;
import vn.sanvat.search.index.PlausibleGoods;
import vn.sanvat.search.index.PlausiblePlaces;
import vn.sanvat.search.query.Compounds;
import vn.sanvat.search.query.Filters;
import vn.sanvat.search.query.Gazetteer;
import vn.sanvat.search.query.SearchRequest;
import vn.sanvat.web.Page;

/** How long a query takes over so many goods, and what the index and the heap take. Run by {@code bench/search.sh}. */
final class SearchBenchmark {

    private static final long SEED = 1;
    private static final int GOODS_PER_MAKER = 100;
    private static final int MAX_MAKERS = 10_000;
    private static final int BATCH = 500;
    private static final int ASKED = 3_000;
    private static final int WARM = 6_000;
    private static final int MB = 1 << 20;

    private SearchBenchmark() {}

    /** @param arguments how many goods, and an empty folder for their index */
    public static void main(String[] arguments) throws IOException {
        int count = Integer.parseInt(arguments[0]);
        var folder = Path.of(arguments[1]);
        var gazetteer = new Gazetteer(PlausiblePlaces.all());
        try (var index = GoodsIndex.open(folder)) {
            long began = System.nanoTime();
            var queries = fill(index, count, gazetteer);
            System.out.printf("%d goods indexed in %.0f s%n", count, (System.nanoTime() - began) / 1e9);
            var finder = new Finder(index, new Compounds());
            ask(finder, gazetteer, queries, WARM);
            var times = ask(finder, gazetteer, queries, ASKED);
            Arrays.sort(times);
            System.gc();
            var heap = Runtime.getRuntime();
            print("query, p50 of " + ASKED, times[ASKED / 2] / 1e6, "ms");
            print("query, p99", times[ASKED * 99 / 100] / 1e6, "ms");
            print("index on disk", (double) size(folder) / MB, "MB");
            print("heap in use after it", (double) (heap.totalMemory() - heap.freeMemory()) / MB, "MB");
            print("heap, largest", (double) heap.maxMemory() / MB, "MB");
        }
    }

    /** @return one to three words of the names of some of the goods */
    private static List<String> fill(GoodsIndex index, int count, Gazetteer gazetteer) throws IOException {
        var documents = new Documents(gazetteer, new Compounds());
        int makers = Math.clamp(count / GOODS_PER_MAKER, 1, MAX_MAKERS);
        var goods = new PlausibleGoods(SEED, PlausiblePlaces.all(), makers);
        var queries = new ArrayList<String>();
        var batch = new ArrayList<org.apache.lucene.document.Document>();
        for (int i = 0; i < count; i++) {
            var entry = goods.next(i).entry();
            if (i % Math.max(1, count / ASKED) == 0) {
                var name = entry.product().content().name().vi().split(" ", -1);
                int first = i % Math.max(1, name.length - 1);
                int last = Math.min(name.length, first + 1 + queries.size() % 3);
                queries.add(String.join(" ", List.of(name).subList(first, last)));
            }
            batch.add(documents.of(entry, PlausibleGoods.TODAY));
            if (batch.size() == BATCH || i + 1 == count) {
                index.write(batch);
                batch.clear();
            }
        }
        index.commit(Map.of());
        index.refresh();
        return queries;
    }

    /** @return nanoseconds of each */
    private static long[] ask(Finder finder, Gazetteer gazetteer, List<String> queries, int times) throws IOException {
        var taken = new long[times];
        for (int i = 0; i < times; i++) {
            var wanted = new SearchRequest(
                    queries.get(i % queries.size()), Filters.NONE, SearchRequest.By.RELEVANCE, new Page.Request(1, 24));
            long began = System.nanoTime();
            Results.of(wanted, finder.find(wanted, gazetteer, PlausibleGoods.TODAY), gazetteer, PlausibleGoods.TODAY);
            taken[i] = System.nanoTime() - began;
        }
        return taken;
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static void print(String what, double is, String unit) {
        System.out.printf("%s\t%.2f\t%s%n", what, is, unit);
    }
}
