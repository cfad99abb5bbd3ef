package vn.sanvat.trace.feedback;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.sanvat.store.StartUpTask;
import vn.sanvat.trace.LotFinder;

/** Writes into reports from before they said it, whose lot they are about. */
@Component
@Order(StartUpTask.RECORDS)
class FeedbackMakers implements StartUpTask {

    private final FeedbackStore store;
    private final LotFinder lots;

    FeedbackMakers(FeedbackStore store, LotFinder lots) {
        this.store = store;
        this.lots = lots;
    }

    @Override
    public Mono<Void> run() {
        return store.lotsWithoutMaker()
                .concatMap(lots::find)
                .concatMap(store::complete)
                .then();
    }
}
