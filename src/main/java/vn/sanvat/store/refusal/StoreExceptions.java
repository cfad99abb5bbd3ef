package vn.sanvat.store.refusal;

import com.mongodb.MongoException;
import com.mongodb.MongoServerException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoExceptionTranslator;
import vn.sanvat.store.connection.Store;
import vn.sanvat.store.embedded.DurableBackend;
import vn.sanvat.store.server.DatabaseAway;
import vn.sanvat.store.server.ServerRefusal;
import vn.sanvat.store.server.UnquotedError;

/** The driver's errors as Spring's, without what they quote; and a store that refuses, of either kind, as a refusal in words. */
public final class StoreExceptions extends MongoExceptionTranslator {

    /** MongoDB's error codes, as in its {@code error_codes.yml}. */
    static final int UNKNOWN = DurableBackend.UNKNOWN;

    private final Store store;

    public StoreExceptions(Store store) {
        this.store = store;
    }

    @Override
    public @Nullable DataAccessException translateExceptionIfPossible(RuntimeException thrown) {
        var refusal = thrown instanceof MongoException said ? ServerRefusal.of(said) : null;
        var told = thrown instanceof MongoServerException said ? UnquotedError.of(said) : thrown;
        if (refusal != null) {
            return refused(refusal, told);
        }
        return DatabaseAway.is(thrown)
                ? new DatabaseAway("The database is away", told)
                : super.translateExceptionIfPossible(told);
    }

    private RefusedByStore refused(ServerRefusal refusal, RuntimeException told) {
        var fault = store.fault();
        var problem = refusal == ServerRefusal.NOT_ALLOWED
                ? NotStored.notAllowed(refusal)
                : fault == null ? NotStored.of(refusal.vi(), refusal.en()) : NotStored.of(fault);
        // The start says of which server it is, and needs the server's own error for that.
        problem.initCause(told);
        return new RefusedByStore("The store refuses: " + refusal.en(), problem);
    }
}
