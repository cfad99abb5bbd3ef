package vn.sanvat.publish.medusa;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.publish.Issue;
import vn.sanvat.publish.Outcome;
import vn.sanvat.publish.Remote;
import vn.sanvat.publish.medusa.MedusaAnswer.Later;
import vn.sanvat.publish.medusa.MedusaAnswer.Refused;
import vn.sanvat.publish.medusa.MedusaAnswer.Took;
import vn.sanvat.text.Localized;

/**
 * Sends a batch, which the shop takes or refuses as a whole without saying which item is bad; a refused one is halved until the
 * bad item stands alone. A batch of n items costs at most 2n − 1 calls.
 */
final class MedusaBatches {

    private static final MultiValueMap<String, String> FIELDS =
            new LinkedMultiValueMap<>(Map.of("fields", List.of("id,external_id,handle,status")));

    private final MedusaHttp shop;
    private final MedusaSettings settings;

    MedusaBatches(MedusaHttp shop, MedusaSettings settings) {
        this.shop = shop;
        this.settings = settings;
    }

    /** @return one outcome for each item */
    Mono<List<Outcome>> send(List<MedusaWork> work) {
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
    private record Prepared(MedusaWork work, @Nullable Outcome failed) {}

    private Mono<Prepared> prepare(MedusaWork item) {
        var values = item.newValues();
        if (values == null) {
            return Mono.just(new Prepared(item, null));
        }
        return shop.post(
                        "/admin/products/" + values.on() + "/options/batch",
                        FIELDS,
                        MedusaBodies.addValues(values.option(), values.values()))
                .map(answer -> new Prepared(item, failure(item.product(), answer)));
    }

    private Mono<List<Outcome>> bisect(List<MedusaWork> work) {
        if (work.isEmpty()) {
            return Mono.just(List.of());
        }
        var creates =
                work.stream().map(MedusaWork::create).filter(Objects::nonNull).toList();
        var updates = work.stream().flatMap(item -> item.updates().stream()).toList();
        return shop.post("/admin/products/batch", FIELDS, Map.of("create", creates, "update", updates))
                .flatMap(answer -> {
                    if (!(answer instanceof Refused refused)) {
                        return Mono.just(outcomes(work, answer));
                    }
                    return work.size() > 1 ? halves(work) : refusal(work.getFirst(), refused);
                });
    }

    /** Our own creation, whose answer was lost, may have come through after we had looked: then nothing is wrong with the item. */
    private Mono<List<Outcome>> refusal(MedusaWork item, Refused refused) {
        var rejected = Objects.requireNonNull(failure(item.product(), refused));
        if (item.create() == null || !refused.taken()) {
            return Mono.just(List.of(rejected));
        }
        var query = new LinkedMultiValueMap<String, String>(FIELDS);
        query.add("external_id[]", item.product());
        return shop.get("/admin/products", query).map(answer -> {
            var foreign =
                    answer instanceof Took took && took.body().path("products").isEmpty();
            return List.of(foreign ? rejected : cameThrough(item.product()));
        });
    }

    private static Outcome cameThrough(String product) {
        return new Outcome.TryLater(
                product, null, Localized.of("Sàn vừa nhận mặt hàng này", "The platform has just taken this item"));
    }

    private Mono<List<Outcome>> halves(List<MedusaWork> work) {
        var middle = work.size() / 2;
        return bisect(work.subList(0, middle))
                .flatMap(first -> bisect(work.subList(middle, work.size()))
                        .map(second ->
                                Stream.concat(first.stream(), second.stream()).toList()));
    }

    private List<Outcome> outcomes(List<MedusaWork> work, MedusaAnswer answer) {
        if (!(answer instanceof Took took)) {
            return work.stream()
                    .map(item -> Objects.requireNonNull(failure(item.product(), answer)))
                    .toList();
        }
        var standing = new HashMap<String, MedusaProduct>();
        Stream.of("created", "updated")
                .flatMap(list -> MedusaProduct.list(took.body().path(list)).stream())
                .forEach(product -> standing.putIfAbsent(product.id(), product));
        return work.stream().map(item -> taken(item, standing, took)).toList();
    }

    /** An update is found by the id that it named, a creation by our id. */
    private Outcome taken(MedusaWork item, Map<String, MedusaProduct> standing, Took took) {
        var product = item.create() == null
                ? standing.get(item.updates().getFirst().get("id"))
                : standing.values().stream()
                        .filter(each -> item.product().equals(each.externalId()))
                        .findFirst()
                        .orElse(null);
        if (product == null) {
            return new Outcome.TryLater(
                    item.product(),
                    null,
                    Localized.of(
                            "Sàn nhận lô hàng nhưng không nhắc đến mặt hàng này", "The answer left this item out"));
        }
        var remote = new Remote(product.id(), settings.pageOf(product.id(), product.handle()));
        return new Outcome.Accepted(item.product(), remote, took.proof().standingAt(remote.url()));
    }

    /** @return none if the shop took it */
    static @Nullable Outcome failure(String product, MedusaAnswer answer) {
        return switch (answer) {
            case Took took -> null;
            case Later later -> new Outcome.TryLater(product, later.at(), later.reason());
            case Refused refused -> refusal(product, refused);
        };
    }

    private static Outcome refusal(String product, Refused refused) {
        // The product was deleted there after we had looked; the next look finds none and makes one.
        if (refused.status() == 404) {
            return new Outcome.TryLater(
                    product, null, Localized.of("Mặt hàng vừa bị xóa trên sàn", "The product was just deleted there"));
        }
        return new Outcome.Rejected(
                product,
                List.of(Issue.of(
                        null,
                        "Sàn Medusa không nhận (" + refused.status() + "): " + refused.message(),
                        "Medusa refuses it (" + refused.status() + "): " + refused.message())));
    }
}
