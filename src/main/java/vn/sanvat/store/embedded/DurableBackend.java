package vn.sanvat.store.embedded;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded engine with two corrections: a write is answered when it is on disk, not a second before (as shipped, a killed
 * process loses writes that it has acknowledged); and it knows {@code hello}, which Spring Boot's health check asks. Where the disk takes
 * no write, writes are refused and reads go on.
 */
public final class DurableBackend implements MongoBackend {

    private static final Logger log = LoggerFactory.getLogger(DurableBackend.class);

    /** MongoDB's "OutOfDiskSpace": nothing was stored. */
    public static final int OUT_OF_DISK_SPACE = 14031;

    /** MongoDB's "UnknownError". */
    public static final int UNKNOWN = 8;

    /** Commands that change nothing, in lower case; every other one waits for its commit, which is cheap if nothing changed. */
    private static final Set<String> READS = Set.of(
            "find",
            "getmore",
            "killcursors",
            "count",
            "distinct",
            "ping",
            "hello",
            "ismaster",
            "buildinfo",
            "whatsmyuri",
            "serverstatus",
            "listdatabases",
            "listcollections",
            "listindexes",
            "dbstats",
            "collstats",
            "validate",
            "hostinfo",
            "connectionstatus",
            "getlog",
            "getlasterror",
            "endsessions");

    /** Commands that keep something more: refused while nothing can be written. Others, as making an index that is there, may pass. */
    private static final Set<String> WRITES = Set.of("insert", "update", "findandmodify", "delete", "aggregate");

    private final Engine engine;
    private final GroupCommit commits;

    public DurableBackend(Engine engine) {
        this.engine = engine;
        this.commits = engine.commits();
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        var query = message.getDocument();
        return answer(
                command(query),
                query,
                backend -> isHello(query)
                        ? hello(backend, message.getChannel(), message.getDatabaseName(), query)
                        : backend.handleMessage(message));
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        return answer(
                command,
                query,
                backend -> isHello(query)
                        ? hello(backend, channel, database, query)
                        : backend.handleCommand(channel, database, command, query));
    }

    private Document answer(String command, Document query, Function<MongoBackend, Document> handled) {
        try {
            return changesNothing(command, query) ? read(handled) : write(command, handled);
        } catch (MongoServerException e) {
            throw e;
        } catch (RuntimeException e) {
            // The engine would log the whole document, and people's names with it.
            log.error("The embedded store failed at {} of {}", command, query.get(command), e);
            throw new MongoServerException("The embedded store failed at " + command, e);
        }
    }

    /** Once more, where the engine was opened anew meanwhile. */
    private Document read(Function<MongoBackend, Document> handled) {
        long before = engine.openings();
        try {
            return handled.apply(engine.backend());
        } catch (RuntimeException e) {
            if (commits.undisturbed(engine::openings) == before) {
                throw e;
            }
            return handled.apply(engine.backend());
        }
    }

    private Document write(String command, Function<MongoBackend, Document> handled) {
        var fault = WRITES.contains(command.toLowerCase(Locale.ROOT))
                ? engine.guard().refusing()
                : null;
        if (fault != null) {
            throw new MongoServerError(OUT_OF_DISK_SPACE, "OutOfDiskSpace", fault.en());
        }
        try {
            return commits.durably(() -> handled.apply(engine.backend()));
        } catch (GroupCommit.NotCommitted e) {
            engine.guard().refused();
            throw e.undone()
                    ? new MongoServerError(OUT_OF_DISK_SPACE, "OutOfDiskSpace", "Nothing was stored")
                    : new MongoServerError(UNKNOWN, "UnknownError", "It is not known what was stored");
        }
    }

    private static boolean changesNothing(String command, Document query) {
        var name = command.toLowerCase(Locale.ROOT);
        return name.equals("aggregate") ? !writesItsResult(query) : READS.contains(name);
    }

    private static boolean writesItsResult(Document aggregate) {
        return aggregate.get("pipeline") instanceof Collection<?> stages
                && stages.stream()
                        .anyMatch(stage -> stage instanceof Document document
                                && (document.containsKey("$out") || document.containsKey("$merge")));
    }

    private static String command(Document query) {
        return query.keySet().iterator().next();
    }

    private static boolean isHello(Document query) {
        return command(query).equals("hello");
    }

    /** The engine knows only the old name. MongoDB manual, "hello" and "isMaster". */
    private static Document hello(MongoBackend backend, Channel channel, String database, Document query) {
        var reply = backend.handleCommand(channel, database, "isMaster", query);
        reply.put("isWritablePrimary", reply.get("ismaster"));
        return reply;
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        return engine.backend().handleQuery(query);
    }

    @Override
    public void handleClose(Channel channel) {
        engine.backend().handleClose(channel);
    }

    @Override
    public void dropDatabase(String database) {
        engine.backend().dropDatabase(database);
    }

    @Override
    public Collection<Document> getCurrentOperations(MongoQuery query) {
        return engine.backend().getCurrentOperations(query);
    }

    @Override
    public Document getServerStatus() {
        return engine.backend().getServerStatus();
    }

    @Override
    public void close() {
        // The file is closed after the server, by its own bean, with time to compact.
    }

    @Override
    public void closeCursors(List<Long> cursorIds) {
        engine.backend().closeCursors(cursorIds);
    }

    @Override
    public Clock getClock() {
        return engine.backend().getClock();
    }

    @Override
    public void enableOplog() {
        engine.backend().enableOplog();
    }

    @Override
    public void disableOplog() {
        engine.backend().disableOplog();
    }

    @Override
    public MongoDatabase resolveDatabase(String database) {
        return engine.backend().resolveDatabase(database);
    }

    @Override
    public MongoBackend version(MongoVersion version) {
        engine.backend().version(version);
        return this;
    }
}
