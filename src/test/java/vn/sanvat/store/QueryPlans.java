package vn.sanvat.store;

import com.mongodb.MongoCommandException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;

/** Finds the queries that look at every document of a collection: by the server's own plan, or by the declared indexes. */
public final class QueryPlans {

    private static final int NO_SUCH_COMMAND = 59;

    private final ReactiveMongoTemplate mongo;

    /** By collection, the fields with which an index begins. */
    private final Map<String, Set<String>> leadingFields;

    public QueryPlans(ReactiveMongoTemplate mongo, Collection<Indexed> stores) {
        this.mongo = mongo;
        this.leadingFields = stores.stream()
                .collect(Collectors.toMap(Indexed::collection, QueryPlans::leadingFields, (one, other) -> {
                    one.addAll(other);
                    return one;
                }));
    }

    private static Set<String> leadingFields(Indexed store) {
        return store.indexes().stream()
                .map(index -> index.getIndexKeys().keySet().iterator().next())
                .collect(Collectors.toSet());
    }

    /** @return the queries that look at every document: by the server's plan where there is one, else by the declarations */
    public List<String> scans(Set<BsonDocument> queries) {
        return scansByPlan(queries).orElseGet(() -> {
            System.out.println(
                    "SKIPPED: explain, which the embedded engine does not know; the declared indexes were checked");
            return scansByDeclaration(queries);
        });
    }

    /** Asks the server. @return empty where the engine cannot explain */
    Optional<List<String>> scansByPlan(Set<BsonDocument> queries) {
        var scans = new ArrayList<String>();
        for (var query : queries) {
            try {
                var explained = mongo.executeCommand(new Document("explain", query).append("verbosity", "queryPlanner"))
                        .block();
                if (explained == null || scansEverything(explained)) {
                    scans.add(query.toJson());
                }
            } catch (RuntimeException e) {
                if (e.getCause() instanceof MongoCommandException refused
                        && refused.getErrorCode() == NO_SUCH_COMMAND) {
                    return Optional.empty();
                }
                throw e;
            }
        }
        return Optional.of(scans);
    }

    /** Anywhere in the chosen plans: under inputStage, inputStages, shards, or the stages of an aggregation. */
    static boolean scansEverything(Object part) {
        return switch (part) {
            case Map<?, ?> map ->
                "COLLSCAN".equals(map.get("stage"))
                        || map.entrySet().stream()
                                .filter(entry -> !"rejectedPlans".equals(entry.getKey()))
                                .anyMatch(entry -> entry.getValue() != null && scansEverything(entry.getValue()));
            case Collection<?> list -> list.stream().anyMatch(QueryPlans::scansEverything);
            default -> false;
        };
    }

    /** Looks at the queries and the declarations only, so that it works on any engine. */
    List<String> scansByDeclaration(Set<BsonDocument> queries) {
        return queries.stream()
                .filter(query -> !isServed(query))
                .map(BsonDocument::toJson)
                .toList();
    }

    private boolean isServed(BsonDocument query) {
        if (query.containsKey("aggregate")) {
            var collection = query.get("aggregate") instanceof BsonString name ? name.getValue() : "";
            return isServed(collection, query.getArray("pipeline"));
        }
        var command = query.getFirstKey();
        var filter = query.getDocument(command.equals("find") ? "filter" : "query", new BsonDocument());
        var sort = query.getDocument("sort", new BsonDocument());
        var collection = query.getString(command).getValue();
        // Without a condition, a collection's own count answers.
        return (command.equals("count") && filter.isEmpty())
                || filterIsServed(collection, filter)
                || (filter.isEmpty() && !sort.isEmpty() && isIndexed(collection, sort.getFirstKey()));
    }

    /** The first stage finds the documents; every look-up finds others. */
    private boolean isServed(String collection, BsonArray pipeline) {
        if (pipeline.isEmpty()) {
            return false;
        }
        var first = pipeline.getFirst().asDocument();
        var found = switch (first.getFirstKey()) {
            case "$match" -> filterIsServed(collection, first.getDocument("$match"));
            case "$sort" -> isIndexed(collection, first.getDocument("$sort").getFirstKey());
            default -> false;
        };
        return found && pipeline.stream().map(BsonValue::asDocument).allMatch(this::lookUpIsServed);
    }

    private boolean lookUpIsServed(BsonDocument stage) {
        if (!stage.containsKey("$lookup")) {
            return true;
        }
        var lookup = stage.getDocument("$lookup");
        return lookup.containsKey("foreignField")
                && isIndexed(
                        lookup.getString("from").getValue(),
                        lookup.getString("foreignField").getValue());
    }

    private boolean filterIsServed(String collection, BsonDocument filter) {
        return filter.entrySet().stream().anyMatch(condition -> switch (condition.getKey()) {
            case "$and" -> parts(condition.getValue()).anyMatch(part -> filterIsServed(collection, part));
            case "$or" -> parts(condition.getValue()).allMatch(part -> filterIsServed(collection, part));
            default -> isIndexed(collection, condition.getKey());
        });
    }

    private static Stream<BsonDocument> parts(BsonValue conditions) {
        return conditions.asArray().stream().map(BsonValue::asDocument);
    }

    private boolean isIndexed(String collection, String field) {
        return field.equals("_id")
                || leadingFields.getOrDefault(collection, Set.of()).contains(field);
    }
}
