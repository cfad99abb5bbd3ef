package vn.sanvat.store;

import de.bwaldvogel.mongo.MongoServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import vn.sanvat.store.embedded.DurableBackend;
import vn.sanvat.store.embedded.Engine;
import vn.sanvat.store.embedded.file.StoreFile;
import vn.sanvat.store.embedded.file.Volume;

/** The engine of the embedded store as a server of its own, that {@code bench/database.sh} kills and hangs. Arguments: folder, port. */
final class DatabaseProcess {

    private static final int THREADS = 200;

    private DatabaseProcess() {}

    public static void main(String[] arguments) {
        var file = StoreFile.open(new Volume(Path.of(arguments[0])));
        var server = new MongoServer(new DurableBackend(new Engine(file, Clock.systemUTC())));
        server.bind(
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), Integer.parseInt(arguments[1])), 1, THREADS);
    }
}
