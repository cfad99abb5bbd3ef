package vn.sanvat.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.data.mongodb.core.MongoExceptionTranslator;
import vn.sanvat.store.embedded.DurableBackend;

/** The driver's errors as Spring's, and a store that takes no writes, of either kind, as a refusal in words. */
final class StoreExceptions extends MongoExceptionTranslator {

    /** MongoDB's error codes, as in its {@code error_codes.yml}. */
    static final int OUT_OF_DISK_SPACE = DurableBackend.OUT_OF_DISK_SPACE;

    static final int UNKNOWN = DurableBackend.UNKNOWN;

    /** A server refuses writes where its operator, or the host's guard of the disk, has said so. */
    private static final int USER_WRITES_BLOCKED = 371;

    private static final Set<Integer> TAKES_NO_WRITES = Set.of(OUT_OF_DISK_SPACE, USER_WRITES_BLOCKED);

    private final Store store;

    StoreExceptions(Store store) {
        this.store = store;
    }

    /** It did nothing, and trying again at once is in vain. */
    private static final class NotStoredException extends NonTransientDataAccessResourceException {
        NotStoredException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    @Override
    public @Nullable DataAccessException translateExceptionIfPossible(RuntimeException thrown) {
        if (thrown instanceof MongoException e && takesNoWrites(e)) {
            return new NotStoredException(
                    "The store takes no writes, error " + e.getCode(), NotStored.of(store.fault()));
        }
        return DatabaseAway.is(thrown)
                ? new DatabaseAway("The database is away", thrown)
                : super.translateExceptionIfPossible(thrown);
    }

    private static boolean takesNoWrites(MongoException e) {
        return TAKES_NO_WRITES.contains(e.getCode())
                || (e instanceof MongoBulkWriteException bulk
                        && bulk.getWriteErrors().stream().anyMatch(error -> TAKES_NO_WRITES.contains(error.getCode())));
    }
}
