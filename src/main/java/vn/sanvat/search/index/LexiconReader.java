package vn.sanvat.search.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import vn.sanvat.search.query.Lexicon;

/** Reads the words of the goods from the terms of the index. */
final class LexiconReader {

    private static final int MAX_WORDS = 200_000;

    private final IndexReader reader;

    private LexiconReader(IndexReader reader) {
        this.reader = reader;
    }

    static Lexicon read(IndexReader reader) throws IOException {
        return new LexiconReader(reader).lexicon();
    }

    private Lexicon lexicon() throws IOException {
        var folded = new HashMap<String, Lexicon.Count>();
        var exact = new HashMap<String, Lexicon.Count>();
        for (var field : Field.values()) {
            count(field.folded(), folded, field == Field.NAME);
            count(field.exact(), exact, field == Field.NAME);
        }
        return new Lexicon(
                reader.numDocs(),
                folded,
                exact,
                terms(Field.PLACE_FOLDED),
                terms(Field.PLACE_EXACT),
                this::namesWithPair);
    }

    /** In Vietnamese or in English. */
    private int namesWithPair(String pair) {
        try {
            return reader.docFreq(new Term(Field.NAME.pairs(), pair))
                    + reader.docFreq(new Term(Field.OTHER_NAME.pairs(), pair));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void count(String field, Map<String, Lexicon.Count> counts, boolean name) throws IOException {
        var terms = MultiTerms.getTerms(reader, field);
        if (terms == null) {
            return;
        }
        var each = terms.iterator();
        for (var term = each.next(); term != null && counts.size() < MAX_WORDS; term = each.next()) {
            int having = each.docFreq();
            counts.merge(term.utf8ToString(), new Lexicon.Count(name ? having : 0, having), Lexicon.Count::plus);
        }
    }

    private Set<String> terms(String field) throws IOException {
        var terms = MultiTerms.getTerms(reader, field);
        if (terms == null) {
            return Set.of();
        }
        var all = new HashSet<String>();
        var each = terms.iterator();
        for (var term = each.next(); term != null && all.size() < MAX_WORDS; term = each.next()) {
            all.add(term.utf8ToString());
        }
        return all;
    }
}
