package vn.sanvat.identity.audit;

import java.time.Clock;
import org.bson.Document;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.mongodb.core.mapping.event.ReactiveAfterSaveCallback;
import org.springframework.data.mongodb.core.mapping.event.ReactiveBeforeSaveCallback;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.AuditTrail;
import vn.sanvat.identity.Viewer;

/** Writes down each write of a record that has revisions, where an account makes it: at the one door through which all of them go. */
@Component
class AuditedWriteStore implements ReactiveBeforeSaveCallback<Object>, ReactiveAfterSaveCallback<Object> {

    private static final String REVISION = "revision";

    /** Asked for when something is written: the database's template is made with this one. */
    private final ObjectProvider<AuditStore> store;

    private final Clock clock;

    AuditedWriteStore(ObjectProvider<AuditStore> store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Publisher<Object> onBeforeSave(Object record, Document document, String collection) {
        return entry(record, document, collection)
                .flatMap(entry -> store.getObject().begin(entry))
                .thenReturn(record);
    }

    @Override
    public Publisher<Object> onAfterSave(Object record, Document document, String collection) {
        return Mono.deferContextual(context -> entry(record, document, collection)
                .flatMap(entry -> store.getObject().confirm(entry.asConfirmed(AuditTrail.isUnseen(context))))
                .thenReturn(record));
    }

    private Mono<AuditEntry> entry(Object record, Document document, String collection) {
        if (!(document.get(REVISION) instanceof Number revision)) {
            return Mono.empty();
        }
        return Mono.deferContextual(context -> AuditTrail.apart(context)
                ? Mono.empty()
                : Viewer.current()
                        .filter(Viewer::signedIn)
                        .map(viewer -> AuditEntry.of(
                                        collection,
                                        String.valueOf(document.get("_id")),
                                        revision.longValue(),
                                        viewer.name(),
                                        AuditedRequest.action(context),
                                        clock.instant())
                                .about(record)));
    }
}
