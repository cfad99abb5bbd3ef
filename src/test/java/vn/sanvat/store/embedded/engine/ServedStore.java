package vn.sanvat.store.embedded.engine;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.nio.file.Path;
import java.time.Clock;
import org.bson.Document;
import org.h2.mvstore.MVStore;

/** An engine on a port of its own; all stops when it is closed. */
record ServedStore(MVStore file, MongoServer server, MongoClient client) implements AutoCloseable {

    static ServedStore indexed(Path path) {
        var file = open(path);
        return serve(file, new IndexedBackend(file, Clock.systemUTC()));
    }

    /** It reads every document for every query, but for those of the id. */
    static ServedStore asShipped(Path path) {
        var file = open(path);
        return serve(file, new H2Backend(file, Clock.systemUTC()));
    }

    private static MVStore open(Path path) {
        return new MVStore.Builder().fileName(path.toString()).open();
    }

    private static ServedStore serve(MVStore file, MongoBackend engine) {
        var server = new MongoServer(engine);
        var address = server.bind();
        return new ServedStore(file, server, MongoClients.create("mongodb://127.0.0.1:" + address.getPort()));
    }

    MongoCollection<Document> goods() {
        return client.getDatabase("test").getCollection("goods");
    }

    @Override
    public void close() {
        client.close();
        server.shutdownNow();
        file.close();
    }
}
