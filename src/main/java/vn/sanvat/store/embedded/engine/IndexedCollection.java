package vn.sanvat.store.embedded.engine;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A collection that looks up what a query asks to be equal, where an index has it; it reads all and sorts in memory where none has. */
final class IndexedCollection extends AbstractSynchronizedMongoCollection<Object> {

    /** A look-up that finds more is nearly as dear as reading all, so that what it found is kept as well. */
    private static final int MANY = 200;

    private static final Document NOTHING = new Document();

    private final MVMap<Object, Bson> documents;
    private final Scans scans = new Scans();

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
        scans.forget();
        var id = getIdField() == null ? UUID.randomUUID() : Utils.getSubdocumentValue(document, getIdField());
        var position = Missing.ofNullable(id);
        if (documents.putIfAbsent(position, Bson.of(document)) != null) {
            throw new IllegalStateException("There is a document of this id already in " + this);
        }
        return position;
    }

    @Override
    protected void handleUpdate(Object position, Document before, Document after) {
        scans.forget();
        documents.put(position, Bson.of(after));
    }

    @Override
    protected void removeDocument(Object position) {
        scans.forget();
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
        throw new UnsupportedOperationException("Only the engine's own queryDocuments would call it");
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

    /** First where the documents lie, by the fields alone that the query names; then these, whole. */
    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        var found = positions(query, orderBy == null ? NOTHING : orderBy, skip, limit);
        var shown = Fields.shown(projection);
        var whole = found.map(
                position -> Objects.requireNonNull(documents.get(position)).document(shown));
        return matchDocumentsFromStream(whole, NOTHING, NOTHING, 0, 0, batchSize, projection);
    }

    @Override
    public synchronized int count(@Nullable Document query, int skip, int limit) {
        return query == null || query.isEmpty()
                ? super.count(query, skip, limit)
                : Math.toIntExact(
                        positions(query, NOTHING, skip, Math.max(limit, 0)).count());
    }

    private Stream<Object> positions(Document query, Document order, int skip, int limit) {
        var lookUp = LookUp.of(query, getIndexes());
        boolean readsMany = lookUp == null || lookUp.count() > MANY;
        boolean meetsAll = readsMany && (limit == 0 || deriveComparator(order) != null);
        var found = meetsAll
                ? scans.known(query, order, () -> search(candidates(lookUp), query, order))
                : search(candidates(lookUp), query, order);
        return limit > 0 ? found.skip(skip).limit(limit) : found.skip(skip);
    }

    private Stream<Object> search(Stream<Map.Entry<Object, Bson>> candidates, Document query, Document order) {
        var named = Fields.named(query, order);
        var found = (isNaturalDescending(order)
                        ? candidates.sorted(Map.Entry.comparingByKey(ValueComparator.desc()))
                        : candidates)
                .map(entry -> new DocumentWithPosition<>(entry.getValue().document(named), entry.getKey()))
                .filter(candidate -> documentMatchesQuery(candidate.getDocument(), query));
        var comparator = deriveComparator(order);
        return (comparator == null
                        ? found
                        : found.sorted(Comparator.comparing(DocumentWithPosition::getDocument, comparator)))
                .map(DocumentWithPosition::getPosition);
    }

    private Stream<Map.Entry<Object, Bson>> all() {
        return documents.entrySet().stream();
    }

    /** In the order of the map, as if all were read. */
    private Stream<Map.Entry<Object, Bson>> candidates(@Nullable LookUp lookUp) {
        if (lookUp == null) {
            return all();
        }
        var positions = new TreeSet<>(documents.getKeyType());
        lookUp.positions().forEach(positions::add);
        return positions.stream().flatMap(this::entry);
    }

    private Stream<Map.Entry<Object, Bson>> entry(Object position) {
        var document = documents.get(position);
        return document == null ? Stream.of() : Stream.of(Map.entry(position, document));
    }

    // The engine lets these run beside writes, which would go past an index that is being made.

    @Override
    public synchronized void addIndex(Index<Object> index) {
        super.addIndex(index);
    }

    @Override
    public synchronized void dropIndex(String name) {
        super.dropIndex(name);
    }
}
