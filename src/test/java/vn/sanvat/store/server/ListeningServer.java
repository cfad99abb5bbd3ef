package vn.sanvat.store.server;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import vn.sanvat.store.embedded.DurableBackend;
import vn.sanvat.store.embedded.Engine;
import vn.sanvat.store.embedded.file.StoreFile;
import vn.sanvat.store.embedded.file.Volume;

/** A server that says which commands it was sent, and refuses those that it is told to, as a MongoDB server of another kind would. */
final class ListeningServer implements AutoCloseable {

    private final StoreFile file;
    private final MongoServer server;
    private final Set<Command> commands = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Refusing refusing;

    /** @param argument such as the collection */
    record Command(String database, String name, @Nullable Object argument) {}

    private record Refusing(int code, String message, BiPredicate<String, Document> which) {}

    ListeningServer(Path folder) {
        file = StoreFile.open(new Volume(folder));
        var backend = new DurableBackend(new Engine(file, Clock.systemUTC()));
        server = new MongoServer((MongoBackend) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {MongoBackend.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("handleMessage")) {
                        asked((MongoMessage) arguments[0]);
                    }
                    try {
                        return method.invoke(backend, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
        server.bind("127.0.0.1", 0);
    }

    int port() {
        return server.getLocalAddress().getPort();
    }

    Set<Command> commands() {
        return Set.copyOf(commands);
    }

    /** @param which by the command's name and the whole of it */
    void refuse(int code, String message, BiPredicate<String, Document> which) {
        refusing = new Refusing(code, message, which);
    }

    void refuseNothing() {
        refusing = null;
    }

    private void asked(MongoMessage message) {
        var query = message.getDocument();
        var name = query.keySet().iterator().next();
        commands.add(new Command(message.getDatabaseName(), name, query.get(name)));
        var now = refusing;
        if (now != null && now.which().test(name, query)) {
            throw new MongoServerError(now.code(), "Refused", now.message());
        }
    }

    @Override
    public void close() {
        server.shutdownNow();
        file.close();
    }
}
