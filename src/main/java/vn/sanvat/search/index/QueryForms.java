package vn.sanvat.search.index;

import java.util.stream.Stream;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;

/** A query in the form in which Lucene does one thing best: it is asked to count, and then for the best. */
final class QueryForms {

    /** Scores 0 of everything. */
    private static final Query NOTHING_MORE = new BoostQuery(new MatchAllDocsQuery(), 0);

    private QueryForms() {}

    /** The same products, without what only orders them. */
    static Query unscored(Query query) {
        return switch (query) {
            case BoostQuery boost -> unscored(boost.getQuery());
            case ConstantScoreQuery constant -> unscored(constant.getQuery());
            case DisjunctionMaxQuery ways -> any(ways.getDisjuncts().stream());
            case BooleanQuery all -> unscored(all);
            default -> query;
        };
    }

    private static Query unscored(BooleanQuery query) {
        int least = query.getMinimumNumberShouldMatch();
        boolean required = query.clauses().stream().anyMatch(clause -> clause.occur() != Occur.SHOULD);
        var same = new BooleanQuery.Builder().setMinimumNumberShouldMatch(least);
        query.clauses().stream()
                .filter(clause -> clause.occur() != Occur.SHOULD || !required || least > 0)
                .forEach(clause -> same.add(
                        unscored(clause.query()), clause.occur() == Occur.MUST ? Occur.FILTER : clause.occur()));
        return same.build();
    }

    private static Query any(Stream<Query> ways) {
        var any = new BooleanQuery.Builder();
        ways.map(QueryForms::unscored).distinct().forEach(way -> any.add(way, Occur.SHOULD));
        return any.build();
    }

    /**
     * The same products with the same scores, as a conjunction alone: of that Lucene works out what a stretch of the index can score at
     * best, and leaves out what cannot come in; with optional clauses beside several required ones it does not.
     */
    static Query bounded(Query query) {
        if (!(query instanceof BooleanQuery all) || all.getMinimumNumberShouldMatch() > 0) {
            return query;
        }
        var required = new BooleanQuery.Builder();
        var optional = new BooleanQuery.Builder().add(NOTHING_MORE, Occur.SHOULD);
        all.clauses().forEach(clause -> (clause.occur() == Occur.SHOULD ? optional : required).add(clause));
        return required.add(optional.build(), Occur.MUST).build();
    }
}
