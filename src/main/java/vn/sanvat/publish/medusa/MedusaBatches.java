package vn.sanvat.publish.medusa;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.publish.PublishOutcome;
import vn.sanvat.publish.RemoteReference;
import vn.sanvat.publish.connector.ConnectorClient;
import vn.sanvat.publish.connector.ConnectorResponse.Accepted;
import vn.sanvat.publish.connector.ConnectorResponse.Failed;
import vn.sanvat.publish.connector.ConnectorResponse.Rejected;
import vn.sanvat.publish.connector.ConnectorResponse.TryLater;
import vn.sanvat.text.Localized;

/**
 * Sends an atomic batch, which the shop accepts or rejects whole without naming the bad item: a rejected one is bisected until the
 * bad item is alone. A batch of n items costs at most 2n − 1 calls.
 */
final class MedusaBatches {

    private static final Map<String, List<String>> FIELDS = Map.of("fields", List.of("id,external_id,handle,status"));

    private final ConnectorClient shop;
    private final MedusaSettings settings;

    MedusaBatches(ConnectorClient shop, MedusaSettings settings) {
        this.shop = shop;
        this.settings = settings;
    }

    /** @return one outcome for each item */
    Mono<List<PublishOutcome>> send(List<MedusaWork> work) {
        if (work.isEmpty()) {
            return Mono.just(List.of());
        }
        return Flux.fromIterable(work).concatMap(this::prepare).collectList().flatMap(prepared -> {
            var failed = prepared.stream().map(Prepared::failed).filter(Objects::nonNull);
            var ready = prepared.stream()
                    .filter(each -> each.failed() == null)
                    .map(Prepared::work)
                    .toList();
            return bisect(ready)
                    .map(sent -> Stream.concat(sent.stream(), failed).toList());
        });
    }

    /** @param failed why the item cannot go into the batch; none if it can */
    private record Prepared(MedusaWork work, @Nullable PublishOutcome failed) {}

    private Mono<Prepared> prepare(MedusaWork item) {
        var values = item.newValues();
        if (values == null) {
            return Mono.just(new Prepared(item, null));
        }
        return shop.post(
                        "/admin/products/" + values.on() + "/options/batch",
                        FIELDS,
                        MedusaBodies.addValues(values.option(), values.values()))
                .map(answer ->
                        new Prepared(item, answer instanceof Failed failed ? failure(item.product(), failed) : null));
    }

    private Mono<List<PublishOutcome>> bisect(List<MedusaWork> work) {
        if (work.isEmpty()) {
            return Mono.just(List.of());
        }
        var creates =
                work.stream().map(MedusaWork::create).filter(Objects::nonNull).toList();
        var updates = work.stream().flatMap(item -> item.updates().stream()).toList();
        return shop.post("/admin/products/batch", FIELDS, Map.of("create", creates, "update", updates))
                .flatMap(answer -> switch (answer) {
                    case Accepted accepted -> Mono.just(accepted(work, accepted));
                    case TryLater later -> Mono.just(later(work, later));
                    case Rejected rejected -> work.size() > 1 ? halves(work) : rejected(work.getFirst(), rejected);
                });
    }

    /** Our own creation, whose answer was lost, may have come through after we had looked: then nothing is wrong with the item. */
    private Mono<List<PublishOutcome>> rejected(MedusaWork item, Rejected rejected) {
        var failure = failure(item.product(), rejected);
        if (item.create() == null || !rejected.message().contains("already exists")) {
            return Mono.just(List.of(failure));
        }
        var query = Map.of("fields", List.of("id"), "external_id[]", List.of(item.product()));
        return shop.get("/admin/products", query).map(answer -> {
            var foreign = answer instanceof Accepted accepted
                    && accepted.body().path("products").isEmpty();
            return List.of(foreign ? failure : cameThrough(item.product()));
        });
    }

    private static PublishOutcome cameThrough(String product) {
        return new PublishOutcome.TryLater(
                product, null, Localized.of("Sàn vừa nhận mặt hàng này", "The platform has just taken this item"));
    }

    private Mono<List<PublishOutcome>> halves(List<MedusaWork> work) {
        var middle = work.size() / 2;
        return bisect(work.subList(0, middle))
                .flatMap(first -> bisect(work.subList(middle, work.size()))
                        .map(second ->
                                Stream.concat(first.stream(), second.stream()).toList()));
    }

    private static List<PublishOutcome> later(List<MedusaWork> work, TryLater later) {
        return work.stream().map(item -> later.outcome(item.product())).toList();
    }

    private List<PublishOutcome> accepted(List<MedusaWork> work, Accepted accepted) {
        var there = new HashMap<String, MedusaProduct>();
        Stream.of("created", "updated")
                .flatMap(list -> MedusaProduct.list(accepted.body().path(list)).stream())
                .forEach(product -> there.putIfAbsent(product.id(), product));
        return work.stream().map(item -> taken(item, there, accepted)).toList();
    }

    /** An update is found by the id that it named, a creation by our id. */
    private PublishOutcome taken(MedusaWork item, Map<String, MedusaProduct> there, Accepted accepted) {
        var product = item.create() == null
                ? there.get(item.updates().getFirst().get("id"))
                : there.values().stream()
                        .filter(each -> item.product().equals(each.externalId()))
                        .findFirst()
                        .orElse(null);
        if (product == null) {
            return new PublishOutcome.TryLater(
                    item.product(),
                    null,
                    Localized.of(
                            "Sàn nhận lô hàng nhưng không nhắc đến mặt hàng này", "The answer left this item out"));
        }
        var remote = new RemoteReference(product.id(), settings.pageOf(product.id(), product.handle()));
        return new PublishOutcome.Accepted(
                item.product(), remote, accepted.proof().shownAt(remote.url()));
    }

    private static PublishOutcome failure(String product, Failed failed) {
        // The product was deleted there after we had looked; the next look finds none and makes one.
        return failed instanceof Rejected rejected && rejected.status() == 404
                ? new PublishOutcome.TryLater(
                        product,
                        null,
                        Localized.of("Mặt hàng vừa bị xóa trên sàn", "The product was just deleted there"))
                : failed.outcome(product);
    }
}
