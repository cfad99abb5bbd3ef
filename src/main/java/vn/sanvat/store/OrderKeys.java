package vn.sanvat.store;

import org.bson.Document;
import org.springframework.data.mongodb.core.mapping.event.ReactiveBeforeSaveCallback;
import reactor.core.publisher.Mono;

/**
 * What lists are ordered by and neither engine sorts by itself: Vietnamese without a collation, what is absent last. It is written beside
 * each record, of which it is no part; beside those from before there was such an order, at the start.
 */
public interface OrderKeys<T> extends ReactiveBeforeSaveCallback<T> {

    Class<T> type();

    String id(T of);

    /** The one that came last: what has it has all. */
    String newest();

    /** By their names. */
    Document keys(T of);

    @Override
    default Mono<T> onBeforeSave(T written, Document document, String collection) {
        document.putAll(keys(written));
        return Mono.just(written);
    }
}
