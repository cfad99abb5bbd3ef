package vn.sanvat.search.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The goods that match best, equals by name. Each part of the index lies in the order of the names, so of equals the first are the
 * right ones: a part is left as soon as nothing in the rest of it can match better, however much it has.
 */
final class TopHits implements Collector {

    private final int most;
    private final List<Part> parts = new ArrayList<>();

    /** @param most how many are wanted at most */
    TopHits(int most) {
        this.most = most;
    }

    /** Those from one on, the best being number 0. */
    int[] from(int first) throws IOException {
        parts.forEach(Part::end);
        var docs = IntStream.builder();
        int number = 0;
        for (var next = next(); next != null && number < most; next = next()) {
            if (number++ >= first) {
                docs.add(next.doc());
            }
            next.advance();
        }
        return docs.build().toArray();
    }

    /** The part that has the best of what is left; null where nothing is. */
    private @Nullable Part next() throws IOException {
        Part best = null;
        for (var part : parts) {
            if (part.left() && (best == null || part.before(best))) {
                best = part;
            }
        }
        return best;
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.TOP_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        var part = new Part(context, Math.min(most, context.reader().maxDoc()));
        parts.add(part);
        return part.collector.getLeafCollector(context);
    }

    /** The best of one part of the index, of which some have been taken. */
    private static final class Part {

        private final LeafReaderContext context;
        private final TopScoreDocCollector collector;
        private ScoreDoc[] best = {};
        private int taken;
        private @Nullable BytesRef name;

        Part(LeafReaderContext context, int size) {
            this.context = context;
            this.collector = new TopScoreDocCollectorManager(size, null, size).newCollector();
        }

        void end() {
            best = collector.topDocs().scoreDocs;
        }

        boolean left() {
            return taken < best.length;
        }

        void advance() {
            taken++;
            name = null;
        }

        int doc() {
            return best[taken].doc;
        }

        boolean before(Part other) throws IOException {
            int better = Float.compare(best[taken].score, other.best[other.taken].score);
            return better == 0 ? name().compareTo(other.name()) < 0 : better > 0;
        }

        private BytesRef name() throws IOException {
            if (name == null) {
                var names = DocValues.getSorted(context.reader(), Columns.NAME);
                // Every product has a name.
                names.advanceExact(doc() - context.docBase);
                name = names.lookupOrd(names.ordValue());
            }
            return name;
        }
    }
}
