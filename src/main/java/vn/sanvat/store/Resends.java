package vn.sanvat.store;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.mapping.event.ReactiveBeforeSaveCallback;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds out what a {@link KeyedRequest} that is sent again has done already. */
@Component
public class Resends {

    /** The revision that Spring Data gives to what it inserts. */
    private static final long INSERTED = 1;

    private final ReactiveMongoTemplate mongo;

    Resends(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
    }

    /**
     * The record that an earlier attempt at the present request wrote; empty where there was none, or none that wrote it. A record that was
     * made by it is known also after others have changed it; one that it changed only until then, when its revision refuses a second
     * change. The collection is looked through: that is as rare as lost answers are.
     */
    public <T> Mono<T> done(Class<T> type) {
        return Mono.deferContextual(context -> context.<KeyedRequest>getOrEmpty(KeyedRequest.class)
                .filter(KeyedRequest::again)
                .map(request -> mongo.findOne(writtenBy(request), type))
                .orElse(Mono.empty()));
    }

    /** What an earlier attempt wrote, else what the work writes. */
    public <T> Mono<T> once(Class<T> type, Mono<T> work) {
        return done(type)
                .switchIfEmpty(work)
                // The earlier attempt's write may have been on its way while we looked.
                .onErrorResume(DuplicateKeyException.class, taken -> done(type).switchIfEmpty(Mono.error(taken)));
    }

    private static Query writtenBy(KeyedRequest request) {
        return Query.query(new Criteria()
                .orOperator(
                        where(KeyedRequest.FIELD).is(request.seed()),
                        // Others have changed it since, and their mark stands in the place of ours.
                        where("createdAt")
                                .is(request.startedAt())
                                .and("revision")
                                .gt(INSERTED)));
    }

    /** Marks what such a request writes, in the same atomic write. */
    @Component
    static class RequestMarkStore implements ReactiveBeforeSaveCallback<Object> {

        @Override
        public Mono<Object> onBeforeSave(Object record, Document document, String collection) {
            return Mono.deferContextual(context -> {
                context.<KeyedRequest>getOrEmpty(KeyedRequest.class)
                        .ifPresent(request -> document.put(KeyedRequest.FIELD, request.seed()));
                return Mono.just(record);
            });
        }
    }
}
