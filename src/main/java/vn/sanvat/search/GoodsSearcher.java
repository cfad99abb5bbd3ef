package vn.sanvat.search;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;

/** A searcher, and the words, makers and places of exactly what it sees. */
final class GoodsSearcher extends IndexSearcher {

    private final Lexicon lexicon;
    private final Ordinals cooperatives;
    private final PlaceSets places;

    GoodsSearcher(IndexReader reader) throws IOException {
        super(reader);
        setQueryCache(null);
        setSimilarity(new FieldSimilarity());
        lexicon = Lexicon.of(reader);
        cooperatives = Ordinals.of(reader, Columns.COOPERATIVE);
        places = PlaceSets.of(reader);
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
