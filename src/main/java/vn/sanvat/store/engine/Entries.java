package vn.sanvat.store.engine;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * The entries of an index in the file: the bytes of a document's values and of its position, and the position. A document has one
 * entry, or one for each element of a list.
 */
final class Entries {

    /** Its presence says that some document has, or had, a list or a value that is not sorted; it lies before all entries. */
    private static final byte[] MIXED = {0};

    private final MVMap<byte[], Object> map;
    private final List<IndexKey> keys;

    Entries(MVMap<byte[], Object> map, List<IndexKey> keys) {
        this.map = map;
        this.keys = List.copyOf(keys);
    }

    /** From, and up to, bytes that no entry has. Never compared, so arrays do no harm. */
    @SuppressWarnings("ArrayRecordComponent")
    record Range(byte[] from, byte[] to) {}

    List<IndexKey> keys() {
        return keys;
    }

    /** Whether each document has one entry, in the place where a sorted list has the document. */
    boolean plain() {
        return !map.containsKey(MIXED);
    }

    boolean isEmpty() {
        return map.isEmpty();
    }

    long size() {
        return map.sizeAsLong();
    }

    void add(Document document, Object position) {
        for (var values : values(document)) {
            map.put(key(values, position), position);
        }
    }

    void remove(Document document, Object position) {
        for (var values : values(document)) {
            map.remove(key(values, position));
        }
    }

    /** Of a document that has these values. */
    @Nullable
    Object position(Collection<?> values) {
        var prefix = prefix(values);
        var found = map.cursor(prefix, SortBytes.after(prefix), false);
        return found.hasNext() ? map.get(found.next()) : null;
    }

    /** In their order, or the other way. */
    Iterator<Object> positions(Range range, boolean reverse) {
        var cursor = reverse ? map.cursor(range.to(), range.from(), true) : map.cursor(range.from(), range.to(), false);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return cursor.hasNext();
            }

            @Override
            public Object next() {
                cursor.next();
                return cursor.getValue();
            }
        };
    }

    long count(Range range) {
        return Math.max(0, before(range.to()) - before(range.from()));
    }

    private long before(byte[] key) {
        long index = map.getKeyIndex(key);
        return index < 0 ? -index - 1 : index;
    }

    private Set<List<@Nullable Object>> values(Document document) {
        List<List<@Nullable Object>> all = List.of(List.of());
        boolean mixed = false;
        for (var key : keys) {
            var value = Utils.getSubdocumentValueCollectionAware(document, key.getKey());
            mixed |= value instanceof Collection || !SortBytes.sortable(value);
            all = extended(
                    all, value instanceof Collection<?> list ? elements(list) : Collections.singletonList(value));
        }
        if (mixed && !map.containsKey(MIXED)) {
            map.put(MIXED, true);
        }
        return new LinkedHashSet<>(all);
    }

    private static Collection<?> elements(Collection<?> list) {
        return list.isEmpty() ? Collections.singletonList(null) : list;
    }

    private static List<List<@Nullable Object>> extended(List<List<@Nullable Object>> all, Collection<?> values) {
        var extended = new ArrayList<List<@Nullable Object>>(all.size() * values.size());
        for (var one : all) {
            for (var value : values) {
                var longer = new ArrayList<@Nullable Object>(one);
                longer.add(value);
                extended.add(longer);
            }
        }
        return extended;
    }

    private byte[] prefix(Collection<?> values) {
        var bytes = new SortBytes();
        int i = 0;
        for (var value : values) {
            bytes.add(value, keys.get(i++).isAscending());
        }
        return bytes.toBytes();
    }

    private byte[] key(List<@Nullable Object> values, Object position) {
        var bytes = new SortBytes();
        for (int i = 0; i < values.size(); i++) {
            bytes.add(values.get(i), keys.get(i).isAscending());
        }
        return bytes.add(Objects.requireNonNull(position), true).toBytes();
    }
}
