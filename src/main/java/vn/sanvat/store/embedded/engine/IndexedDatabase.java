package vn.sanvat.store.embedded.engine;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.jspecify.annotations.Nullable;

/** Opens collections and indexes in the maps of one file. */
final class IndexedDatabase extends H2Database {

    /** Under which the engine keeps documents; it is the format of the file. */
    private static final String DOCUMENTS = "databases.";

    private static final Document COUNT =
            new Document("$group", new Document(UniqueIndex.ID, 1).append("n", new Document("$sum", 1)));

    private final MVStore file;

    /** Opens, by the methods below, what is there already. */
    IndexedDatabase(String name, MVStore file, CursorRegistry cursors) {
        this.file = file;
        super(name, file, cursors);
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        var counted = command.equalsIgnoreCase("aggregate") ? counted(query) : null;
        var collection = counted == null ? null : resolveCollection((String) query.get(command), false);
        if (counted == null || collection == null) {
            return super.handleCommand(channel, command, query, databases, oplog);
        }
        int count = collection.count(counted, 0, 0);
        List<Document> found = count == 0 ? List.of() : List.of(new Document(UniqueIndex.ID, 1).append("n", count));
        var cursor =
                new Document("ns", collection.getFullName()).append("id", 0L).append("firstBatch", found);
        var answer = new Document("cursor", cursor);
        Utils.markOkay(answer);
        return answer;
    }

    /** What the driver's {@code countDocuments} counts, which asks for it by an aggregation; null where this is another one. */
    private static @Nullable Document counted(Document query) {
        return query.get("pipeline") instanceof List<?> stages
                        && stages.size() == 2
                        && stages.getFirst() instanceof Document match
                        && match.keySet().equals(Set.of("$match"))
                        && COUNT.equals(stages.getLast())
                ? (Document) match.get("$match")
                : null;
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
        return new IndexedCollection(this, collection, options, documents(collection), cursorRegistry);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new UniqueIndex(name, keys, sparse, entries(collection, name));
    }

    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new EqualityIndex(name, keys, entries(collection, name));
    }

    private MVMap<Object, Bson> documents(String collection) {
        return file.openMap(
                DOCUMENTS + getFullCollectionNamespace(collection),
                new MVMap.Builder<Object, Bson>().valueType(new BsonType()));
    }

    /** In the map that the engine removes with the index. */
    private Entries entries(String collection, String name) {
        MVMap<byte[], Object> map = file.openMap(
                getFullCollectionNamespace(collection) + "._index_" + name,
                new MVMap.Builder<byte[], Object>().keyType(ByteArrayDataType.INSTANCE));
        return new Entries(map);
    }
}
