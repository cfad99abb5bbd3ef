package vn.sanvat.store.server;

import com.mongodb.MongoClientException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The database does not answer, or not as one that takes work: it is stopped, unreachable, choosing a primary, or refuses our password.
 * It goes by without us. A write may have been done all the same.
 */
public final class DatabaseAway extends DataAccessResourceFailureException {

    /**
     * MongoDB's error codes, as in its {@code error_codes.yml}: HostUnreachable, HostNotFound, AuthenticationFailed,
     * NetworkTimeout, ShutdownInProgress, PrimarySteppedDown, NotWritablePrimary, InterruptedAtShutdown, InterruptedDueToReplStateChange,
     * NotPrimaryNoSecondaryOk, NotPrimaryOrSecondary.
     */
    private static final Set<Integer> CODES = Set.of(6, 7, 18, 89, 91, 189, 10107, 11600, 11602, 13435, 13436);

    public DatabaseAway(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** What the driver itself throws, before it has asked anything, is about connections, pools, servers or the account. */
    public static boolean is(Throwable thrown) {
        return switch (thrown) {
            case MongoClientException client -> true;
            case MongoSocketException cut -> true;
            case MongoNotPrimaryException secondary -> true;
            case MongoNodeIsRecoveringException recovering -> true;
            case MongoException said -> CODES.contains(said.getCode());
            default -> false;
        };
    }
}
