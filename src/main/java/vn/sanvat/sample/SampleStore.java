package vn.sanvat.sample;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.List;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.Product;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.evidence.Evidence;
import vn.sanvat.media.Photo;
import vn.sanvat.trace.Lot;
import vn.sanvat.trace.TraceEvent;

/** The note of the sample goods, and the only place that deletes records: these, by their ids, and nobody else's. */
@Component
class SampleStore {

    /** How many ids one command names. */
    private static final int IDS_AT_ONCE = 200;

    private final ReactiveMongoTemplate mongo;

    SampleStore(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
    }

    Mono<SampleRun> run() {
        return mongo.findById(SampleRun.ID, SampleRun.class);
    }

    Mono<SampleRun> save(SampleRun run) {
        return mongo.save(run);
    }

    /** Whether nobody has put anything in yet. */
    Mono<Boolean> empty() {
        return Flux.just(Cooperative.class, Product.class, Lot.class)
                .concatMap(kind -> mongo.exists(new Query(), kind))
                .any(has -> has)
                .map(any -> !any);
    }

    Mono<Void> removeTraces(SampleRun.Loaded loaded) {
        return removeAll(loaded.events(), TraceEvent.COLLECTION)
                .then(removeAll(loaded.lots(), mongo.getCollectionName(Lot.class)))
                .then(removeAll(loaded.evidence(), mongo.getCollectionName(Evidence.class)));
    }

    /** Those of the products that nobody has made lots of meanwhile. */
    Mono<List<String>> unused(List<String> products) {
        return Flux.fromIterable(products)
                .filterWhen(id -> unused(Lot.class, where("product").is(id)))
                .collectList();
    }

    /** The makers of goods that stay, stay too. */
    Mono<Void> removeGoods(List<String> products, List<String> cooperatives) {
        return removeAll(products, mongo.getCollectionName(Product.class))
                .thenMany(Flux.fromIterable(cooperatives))
                .filterWhen(id -> unused(Product.class, where("cooperative").is(id)))
                .filterWhen(
                        id -> unused(Evidence.class, where("scope.cooperative").is(id)))
                .concatMap(id -> remove(id, Cooperative.class))
                .then();
    }

    /** Pictures that others have taken up meanwhile stay. */
    Mono<Void> removePictures(SampleRun.Loaded loaded) {
        return Flux.fromIterable(loaded.photos())
                .filterWhen(id -> unused(
                        Product.class,
                        new Criteria()
                                .orOperator(
                                        where("content.photos").is(id),
                                        where("listing.approved.content.photos").is(id))))
                .filterWhen(id -> unused(Cooperative.class, where("pictures").is(id)))
                .filterWhen(id -> unused(Evidence.class, where("scan").is(id)))
                .concatMap(this::removePicture)
                .then();
    }

    /** The record goes first: what has no record is not there. */
    private Mono<Void> removePicture(String id) {
        return mongo.findById(id, Photo.class)
                .flatMap(photo -> remove(id, Photo.class)
                        .thenMany(Flux.fromIterable(photo.fileIds()))
                        .collectList()
                        .flatMap(files -> removeAll(files, Photo.FILES)));
    }

    private Mono<Boolean> unused(Class<?> kind, Criteria by) {
        return mongo.exists(query(by), kind).map(used -> !used);
    }

    private Mono<Void> remove(String id, Class<?> kind) {
        return mongo.remove(query(where("_id").is(id)), kind).then();
    }

    private Mono<Void> removeAll(Collection<String> ids, String collection) {
        return Flux.fromIterable(List.copyOf(ids))
                .buffer(IDS_AT_ONCE)
                .concatMap(some -> mongo.remove(query(where("_id").in(some)), collection))
                .then();
    }
}
