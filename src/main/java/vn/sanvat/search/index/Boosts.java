package vn.sanvat.search.index;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import vn.sanvat.search.query.ParsedQuery;
import vn.sanvat.search.query.QueryTerm;

/** What makes no product found, and orders those that are. */
final class Boosts {

    private static final float PAIR = 3;
    private static final float BEGINS = 3;

    /** "Gà đồi" is nearer to "gà ta", of which it is another name, than "trứng gà ta" is. */
    private static final float BEGINS_AS_COMPOUND = 9;

    private static final float ENDS = 0.8f;

    private Boosts() {}

    static List<Query> of(ParsedQuery query) {
        var extras = new ArrayList<Query>();
        query.asked().sizes().forEach(size -> extras.add(Queries.boosted(Field.SIZE, size, PAIR)));
        var words = query.words();
        for (int i = 0; i + 1 < words.size(); i++) {
            extras.add(pair(words.get(i).folded(), words.get(i + 1).folded(), PAIR));
        }
        var required = query.required();
        if (!required.isEmpty()) {
            extras.add(begins(required.getFirst()));
            extras.add(pair(required.getLast().words().getLast().folded(), "$", ENDS));
        }
        return extras;
    }

    /**
     * Vietnamese names what a thing is first. A name begins once: so the best that any name reaches is known to be the best, and the
     * search for more can end.
     */
    private static Query begins(QueryTerm first) {
        var beginnings = Stream.concat(Stream.of(first.words()), first.others().stream())
                .map(words -> pair("^", words.getFirst().folded(), 1))
                .distinct()
                .toList();
        return new BoostQuery(new DisjunctionMaxQuery(beginnings, 0), first.single() ? BEGINS : BEGINS_AS_COMPOUND);
    }

    private static Query pair(String one, String next, float worth) {
        return Queries.boosted(Field.NAME.pairs(), one + '_' + next, worth);
    }
}
