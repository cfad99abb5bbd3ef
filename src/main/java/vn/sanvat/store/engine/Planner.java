package vn.sanvat.store.engine;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.sanvat.store.engine.Conditions.Bound;
import vn.sanvat.store.engine.Conditions.Wanted;
import vn.sanvat.store.engine.Entries.Range;

/** Chooses, for a query and an order, the index by which the fewest documents are read. */
final class Planner {

    /** Beyond it, values that a field may have are looked for in the documents. */
    private static final int MAX_RANGES = 1_000;

    /** Reading a page in its order ends early, as a rule; reading all and sorting them never does. */
    private static final long SORTING_COSTS = 8;

    private static final Document NO_ORDER = new Document();

    private Planner() {}

    /**
     * @param order absent or empty where none is asked for
     * @return null where no index helps
     */
    static @Nullable Plan plan(List<Index<Object>> indexes, Conditions conditions, @Nullable Document order) {
        Plan best = null;
        long least = Long.MAX_VALUE;
        for (var index : indexes) {
            for (var plan :
                    index instanceof Ordered ordered ? plans(ordered.entries(), conditions, order) : List.<Plan>of()) {
                long cost = cost(plan);
                if (cost < least) {
                    best = plan;
                    least = cost;
                }
            }
        }
        return best;
    }

    private static List<Plan> plans(Entries entries, Conditions conditions, @Nullable Document order) {
        var either = conditions.alternatives().stream().map(branches -> either(entries, branches, order));
        return Stream.concat(Stream.of(Optional.ofNullable(plan(entries, conditions, order))), either)
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * What any branch of an {@code $or} finds, read in the order of an index that is the order asked for. A page that goes on after a
     * time and an id asks so, and must not read what lies before them.
     */
    private static Optional<Plan> either(Entries entries, List<Document> branches, @Nullable Document order) {
        int direction = order == null || order.isEmpty() ? 0 : direction(entries.keys(), Set.of(), order);
        if (direction == 0 || !entries.plain()) {
            return Optional.empty();
        }
        var ranges = new ArrayList<Range>();
        for (var branch : branches) {
            var plan = plan(entries, new Conditions(branch), NO_ORDER);
            if (plan == null) {
                return Optional.empty();
            }
            ranges.addAll(plan.ranges());
        }
        var joined = joined(ranges);
        return Optional.of(new Plan(entries, direction < 0 ? joined.reversed() : joined, direction < 0, true, false));
    }

    /** One after the other, none overlapping. */
    private static List<Range> joined(List<Range> ranges) {
        var joined = new ArrayList<Range>();
        ranges.sort((one, other) -> Arrays.compareUnsigned(one.from(), other.from()));
        for (var range : ranges) {
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last == null || Arrays.compareUnsigned(last.to(), range.from()) < 0) {
                joined.add(range);
            } else if (Arrays.compareUnsigned(last.to(), range.to()) < 0) {
                joined.set(joined.size() - 1, new Range(last.from(), range.to()));
            }
        }
        return joined;
    }

    private static long cost(Plan plan) {
        long cost = plan.count() * (plan.sorted() ? 1 : SORTING_COSTS);
        return plan.exact() ? cost : cost + 1;
    }

    private static @Nullable Plan plan(Entries entries, Conditions conditions, @Nullable Document order) {
        var keys = entries.keys();
        boolean plain = entries.plain();
        var prefixes = List.of(new byte[0]);
        var known = new HashSet<String>();
        var single = new HashSet<String>();
        boolean exact = plain;
        int next = 0;
        for (; next < keys.size(); next++) {
            var key = keys.get(next);
            var wanted = conditions.of(key.getKey());
            var values = wanted == null ? null : wanted.values();
            if (values == null || (long) values.size() * prefixes.size() > MAX_RANGES) {
                break;
            }
            prefixes = extended(prefixes, values, key.isAscending());
            exact &= values.stream().allMatch(SortBytes::exact);
            known.add(key.getKey());
            if (values.size() == 1) {
                single.add(key.getKey());
            }
        }
        var wanted = next < keys.size() ? conditions.of(keys.get(next).getKey()) : null;
        var bounds = wanted != null && wanted.values() == null ? wanted : null;
        if (bounds != null) {
            known.add(keys.get(next).getKey());
            exact &= exact(bounds.low()) && exact(bounds.high());
        }
        var rest = keys.subList(next, keys.size());
        var direction = plain && single.size() == next ? direction(rest, single, order) : 0;
        boolean asked = order != null && !order.isEmpty();
        if (known.isEmpty() && !(asked && direction != 0)) {
            return null;
        }
        var ranges = ranges(prefixes, bounds, bounds != null && rest.getFirst().isAscending());
        return new Plan(entries, ranges, direction < 0, !asked || direction != 0, exact && conditions.complete(known));
    }

    private static boolean exact(@Nullable Bound bound) {
        return bound == null || SortBytes.exact(bound.value());
    }

    private static List<byte[]> extended(List<byte[]> prefixes, List<?> values, boolean ascending) {
        var extended = new ArrayList<byte[]>();
        for (var prefix : prefixes) {
            values.stream()
                    .map(value -> joined(prefix, value, ascending))
                    .sorted(Arrays::compareUnsigned)
                    .forEach(extended::add);
        }
        return distinct(extended);
    }

    private static List<byte[]> distinct(List<byte[]> all) {
        var distinct = new ArrayList<byte[]>(all.size());
        for (var one : all) {
            if (distinct.isEmpty() || !Arrays.equals(distinct.getLast(), one)) {
                distinct.add(one);
            }
        }
        return distinct;
    }

    private static byte[] joined(byte[] prefix, @Nullable Object value, boolean ascending) {
        var field = new SortBytes().add(value, ascending).toBytes();
        var joined = Arrays.copyOf(prefix, prefix.length + field.length);
        System.arraycopy(field, 0, joined, prefix.length, field.length);
        return joined;
    }

    /** 1 where the rest of the keys sorts as asked, -1 where it does so from its end, 0 where it does not. */
    private static int direction(List<IndexKey> rest, Set<String> single, @Nullable Document order) {
        if (order == null) {
            return 1;
        }
        int direction = 0;
        int next = 0;
        for (var asked : order.entrySet()) {
            if (single.contains(asked.getKey())) {
                continue;
            }
            if (next == rest.size()
                    || !rest.get(next).getKey().equals(asked.getKey())
                    || !(asked.getValue() instanceof Number number)) {
                return 0;
            }
            int here = (number.intValue() > 0) == rest.get(next).isAscending() ? 1 : -1;
            if (direction == -here) {
                return 0;
            }
            direction = here;
            next++;
        }
        return direction == 0 ? 1 : direction;
    }

    private static List<Range> ranges(List<byte[]> prefixes, @Nullable Wanted bounds, boolean ascending) {
        return prefixes.stream()
                .map(prefix -> bounds == null
                        ? new Range(prefix.length == 0 ? new byte[] {1} : prefix, SortBytes.after(prefix))
                        : between(prefix, bounds, ascending))
                .toList();
    }

    private static Range between(byte[] prefix, Wanted wanted, boolean ascending) {
        var first = ascending ? wanted.low() : wanted.high();
        var last = ascending ? wanted.high() : wanted.low();
        var from = first == null
                ? SortBytes.typeStart(prefix, wanted.example(), ascending)
                : edge(prefix, first, ascending, !first.included());
        var to = last == null
                ? SortBytes.typeEnd(prefix, wanted.example(), ascending)
                : edge(prefix, last, ascending, last.included());
        return new Range(from, to);
    }

    private static byte[] edge(byte[] prefix, Bound bound, boolean ascending, boolean after) {
        var at = joined(prefix, bound.value(), ascending);
        return after ? SortBytes.after(at) : at;
    }
}
