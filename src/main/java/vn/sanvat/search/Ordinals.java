package vn.sanvat.search;

import java.io.IOException;
import java.util.function.IntConsumer;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.OrdinalMap;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.LongValues;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * The values of a sorted column, each with one number in all parts of an index; the numbers follow the order of the values. So that
 * values are counted as numbers, and only those that are shown are ever read.
 */
final class Ordinals {

    private final IndexReader reader;
    private final String column;

    /** Null where there is but one part, whose own numbers do. */
    private final @Nullable OrdinalMap map;

    private final int count;

    private Ordinals(IndexReader reader, String column, @Nullable OrdinalMap map, int count) {
        this.reader = reader;
        this.column = column;
        this.map = map;
        this.count = count;
    }

    static Ordinals of(IndexReader reader, String column) throws IOException {
        var values = MultiDocValues.getSortedValues(reader, column);
        var map = values instanceof MultiDocValues.MultiSortedDocValues several ? several.mapping : null;
        return new Ordinals(reader, column, map, values == null ? 0 : values.getValueCount());
    }

    /** How many values there are; their numbers begin at 0. */
    int count() {
        return count;
    }

    /** From a part's own numbers to these. */
    LongValues from(LeafReaderContext part) {
        return map == null ? LongValues.IDENTITY : map.getGlobalOrds(part.ord);
    }

    String value(int number) throws IOException {
        if (map != null) {
            return value(reader.leaves().get(map.getFirstSegmentNumber(number)), (int) map.getFirstSegmentOrd(number));
        }
        for (var part : reader.leaves()) {
            if (DocValues.getSorted(part.reader(), column).getValueCount() > number) {
                return value(part, number);
            }
        }
        throw new IllegalArgumentException("No value has the number " + number);
    }

    private String value(LeafReaderContext part, int number) throws IOException {
        return DocValues.getSorted(part.reader(), column).lookupOrd(number).utf8ToString();
    }

    /** Gives the number of each value that begins so; perhaps more than once. */
    void eachWith(String prefix, IntConsumer number) throws IOException {
        for (var part : reader.leaves()) {
            var numbers = from(part);
            eachWith(
                    DocValues.getSorted(part.reader(), column),
                    new BytesRef(prefix),
                    own -> number.accept((int) numbers.get(own)));
        }
    }

    private static void eachWith(SortedDocValues values, BytesRef prefix, IntConsumer number) throws IOException {
        int found = values.lookupTerm(prefix);
        for (int i = found < 0 ? -1 - found : found;
                i < values.getValueCount() && StringHelper.startsWith(values.lookupOrd(i), prefix);
                i++) {
            number.accept(i);
        }
    }
}
