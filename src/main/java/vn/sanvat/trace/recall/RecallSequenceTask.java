package vn.sanvat.trace.recall;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.sanvat.store.StartUpTask;

/**
 * Gives the orders from before they had a sequence each one of its own, below zero: the unique index on it, which is made next, wants it in
 * every document. Two instances that start at once give the same.
 */
@Component
@Order(StartUpTask.INDEXES - 1)
class RecallSequenceTask implements StartUpTask {

    private final RecallStore store;

    RecallSequenceTask(RecallStore store) {
        this.store = store;
    }

    @Override
    public Mono<Void> run() {
        return store.anyWithoutSequence()
                .filter(any -> any)
                .flatMapMany(any -> store.fromBeforeSequences())
                .index()
                .concatMap(order -> store.setSequence(order.getT2(), -1 - order.getT1()))
                .then();
    }
}
