package vn.sanvat.search;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;

/** A searcher, and the words, makers, places and certificates of exactly what it sees. */
final class GoodsSearcher extends IndexSearcher {

    private final Lexicon lexicon;
    private final Ordinals cooperatives;
    private final PlaceSets places;
    private final CertificateSets certificates;
    private final int docsAtOnce;

    /**
     * @param threads that search a large index in parts
     * @param docsAtOnce how many goods a part has at most; the index of a province is one part
     */
    GoodsSearcher(IndexReader reader, Executor threads, int docsAtOnce) throws IOException {
        this.docsAtOnce = docsAtOnce;
        super(reader, threads);
        setQueryCache(null);
        setSimilarity(new FieldSimilarity());
        lexicon = Lexicon.of(reader);
        cooperatives = Ordinals.of(reader, Columns.COOPERATIVE);
        places = PlaceSets.of(reader);
        certificates = CertificateSets.of(reader);
    }

    @Override
    protected LeafSlice[] slices(List<LeafReaderContext> leaves) {
        return slices(leaves, docsAtOnce, Math.max(1, leaves.size()), true);
    }

    Lexicon lexicon() {
        return lexicon;
    }

    Ordinals cooperatives() {
        return cooperatives;
    }

    PlaceSets places() {
        return places;
    }

    CertificateSets certificates() {
        return certificates;
    }

    /** What is shown of a product. Kept as a column: stored fields lie in blocks that must be unpacked whole. */
    Card card(int doc) throws IOException {
        var leaves = getIndexReader().leaves();
        var leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        var cards = DocValues.getBinary(leaf.reader(), Documents.CARD);
        if (!cards.advanceExact(doc - leaf.docBase)) {
            throw new IllegalStateException("An entry has no card");
        }
        var bytes = cards.binaryValue();
        return Card.read(bytes.bytes, bytes.offset, bytes.length);
    }
}
