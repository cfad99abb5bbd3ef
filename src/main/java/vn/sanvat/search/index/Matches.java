package vn.sanvat.search.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;
import vn.sanvat.search.index.Found.Match;
import vn.sanvat.search.query.Gazetteer;
import vn.sanvat.search.query.ParsedQuery;
import vn.sanvat.search.query.QueryTerm;
import vn.sanvat.search.query.Word;
import vn.sanvat.text.Localized;

/** Says of a product where it has the words of a query, as far as they do not stand in its name. */
final class Matches {

    private final IndexSearcher searcher;
    private final ParsedQuery query;

    /** Where words stand in the part of the index that is being read; null where they do not. Read forwards. */
    private final Map<Term, @Nullable PostingsEnum> postings = new HashMap<>();

    private int part = -1;

    Matches(IndexSearcher searcher, ParsedQuery query) {
        this.searcher = searcher;
        this.query = query;
    }

    /** @param docs in any order
     * @return of each document in their order */
    List<List<Match>> of(int[] docs) throws IOException {
        var found = new HashMap<Integer, List<Match>>();
        for (int doc : Arrays.stream(docs).sorted().toArray()) {
            found.put(doc, of(doc));
        }
        return Arrays.stream(docs).mapToObj(found::get).toList();
    }

    private List<Match> of(int doc) throws IOException {
        var leaves = searcher.getIndexReader().leaves();
        var leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        if (leaf.ord != part) {
            part = leaf.ord;
            postings.clear();
        }
        var matches = new ArrayList<Match>();
        for (var unit : query.units()) {
            var match = of(leaf, doc - leaf.docBase, unit);
            if (match != null && matches.stream().noneMatch(match::equals)) {
                matches.add(match);
            }
        }
        return matches;
    }

    private @Nullable Match of(LeafReaderContext leaf, int doc, QueryTerm unit) throws IOException {
        if (has(leaf, doc, Field.NAME, unit.words())) {
            return null;
        }
        var typed = text(unit.words());
        if (unit.place() && hasTerm(leaf, doc, Field.PLACE_FOLDED, Gazetteer.joined(unit.words()))) {
            return new Match(typed, Field.PLACE_TITLE);
        }
        for (var slip : unit.slips()) {
            if (has(leaf, doc, Field.NAME, List.of(slip.word()))) {
                return null;
            }
        }
        for (var other : unit.others()) {
            if (has(leaf, doc, Field.NAME, other)) {
                return new Match(typed, Localized.of("tên khác: " + text(other), "another name, " + text(other)));
            }
        }
        for (var field : Field.values()) {
            if (has(leaf, doc, field, unit.words())) {
                return unit.courtesy() ? null : new Match(typed, field.title());
            }
        }
        for (var word : unit.words()) {
            if (hasTerm(leaf, doc, Field.CODE, word.typed())) {
                return new Match(typed, Field.CODE_TITLE);
            }
        }
        return null;
    }

    private boolean has(LeafReaderContext leaf, int doc, Field field, List<Word> words) throws IOException {
        for (var word : words) {
            if (!hasTerm(leaf, doc, field.folded(), word.folded())) {
                return false;
            }
        }
        return !words.isEmpty();
    }

    private boolean hasTerm(LeafReaderContext leaf, int doc, String field, String term) throws IOException {
        var wanted = new Term(field, term);
        if (!postings.containsKey(wanted)) {
            postings.put(wanted, leaf.reader().postings(wanted, PostingsEnum.NONE));
        }
        var iterator = postings.get(wanted);
        return iterator != null && (iterator.docID() < doc ? iterator.advance(doc) : iterator.docID()) == doc;
    }

    private static String text(List<Word> words) {
        return words.stream().map(Word::typed).collect(Collectors.joining(" "));
    }
}
