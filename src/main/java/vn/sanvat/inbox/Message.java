package vn.sanvat.inbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.sanvat.identity.AuditTrail.Position;
import vn.sanvat.identity.AuditTrail.RecordChange;
import vn.sanvat.text.Localized;

/**
 * That somebody decided something about a maker's record, or that a paper is about to end.
 *
 * @param id of what it tells: of the trail's entry, or of the paper
 * @param record the id of the record, of the kind that the decision is about
 * @param makers whose record it is, as far as the reader acts for them
 * @param name of the record, as people know it now; none where there is no such record any more
 * @param why as was said then; none where nothing was
 */
record Message(
        String id,
        Decision decision,
        String record,
        List<String> makers,
        @Nullable Localized name,
        @Nullable Localized why,
        Instant at) {

    static Message of(Decision decision, RecordChange change, List<String> own) {
        return new Message(change.id(), decision, change.record(), own, null, change.why(), change.at());
    }

    Position position() {
        return new Position(at, id);
    }

    Message named(@Nullable Localized known) {
        return new Message(id, decision, record, makers, known, why, at);
    }
}
