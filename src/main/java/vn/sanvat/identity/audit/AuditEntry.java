package vn.sanvat.identity.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import vn.sanvat.identity.OfMakers;
import vn.sanvat.store.NotPublic;
import vn.sanvat.text.Localized;

/**
 * That an account changed a record. Written before the change, so that none can be missing, and confirmed after it; never changed
 * after that, and never removed. Of what an import makes it is written right after each batch: a process that dies in between leaves up
 * to a batch of new goods without a line. It names accounts by ids, which say nothing of a person.
 *
 * @param id of the record's collection, the record and the revision that came to be: what came to be once is told once
 * @param from the revision before; 0 for a new record
 * @param to the revision after; 0 where something happened that is no revision
 * @param action the operation of the API by which it was done, such as {@code approveProduct}, or a word of {@link AccountEvent}
 * @param confirmed whether the change is known to have been made; without, the process ended in the middle, or somebody else was faster
 * @param unseen whether something was approved that nobody looked at
 * @param makers the ids of those whose record it is; none of other records, of what an import made, and of what is older than this
 * @param recordState the state that the record came to; none as {@code makers}
 * @param why it came to it, as was said then
 */
@NotPublic
@Document("audit")
public record AuditEntry(
        @Id String id,
        String collection,
        String record,
        long from,
        long to,
        String account,
        @Nullable String action,
        Instant at,
        boolean confirmed,
        boolean unseen,
        List<String> makers,
        @Field("standing") @Nullable String recordState,
        @Nullable Localized why) {

    public AuditEntry {
        makers = makers == null ? List.of() : List.copyOf(makers);
    }

    public static AuditEntry of(
            String collection, String record, long to, String account, @Nullable String action, Instant at) {
        return new AuditEntry(
                collection + "/" + record + "/" + to,
                collection,
                record,
                to - 1,
                to,
                account,
                action,
                at,
                false,
                false,
                List.of(),
                null,
                null);
    }

    /**
     * That something happened to an account which is no revision of it, such as a sign-in.
     *
     * @param once what happened once has a word of its own; of two with the same word one is kept
     */
    public static AuditEntry ofAccount(String account, String by, String action, String once, Instant at) {
        return new AuditEntry(
                "accounts/" + account + "/" + action + "/" + once,
                "accounts",
                account,
                0,
                0,
                by,
                action,
                at,
                true,
                false,
                List.of(),
                null,
                null);
    }

    public AuditEntry asConfirmed(boolean approvedUnseen) {
        return new AuditEntry(
                id, collection, record, from, to, account, action, at, true, approvedUnseen, makers, recordState, why);
    }

    AuditEntry about(Object written) {
        return written instanceof OfMakers record
                ? new AuditEntry(
                        id,
                        collection,
                        this.record,
                        from,
                        to,
                        account,
                        action,
                        at,
                        confirmed,
                        unseen,
                        List.copyOf(record.makers()),
                        record.recordState(),
                        record.why())
                : this;
    }
}
