package vn.sanvat.store.embedded.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Documents of few values in many types, so that queries find some, and queries of every form. */
final class RandomDocuments {

    private static final List<String> PATHS = List.of("a", "b", "c.d", "list", "list.x", "list.0", "p.q.r", "none");
    private static final int IDS = 40;
    private static final long BEYOND_DOUBLES = (1L << 53) + 1;

    private final Random random;

    RandomDocuments(Random random) {
        this.random = random;
    }

    private boolean oneIn(int count) {
        return random.nextInt(count) == 0;
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private <T> List<T> several(int most, Supplier<T> one) {
        var several = new ArrayList<T>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            several.add(one.get());
        }
        return several;
    }

    /** Numbers that are equal, and not of one type, are one id. */
    Object id() {
        int number = random.nextInt(IDS);
        return switch (random.nextInt(8)) {
            case 0 -> number;
            case 1 -> (double) number;
            case 2 -> new ObjectId(number, number);
            default -> "id-" + number;
        };
    }

    Document document() {
        var document = new Document("_id", id());
        put(document, "a", this::value);
        put(document, "b", this::simple);
        put(document, "c", () -> oneIn(4) ? value() : new Document("d", value()));
        put(document, "list", () -> oneIn(4) ? simple() : several(3, this::element));
        put(document, "p", () -> oneIn(4) ? value() : several(2, () -> new Document("q", several(2, this::inner))));
        return document;
    }

    private void put(Document document, String field, Supplier<@Nullable Object> value) {
        if (!oneIn(5)) {
            document.append(field, value.get());
        }
    }

    private @Nullable Object element() {
        return oneIn(2) ? new Document("x", value()) : value();
    }

    private Document inner() {
        return new Document("r", value());
    }

    @Nullable
    Object value() {
        return switch (random.nextInt(10)) {
            case 0 -> several(3, this::simple);
            case 1 -> oneIn(2) ? List.of(several(2, this::simple)) : new Document("x", simple());
            case 2 -> new Binary(new byte[] {1, (byte) random.nextInt(2)});
            default -> simple();
        };
    }

    private @Nullable Object simple() {
        int number = random.nextInt(3);
        return switch (random.nextInt(14)) {
            case 0 -> null;
            case 1 -> number;
            case 2 -> (long) number;
            case 3 -> (double) number;
            case 4 -> number + 0.5;
            case 5 -> new Decimal128(number);
            case 6 -> -0.0;
            case 7 -> BEYOND_DOUBLES + number;
            case 8 -> oneIn(2) ? Double.NaN : Double.NEGATIVE_INFINITY;
            case 9 -> Date.from(Instant.ofEpochMilli(number));
            case 10 -> oneIn(2);
            case 11 -> new ObjectId(number, number);
            case 12 -> any(List.of("", "a\0b", "a\0", "đỏ"));
            default -> "text-" + number;
        };
    }

    Document query() {
        return query(2);
    }

    private Document query(int depth) {
        var query = new Document();
        for (int i = oneIn(10) ? 0 : 1 + random.nextInt(2); i > 0; i--) {
            if (depth > 0 && oneIn(4)) {
                query.append(any(List.of("$and", "$or", "$or", "$nor")), branches(depth - 1));
            } else if (oneIn(6)) {
                query.append("_id", oneIn(2) ? id() : new Document("$in", several(4, this::id)));
            } else {
                query.append(any(PATHS), asked());
            }
        }
        return query;
    }

    private List<Document> branches(int depth) {
        var branches = several(2, () -> query(depth));
        branches.add(query(depth));
        return oneIn(30) ? List.of() : branches;
    }

    private @Nullable Object asked() {
        return switch (random.nextInt(14)) {
            case 0, 1, 2, 3 -> value();
            case 4 -> new Document("$eq", value());
            case 5, 6 -> new Document("$in", several(3, this::value));
            case 7 -> new Document("$in", several(3, this::simple)).append("$gte", simple());
            case 8 -> new Document("$eq", simple()).append("$ne", simple());
            case 9 -> new Document(any(List.of("$gt", "$gte", "$lt", "$lte", "$ne")), simple());
            case 10 -> new Document(any(List.of("$nin", "$all")), several(2, this::simple));
            case 11 -> new Document("$exists", oneIn(2));
            case 12 -> new Document("$not", new Document("$eq", simple()));
            default ->
                oneIn(3)
                        ? new Document("$wrong", 1)
                        : new Document("$elemMatch", new Document(oneIn(2) ? "$eq" : "x", simple()));
        };
    }

    Document change() {
        return switch (random.nextInt(6)) {
            case 0 -> new Document("$unset", new Document(any(List.of("a", "b", "c.d", "list")), ""));
            case 1 -> new Document("$push", new Document("list", element()));
            case 2 -> new Document("$inc", new Document("b", 1));
            case 3 -> new Document("$set", new Document("list", several(2, this::element)));
            case 4 -> new Document("$set", new Document("c.d", value()));
            default -> new Document("$set", new Document("a", value()).append("b", simple()));
        };
    }

    Document order() {
        var order = new Document();
        Stream.of("b", "_id", "$natural")
                .filter(field -> oneIn(4))
                .limit(1)
                .forEach(field -> order.append(field, oneIn(2) ? 1 : -1));
        return order;
    }

    Document fields() {
        var fields = new Document();
        if (oneIn(2)) {
            PATHS.stream()
                    .filter(path -> !path.startsWith("list.") && oneIn(4))
                    .forEach(path -> fields.append(path, 1));
        }
        return oneIn(5) ? fields.append("_id", 0) : fields;
    }
}
