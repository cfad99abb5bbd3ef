package vn.sanvat.store.engine;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A collection that finds, sorts and counts by its indexes, where one helps, and as the engine does where none does. */
final class IndexedCollection extends AbstractSynchronizedMongoCollection<Object> {

    private static final Document NO_ORDER = new Document();

    /** Documents are read in the order of their ids, and none is sorted, unless an index leaves so small a part of them. */
    private static final int FEW = 8;

    private final MVMap<Object, Bson> documents;

    IndexedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Bson> documents,
            CursorRegistry cursors) {
        super(database, name, options, cursors);
        this.documents = documents;
    }

    @Override
    protected @Nullable Document getDocument(Object position) {
        var document = documents.get(position);
        return document == null ? null : document.document();
    }

    @Override
    protected Object addDocumentInternal(Document document) {
        var id = getIdField() == null ? UUID.randomUUID() : Utils.getSubdocumentValue(document, getIdField());
        var position = Missing.ofNullable(id);
        if (documents.putIfAbsent(position, Bson.of(document)) != null) {
            throw new IllegalStateException("There is a document of this id already in " + this);
        }
        return position;
    }

    @Override
    protected void handleUpdate(Object position, Document before, Document after) {
        documents.put(position, Bson.of(after));
    }

    @Override
    protected void removeDocument(Object position) {
        documents.remove(position);
    }

    @Override
    public int count() {
        return documents.size();
    }

    @Override
    public boolean isEmpty() {
        return documents.isEmpty();
    }

    @Override
    protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
        return documents.entrySet().stream()
                .map(entry -> new DocumentWithPosition<>(entry.getValue().document(), entry.getKey()));
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, @Nullable Document projection) {
        var all = streamAllDocumentsWithPosition();
        var natural = isNaturalDescending(orderBy)
                ? all.sorted(Comparator.comparing(DocumentWithPosition::getPosition, ValueComparator.desc()))
                : all;
        return matchDocumentsFromStream(
                natural.map(DocumentWithPosition::getDocument), query, orderBy, skip, limit, batchSize, projection);
    }

    /** A figure that nobody reads, for which every document would be encoded once more. */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int delta) {}

    @Override
    protected int getDataSize() {
        return 0;
    }

    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        var order = orderBy == null ? NO_ORDER : orderBy;
        var conditions = new Conditions(query);
        var needed = Fields.needed(query, order, projection);
        var ids = conditions.of(IdIndex.ID);
        if (ids != null && ids.values() != null) {
            return answer(read(byId(ids.values()), needed), query, order, skip, limit, batchSize, projection);
        }
        var plan = Planner.plan(getIndexes(), conditions, order);
        if (order.keySet().equals(Set.of(IdIndex.ID))
                && order.get(IdIndex.ID) instanceof Number way
                && (plan == null || plan.count() > documents.size() / FEW)) {
            var inOrder = inOrderOfIds(ids, way.intValue() < 0).map(document -> read(document, needed));
            return answer(inOrder, query, NO_ORDER, skip, limit, batchSize, projection);
        }
        if (plan != null) {
            boolean skipsUnread = plan.exact() && plan.sorted();
            var positions = skipsUnread ? plan.positions().skip(skip) : plan.positions();
            return answer(
                    read(positions, needed),
                    query,
                    plan.sorted() ? NO_ORDER : order,
                    skipsUnread ? 0 : skip,
                    limit,
                    batchSize,
                    projection);
        }
        var either = either(conditions);
        return either == null
                ? super.queryDocuments(query, orderBy, skip, limit, batchSize, projection)
                : answer(read(either, needed), query, order, skip, limit, batchSize, projection);
    }

    @Override
    public synchronized int count(@Nullable Document query, int skip, int limit) {
        if (query != null && skip == 0 && limit == 0) {
            var plan = Planner.plan(getIndexes(), new Conditions(query), NO_ORDER);
            if (plan != null && plan.exact()) {
                return Math.toIntExact(plan.count());
            }
        }
        return super.count(query, skip, limit);
    }

    private QueryResult answer(
            Stream<Document> found,
            Document query,
            Document order,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        return matchDocumentsFromStream(found, query, order, skip, limit, batchSize, projection);
    }

    private Stream<Document> read(Stream<Object> positions, @Nullable Set<String> needed) {
        return positions.map(documents::get).filter(Objects::nonNull).map(document -> read(document, needed));
    }

    private static Document read(Bson document, @Nullable Set<String> needed) {
        return needed == null ? document.document() : document.document(needed);
    }

    private Stream<Object> byId(List<?> ids) {
        var index = getIndexes().stream()
                .filter(IdIndex.class::isInstance)
                .map(IdIndex.class::cast)
                .findFirst();
        return ids.stream()
                .map(id -> index.isPresent() ? index.get().find(id) : id)
                .filter(Objects::nonNull)
                .map(Object.class::cast)
                .distinct();
    }

    private Stream<Bson> inOrderOfIds(Conditions.@Nullable Wanted between, boolean reverse) {
        // Bounds only where all ids are texts, as they are in every collection of the service.
        var low =
                between == null || between.low() == null ? null : between.low().value();
        var high = between == null || between.high() == null
                ? null
                : between.high().value();
        var cursor = reverse
                ? documents.cursor(high instanceof String ? high : null, low instanceof String ? low : null, true)
                : documents.cursor(low instanceof String ? low : null, high instanceof String ? high : null, false);
        Iterator<Bson> found = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return cursor.hasNext();
            }

            @Override
            public Bson next() {
                cursor.next();
                return cursor.getValue();
            }
        };
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(found, Spliterator.ORDERED), false);
    }

    /** What any branch of an {@code $or} finds, where each has an index. */
    private @Nullable Stream<Object> either(Conditions conditions) {
        for (var branches : conditions.alternatives()) {
            var plans = new ArrayList<Plan>();
            for (var branch : branches) {
                var plan = Planner.plan(getIndexes(), new Conditions(branch), NO_ORDER);
                if (plan != null) {
                    plans.add(plan);
                }
            }
            if (plans.size() == branches.size()) {
                return plans.stream().flatMap(Plan::positions).filter(new HashSet<>()::add);
            }
        }
        return null;
    }
}
