package vn.sanvat.store;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.function.Function;
import java.util.regex.Pattern;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.mapping.event.ReactiveBeforeSaveCallback;
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

    /** The record of this id as an earlier attempt at the present request left it, else what the work writes. */
    public <T> Mono<T> once(Class<T> type, String id, Mono<T> work) {
        return once(
                request -> mongo.findOne(
                        Query.query(where("_id").is(id).and(KeyedRequest.FIELD).is(request.seed())), type),
                work);
    }

    /**
     * The record of this id, or of this one with a number, that an earlier attempt at the present request made, whatever others have made of
     * it since; else what the work makes.
     */
    public <T> Mono<T> onceMade(Class<T> type, String id, Mono<T> work) {
        return once(request -> mongo.findOne(madeBy(request, id), type), work);
    }

    /** The same, where a record of this id is met with while it is being made. */
    public <T> Mono<T> made(Class<T> type, String id) {
        return again().flatMap(request -> mongo.findOne(madeBy(request, id), type));
    }

    private <T> Mono<T> once(Function<KeyedRequest, Mono<T>> find, Mono<T> work) {
        var found = again().flatMap(find);
        return found.switchIfEmpty(work)
                // The earlier attempt's write may have been on its way while we looked.
                .onErrorResume(DuplicateKeyException.class, taken -> found.switchIfEmpty(Mono.error(taken)));
    }

    /** The present request, if somebody has worked on it before. */
    private static Mono<KeyedRequest> again() {
        return Mono.deferContextual(context -> Mono.justOrEmpty(
                context.<KeyedRequest>getOrEmpty(KeyedRequest.class).filter(KeyedRequest::again)));
    }

    private static Query madeBy(KeyedRequest request, String id) {
        return Query.query(where("_id")
                .regex("^" + Pattern.quote(id) + "(-[0-9]+)?$")
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
