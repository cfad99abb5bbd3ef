package vn.sanvat.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.sanvat.store.NotPublic;

/**
 * How far somebody has read, and was written to by mail. What there is to read stands in the records.
 *
 * @param readUntil all until then is read; none where nothing is
 * @param mailedUntil all until then was mailed; none where nothing was
 * @param mailedAt when the last mail was about to be sent
 */
@NotPublic
@Document("inboxes")
record Inbox(
        @Id String account,
        @Nullable Instant readUntil,
        @Nullable Instant mailedUntil,
        @Nullable Instant mailedAt) {

    static Inbox unread(String account) {
        return new Inbox(account, null, null, null);
    }

    /** Whether something of that moment is read. */
    boolean hasRead(Instant at) {
        return readUntil != null && !at.isAfter(readUntil);
    }

    /** Whether somebody need not be written to about something of that moment. */
    boolean knows(Instant at) {
        return hasRead(at) || (mailedUntil != null && !at.isAfter(mailedUntil));
    }
}
