package vn.sanvat.store;

import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.mapping.event.ReactiveAfterSaveCallback;
import reactor.core.publisher.Mono;

/** Loses the database's answer to one of the writes of a request with an {@code Idempotency-Key}: the write is done, and nobody is told. */
@TestConfiguration(proxyBeanMethods = false)
public class LostAnswers implements ReactiveAfterSaveCallback<Object> {

    private final AtomicInteger left = new AtomicInteger();

    /** @param write 1 for the first one from now on; 0 for none */
    public void lose(int write) {
        left.set(write);
    }

    /** Whether the write has not come yet whose answer is to be lost. */
    public boolean waiting() {
        return left.get() > 0;
    }

    @Override
    public Mono<Object> onAfterSave(Object record, Document document, String collection) {
        return Mono.deferContextual(context -> {
            var ours = context.hasKey(KeyedRequest.class) && left.get() > 0;
            return ours && left.decrementAndGet() == 0
                    ? Mono.error(new DataAccessResourceFailureException("The answer is lost"))
                    : Mono.just(record);
        });
    }
}
