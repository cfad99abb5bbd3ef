package vn.sanvat.store.embedded.engine;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The entries among which every document is that a query can match. Others may be among them too: the engine matches each with the whole
 * query.
 */
record LookUp(List<One> all) {

    private static final Comparator<LookUp> FEWEST = Comparator.comparingLong(LookUp::count);

    /** Those that begin with a value. Never compared, so the array does no harm. */
    @SuppressWarnings("ArrayRecordComponent")
    record One(Entries entries, byte[] value) {}

    /** @return null where equality narrows nothing, and all documents are to be read */
    static @Nullable LookUp of(Document query, List<Index<Object>> indexes) {
        return WellFormed.is(query) ? narrowest(query, indexes) : null;
    }

    private static @Nullable LookUp narrowest(Document query, List<Index<Object>> indexes) {
        return query.entrySet().stream()
                .map(condition -> of(condition.getKey(), condition.getValue(), indexes))
                .filter(Objects::nonNull)
                .min(FEWEST)
                .orElse(null);
    }

    private static @Nullable LookUp of(String key, @Nullable Object asked, List<Index<Object>> indexes) {
        return switch (key) {
            case "$and" ->
                branches(asked).stream()
                        .map(branch -> narrowest(branch, indexes))
                        .filter(Objects::nonNull)
                        .min(FEWEST)
                        .orElse(null);
            case "$or" ->
                union(branches(asked).stream().map(branch -> Optional.ofNullable(narrowest(branch, indexes))));
            default -> union(values(asked).stream().map(value -> Optional.ofNullable(ofValue(key, value, indexes))));
        };
    }

    private static List<Document> branches(@Nullable Object asked) {
        return ((Collection<?>) Objects.requireNonNull(asked))
                .stream().map(Document.class::cast).toList();
    }

    /** The values of which a field must have one, where that is all that is asked of it; none where it is not. */
    private static List<@Nullable Object> values(@Nullable Object asked) {
        if (!(asked instanceof Document operators)) {
            return Collections.singletonList(asked);
        }
        if (operators.keySet().equals(Set.of("$eq"))) {
            return Collections.singletonList(operators.get("$eq"));
        }
        return operators.keySet().equals(Set.of("$in")) && operators.get("$in") instanceof Collection<?> list
                ? new ArrayList<>(list)
                : List.of();
    }

    private static @Nullable LookUp ofValue(String field, @Nullable Object value, List<Index<Object>> indexes) {
        return !Values.lookedUp(value)
                ? null
                : indexes.stream()
                        .filter(index -> index instanceof LookedUp lookedUp && lookedUp.answers(field, value))
                        .map(index -> new One(((LookedUp) index).entries(), Entries.bytes(value)))
                        .map(one -> new LookUp(List.of(one)))
                        .findFirst()
                        .orElse(null);
    }

    /** @return null where there is no part, or one cannot be looked up */
    private static @Nullable LookUp union(Stream<Optional<LookUp>> parts) {
        var all = parts.toList();
        return all.isEmpty() || !all.stream().allMatch(Optional::isPresent)
                ? null
                : new LookUp(all.stream()
                        .flatMap(Optional::stream)
                        .flatMap(one -> one.all().stream())
                        .toList());
    }

    long count() {
        return all.stream().mapToLong(one -> one.entries().count(one.value())).sum();
    }

    /** Where the documents lie, in no order, some perhaps more than once. */
    Stream<Object> positions() {
        return all.stream().flatMap(one -> one.entries().positions(one.value()));
    }
}
