package vn.sanvat.store.embedded.engine;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which fields of a document are needed, to match and to sort it, and to show it: most of a large one is passed over unread. */
final class Fields {

    private Fields() {}

    /** @return the names of whole fields, without the paths below them; null where all may be needed */
    static @Nullable Set<String> named(Document query, Document order) {
        var fields = new HashSet<String>();
        order.keySet().forEach(path -> fields.add(root(path)));
        return addAll(query, fields) ? fields : null;
    }

    /** @return null where all are needed */
    static @Nullable Set<String> shown(@Nullable Document projection) {
        if (projection == null
                || projection.isEmpty()
                || !projection.values().stream().allMatch(Fields::shown)) {
            return null;
        }
        var fields = new HashSet<String>();
        fields.add(UniqueIndex.ID);
        projection.keySet().forEach(path -> fields.add(root(path)));
        return fields;
    }

    private static boolean shown(@Nullable Object value) {
        return value instanceof Number number && number.intValue() == 1;
    }

    private static boolean addAll(Document query, Set<String> fields) {
        for (var condition : query.entrySet()) {
            var key = condition.getKey();
            if (!key.startsWith("$")) {
                fields.add(root(key));
            } else if (!(condition.getValue() instanceof Collection<?> branches)
                    || !branches.stream().allMatch(branch -> branch instanceof Document one && addAll(one, fields))) {
                return false;
            }
        }
        return true;
    }

    private static String root(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }
}
