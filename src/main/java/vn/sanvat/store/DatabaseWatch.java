package vn.sanvat.store;

import com.mongodb.MongoClientSettings;
import com.mongodb.event.ClusterDescriptionChangedEvent;
import com.mongodb.event.ClusterListener;
import com.mongodb.event.CommandFailedEvent;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.stereotype.Component;
import vn.sanvat.store.server.DatabaseAway;

/** Whether the database answers: what the driver knows of its servers, and for how long nothing that was asked has been answered. */
@Component
public class DatabaseWatch implements CommandListener, ClusterListener, MongoClientSettingsBuilderCustomizer {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);

    /** A database that answers at all does so within this. */
    private static final Duration SILENCE = Duration.ofSeconds(1);

    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicBoolean away = new AtomicBoolean();
    private volatile long heardAtNanos = System.nanoTime();

    /** As the driver has said last. An answer may be read after that which the server gave before it died. */
    private volatile boolean reachable = true;

    @Override
    public void customize(MongoClientSettings.Builder settings) {
        settings.addCommandListener(this).applyToClusterSettings(cluster -> cluster.addClusterListener(this));
    }

    DatabaseWatch() {}

    /** Whether it is known to be away, or silent: what can do without it does not ask. */
    public boolean away() {
        return away.get() || silent();
    }

    /** Whether the database has owed an answer for a while without giving any. */
    boolean silent() {
        return underWay.get() > 0 && System.nanoTime() - heardAtNanos >= SILENCE.toNanos();
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (underWay.getAndIncrement() == 0) {
            heardAtNanos = System.nanoTime();
        }
    }

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
        heardAtNanos = System.nanoTime();
        underWay.decrementAndGet();
        if (reachable) {
            answers();
        }
    }

    /** An error is an answer too, but not one that the driver made up itself. */
    @Override
    public void commandFailed(CommandFailedEvent event) {
        underWay.decrementAndGet();
        if (!DatabaseAway.is(event.getThrowable())) {
            heardAtNanos = System.nanoTime();
        }
    }

    @Override
    public void clusterDescriptionChanged(ClusterDescriptionChangedEvent event) {
        var before = event.getPreviousDescription();
        var now = event.getNewDescription();
        if (now.getServerDescriptions().isEmpty()) {
            // The driver is being closed.
            return;
        }
        reachable = now.hasWritableServer();
        if (before.hasWritableServer() && !reachable) {
            doesNotAnswer("no server that takes writes can be reached");
        } else if (reachable) {
            answers();
        }
    }

    /** Said once an outage, however many requests and sweeps meet it. */
    public void doesNotAnswer(String why) {
        if (away.compareAndSet(false, true)) {
            LOG.warn("The database is away: {}. What needs it answers 503 until it is back", why);
        }
    }

    private void answers() {
        if (away.get() && away.compareAndSet(true, false)) {
            LOG.info("The database is back");
        }
    }
}
