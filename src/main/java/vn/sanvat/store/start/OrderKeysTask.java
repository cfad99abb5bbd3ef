package vn.sanvat.store.start;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.store.OrderKeys;
import vn.sanvat.store.StartUpTask;

/** Completes records from before a list was ordered by what is written beside them now: without it they would stand first. */
@Component
@Order(StartUpTask.RECORDS)
class OrderKeysTask implements StartUpTask {

    private final ReactiveMongoTemplate mongo;
    private final List<OrderKeys<?>> all;

    OrderKeysTask(ReactiveMongoTemplate mongo, List<OrderKeys<?>> all) {
        this.mongo = mongo;
        this.all = all;
    }

    @Override
    public Mono<Void> run() {
        return Flux.fromIterable(all).concatMap(this::complete).then();
    }

    /** Nobody sees a difference, so it is no new revision; and what is written meanwhile has its keys already. */
    private <T> Mono<Void> complete(OrderKeys<T> order) {
        var collection = mongo.getCollectionName(order.type());
        return mongo.find(Query.query(lacking(order)), order.type())
                .concatMap(found -> {
                    var update = new Update();
                    order.keys(found).forEach(update::set);
                    var still = Query.query(lacking(order).and("_id").is(order.id(found)));
                    return mongo.updateFirst(still, update, collection);
                })
                .then();
    }

    private static Criteria lacking(OrderKeys<?> order) {
        return where(order.newest()).exists(false);
    }
}
