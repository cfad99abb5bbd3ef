package vn.sanvat.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.sanvat.store.NotPublic;

/**
 * How far somebody has read. What there is to read stands in the records.
 *
 * @param readUntil all until then is read; none where nothing is
 */
@NotPublic
@Document("inboxes")
record Inbox(@Id String account, @Nullable Instant readUntil) {

    static Inbox unread(String account) {
        return new Inbox(account, null);
    }

    /** Whether something of that moment is read. */
    boolean hasRead(Instant at) {
        return readUntil != null && !at.isAfter(readUntil);
    }
}
