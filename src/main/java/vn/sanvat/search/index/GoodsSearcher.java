package vn.sanvat.search.index;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;
import vn.sanvat.search.facet.FacetTable;
import vn.sanvat.search.query.Lexicon;

/** A searcher, and the words, makers and places of exactly what it sees. */
public final class GoodsSearcher extends IndexSearcher {

    private final Lexicon lexicon;
    private @Nullable FacetTable table;

    /** @param before the searcher of what the index was */
    GoodsSearcher(IndexReader reader, @Nullable GoodsSearcher before) throws IOException {
        super(reader);
        setQueryCache(null);
        setSimilarity(new FieldSimilarity());
        lexicon = LexiconReader.read(reader);
        var known = before == null ? null : before.table();
        table = known == null ? null : FacetTable.of(reader, known.day(), known);
    }

    Lexicon lexicon() {
        return lexicon;
    }

    /** @param day see {@link Columns#day} */
    synchronized FacetTable table(long day) throws IOException {
        if (table == null || table.day() != day) {
            table = FacetTable.of(getIndexReader(), day, null);
        }
        return table;
    }

    private synchronized @Nullable FacetTable table() {
        return table;
    }

    /** What is shown of a product. Kept as a column: stored fields lie in blocks that must be unpacked whole. */
    public Card card(int doc) throws IOException {
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
