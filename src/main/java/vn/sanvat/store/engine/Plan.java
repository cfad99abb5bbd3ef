package vn.sanvat.store.engine;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import vn.sanvat.store.engine.Entries.Range;

/**
 * Which entries of an index to read.
 *
 * @param sorted whether they come in the order that is asked for
 * @param exact whether each of them is an answer, and none comes twice
 */
record Plan(Entries entries, List<Range> ranges, boolean reverse, boolean sorted, boolean exact) {

    long count() {
        return ranges.stream().mapToLong(entries::count).sum();
    }

    Stream<Object> positions() {
        var all = ranges.stream().flatMap(range -> stream(entries.positions(range, reverse)));
        return entries.plain() ? all : all.filter(new HashSet<>()::add);
    }

    private static Stream<Object> stream(Iterator<Object> positions) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(positions, Spliterator.ORDERED), false);
    }
}
