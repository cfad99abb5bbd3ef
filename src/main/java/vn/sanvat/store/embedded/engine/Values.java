package vn.sanvat.store.embedded.engine;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values for which a query of equality can find a document. They follow the engine's {@code DefaultQueryMatcher}, and may be more than
 * it takes, never fewer.
 */
final class Values {

    private final Set<Object> found = new HashSet<>();

    private Values() {}

    /** @param path of names, joined by dots; each may be a list's, or a number of an element */
    static Set<Object> of(Document document, String path) {
        var values = new Values();
        values.read(document, List.of(path.split("\\.", -1)));
        return values.found;
    }

    /** Whether it is found by its bytes: a text, a number, a time, an id, a truth, or nothing. Others are not looked up. */
    static boolean lookedUp(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case Missing missing -> true;
            // Not a number has several forms, and equals itself here.
            case Number number -> !Double.isNaN(number.doubleValue());
            case String text -> true;
            case Boolean truth -> true;
            case Instant time -> true;
            case ObjectId id -> true;
            default -> false;
        };
    }

    private void read(@Nullable Object value, List<String> path) {
        if (path.isEmpty()) {
            end(value);
            return;
        }
        var name = path.getFirst();
        var below = path.subList(1, path.size());
        if (value instanceof Collection<?> elements) {
            if (name.matches("\\d{1,9}")) {
                int index = Integer.parseInt(name);
                read(index < elements.size() ? new ArrayList<>(elements).get(index) : null, below);
            }
            elements.forEach(element -> read(element, path));
        } else {
            read(value instanceof Document document ? document.get(name) : null, below);
        }
    }

    /** Of lists within lists each element: {@code $in} looks there, though equality does not. */
    private void end(@Nullable Object value) {
        if (value instanceof Collection<?> elements) {
            elements.forEach(this::end);
        } else if (lookedUp(value)) {
            // What is absent equals null.
            found.add(Missing.ofNullable(value));
        }
    }
}
