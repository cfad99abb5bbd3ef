package vn.sanvat.store.embedded.engine;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a query is one that the engine refuses for no document. It finds out what is wrong with one while it matches, so that a query with
 * anything else must meet all documents.
 */
final class WellFormed {

    private static final Set<String> OF_QUERIES = Set.of("$and", "$or", "$nor");
    private static final Set<String> OF_LISTS = Set.of("$in", "$nin");
    private static final Set<String> OF_VALUES = Set.of("$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$exists");

    private WellFormed() {}

    static boolean is(Document query) {
        return query.entrySet().stream().allMatch(WellFormed::condition);
    }

    private static boolean condition(Map.Entry<String, @Nullable Object> condition) {
        var asked = condition.getValue();
        if (OF_QUERIES.contains(condition.getKey())) {
            return asked instanceof Collection<?> queries
                    && !queries.isEmpty()
                    && queries.stream().allMatch(query -> query instanceof Document one && is(one));
        }
        return !condition.getKey().startsWith("$")
                && (!(asked instanceof Document operators)
                        || operators.entrySet().stream().allMatch(WellFormed::operator));
    }

    private static boolean operator(Map.Entry<String, @Nullable Object> operator) {
        return OF_VALUES.contains(operator.getKey())
                || (OF_LISTS.contains(operator.getKey()) && operator.getValue() instanceof Collection);
    }
}
