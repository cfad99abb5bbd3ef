package vn.sanvat.search.index;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import vn.sanvat.search.facet.Facet;
import vn.sanvat.search.facet.FacetCounter;
import vn.sanvat.search.facet.FacetCounts;
import vn.sanvat.search.facet.FacetFilter;
import vn.sanvat.search.query.Lexicon;

/** A searcher, and the words, makers and places of exactly what it sees. */
public final class GoodsSearcher extends IndexSearcher {

    private final Lexicon lexicon;
    private final FacetCounter facets;
    private final Map<String, String> makers = new ConcurrentHashMap<>();

    GoodsSearcher(IndexReader reader) throws IOException {
        super(reader);
        setQueryCache(null);
        setSimilarity(new FieldSimilarity());
        lexicon = LexiconReader.read(reader);
        facets = new FacetCounter(this);
    }

    Lexicon lexicon() {
        return lexicon;
    }

    FacetCounts counts(Query query, FacetFilter filter) throws IOException {
        return facets.count(query, filter);
    }

    /** What a maker is called, as one of its goods says; its id where it has none. */
    String maker(String id) throws IOException {
        var known = makers.get(id);
        if (known == null) {
            var its = KeywordField.newExactQuery(Facet.COOPERATIVE.name(), id);
            var one = search(its, new TopScoreDocCollectorManager(1, null, 1)).scoreDocs;
            known = one.length == 0 ? id : card(one[0].doc).cooperativeName();
            makers.put(id, known);
        }
        return known;
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
