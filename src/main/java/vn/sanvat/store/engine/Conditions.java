package vn.sanvat.store.engine;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a query asks of single fields, as far as an order of values helps: to be one of some values, or to lie between two. What is
 * found by it is matched with the whole query afterwards, unless {@link #complete}.
 */
final class Conditions {

    private final Map<String, Wanted> fields = new HashMap<>();
    private final List<List<Document>> alternatives = new ArrayList<>();
    private boolean complete = true;

    Conditions(Document query) {
        read(query);
    }

    /** @param values one of which it must be; null where it must lie between the bounds */
    record Wanted(
            @Nullable List<Object> values,
            @Nullable Bound low,
            @Nullable Bound high) {

        Object example() {
            return low == null ? Objects.requireNonNull(high).value() : low.value();
        }
    }

    record Bound(Object value, boolean included) {}

    @Nullable
    Wanted of(String field) {
        return fields.get(field);
    }

    /** The branches of each {@code $or}. */
    List<List<Document>> alternatives() {
        return alternatives;
    }

    /** Whether these fields' conditions are all that the query asks. */
    boolean complete(Collection<String> known) {
        return complete && known.containsAll(fields.keySet());
    }

    private void read(Document query) {
        query.forEach((key, value) -> {
            switch (key) {
                case "$and" -> ((Collection<?>) value).forEach(one -> read((Document) one));
                case "$or" -> {
                    complete = false;
                    alternatives.add(((Collection<?>) value)
                            .stream().map(Document.class::cast).toList());
                }
                default -> {
                    var wanted = key.startsWith("$") ? null : wanted(value);
                    complete &= wanted != null && fields.putIfAbsent(key, wanted) == null;
                }
            }
        });
    }

    private @Nullable Wanted wanted(@Nullable Object value) {
        if (value == null || simple(value)) {
            return new Wanted(Collections.singletonList(value), null, null);
        }
        if (!(value instanceof Document operators) || operators.isEmpty()) {
            return null;
        }
        List<Object> values = null;
        Bound low = null;
        Bound high = null;
        for (var operator : operators.entrySet()) {
            var given = operator.getValue();
            if (operator.getKey().equals("$in")
                    && given instanceof Collection<?> list
                    && list.stream().allMatch(Conditions::simple)) {
                values = List.copyOf(list);
            } else if (operator.getKey().equals("$eq") && simple(given)) {
                values = List.of(given);
            } else if (operator.getKey().matches("\\$gte?") && simple(given)) {
                low = new Bound(given, operator.getKey().endsWith("e"));
            } else if (operator.getKey().matches("\\$lte?") && simple(given)) {
                high = new Bound(given, operator.getKey().endsWith("e"));
            } else {
                complete = false;
            }
        }
        if (values != null) {
            complete &= low == null && high == null;
            return new Wanted(values, null, null);
        }
        return low == null && high == null ? null : new Wanted(null, low, high);
    }

    private static boolean simple(@Nullable Object value) {
        return value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Instant
                || value instanceof ObjectId;
    }
}
