package vn.sanvat.store.engine;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
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
        keys(document, position).forEach(key -> map.put(key, position));
    }

    void remove(Document document, Object position) {
        keys(document, position).forEach(map::remove);
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

    /** One, or one for each element of a list. */
    private List<byte[]> keys(Document document, Object position) {
        var all = List.of(new SortBytes());
        boolean mixed = false;
        for (var key : keys) {
            var value = Utils.getSubdocumentValueCollectionAware(document, key.getKey());
            mixed |= value instanceof Collection || !SortBytes.sortable(value);
            if (value instanceof Collection<?> list) {
                all = extended(all, list, key.isAscending());
            } else {
                all.forEach(one -> one.add(value, key.isAscending()));
            }
        }
        if (mixed && !map.containsKey(MIXED)) {
            map.put(MIXED, true);
        }
        return all.stream().map(one -> one.add(position, true).toBytes()).toList();
    }

    private static List<SortBytes> extended(List<SortBytes> all, Collection<?> values, boolean ascending) {
        var extended = new ArrayList<SortBytes>();
        for (var one : all) {
            if (values.isEmpty()) {
                extended.add(one.add(null, ascending));
            }
            values.forEach(value -> extended.add(one.copy().add(value, ascending)));
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
}
