package vn.sanvat.publish.medusa;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Mono;
import vn.sanvat.publish.Issue;
import vn.sanvat.publish.Offer;
import vn.sanvat.publish.Outcome;
import vn.sanvat.publish.Remote;
import vn.sanvat.publish.TradePlatform;
import vn.sanvat.publish.medusa.MedusaAnswer.Took;
import vn.sanvat.text.Localized;

/** A Medusa v2 shop. It knows our products by {@code external_id}, which it does not keep unique: so we look before we create. */
final class MedusaPlatform implements TradePlatform {

    static final String NAME = "medusa";

    /** A batch of 20 took 0.35 s on a small machine; a refused one of 20 costs at most 39 calls. */
    static final int MAX_BATCH = 20;

    /** Room for twins among the answers to a question about one batch. */
    private static final int MAX_FOUND = 100;

    private static final int SHELF_SIZE = 50;

    private final MedusaHttp shop;
    private final MedusaSettings settings;
    private final MedusaBodies bodies;
    private final MedusaBatches batches;

    MedusaPlatform(MedusaSettings settings, Clock clock) {
        this.shop = new MedusaHttp(settings, clock);
        this.settings = settings;
        this.bodies = new MedusaBodies(settings.channel());
        this.batches = new MedusaBatches(shop, settings);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Localized title() {
        return Localized.of("Cửa hàng Medusa", "Medusa shop");
    }

    @Override
    public Traits traits() {
        return new Traits(MAX_BATCH, true, false, false);
    }

    @Override
    public List<Issue> validate(Offer offer) {
        return MedusaRules.issues(offer);
    }

    @Override
    public Mono<List<Outcome>> upsert(List<Offer> batch) {
        var ids = batch.stream().map(Offer::product).toList();
        return find("external_id[]", ids).flatMap(byId -> switch (byId) {
            case Found.Unknown unknown -> Mono.just(failures(ids, unknown.answer()));
            case Found.Known known ->
                find("handle[]", missing(ids, known)).flatMap(byHandle -> switch (byHandle) {
                    case Found.Unknown unknown -> Mono.just(failures(ids, unknown.answer()));
                    case Found.Known taken -> upsert(batch, known, taken);
                });
        });
    }

    private Mono<List<Outcome>> upsert(List<Offer> batch, Found.Known known, Found.Known handles) {
        var done = new ArrayList<Outcome>();
        var work = new ArrayList<MedusaWork>();
        var taken = handles.products().stream().map(MedusaProduct::handle).collect(Collectors.toSet());
        for (var offer : batch) {
            var there = known.of(offer.product());
            if (there.isEmpty() && taken.contains(offer.product())) {
                done.add(new Outcome.Rejected(offer.product(), List.of(MedusaRules.handleTaken(offer.product()))));
            } else if (there.isEmpty()) {
                work.add(new MedusaWork(offer.product(), bodies.create(offer), List.of(), null));
            } else if (there.size() == 1 && standsAs(there.getFirst(), offer)) {
                done.add(new Outcome.Unchanged(offer.product(), remote(there.getFirst())));
            } else {
                work.add(update(offer, there));
            }
        }
        return batches.send(work)
                .map(sent -> Stream.concat(done.stream(), sent.stream()).toList());
    }

    private static boolean standsAs(MedusaProduct there, Offer offer) {
        return there.published() && offer.payloadHash().equals(there.hash());
    }

    private MedusaWork update(Offer offer, List<MedusaProduct> there) {
        var first = there.getFirst();
        var updates = Stream.concat(
                        Stream.of(bodies.update(offer, first)),
                        there.stream().skip(1).map(MedusaBodies::withdraw))
                .toList();
        var values =
                offer.packs().stream().map(pack -> pack.title().vi()).collect(Collectors.toCollection(HashSet::new));
        values.removeAll(first.optionValues());
        var newValues = values.isEmpty() || first.option() == null
                ? null
                : new MedusaWork.NewValues(first.id(), first.option(), List.copyOf(values));
        return new MedusaWork(offer.product(), null, updates, newValues);
    }

    @Override
    public Mono<List<Outcome>> withdraw(Collection<String> products) {
        return find("external_id[]", products).flatMap(found -> switch (found) {
            case Found.Unknown unknown -> Mono.just(failures(products, unknown.answer()));
            case Found.Known known -> withdraw(products, known);
        });
    }

    private Mono<List<Outcome>> withdraw(Collection<String> products, Found.Known known) {
        var done = new ArrayList<Outcome>();
        var work = new ArrayList<MedusaWork>();
        for (var product : products) {
            var there = known.of(product);
            var visible = there.stream().filter(MedusaProduct::published).toList();
            if (visible.isEmpty()) {
                done.add(new Outcome.Unchanged(
                        product, there.stream().findFirst().map(this::remote).orElse(null)));
            } else {
                var updates = visible.stream().map(MedusaBodies::withdraw).toList();
                work.add(new MedusaWork(product, null, updates, null));
            }
        }
        return batches.send(work)
                .map(sent -> Stream.concat(done.stream(), sent.stream()).toList());
    }

    @Override
    public Mono<List<Standing>> status(Collection<String> products) {
        return find("external_id[]", products).flatMap(found -> switch (found) {
            case Found.Unknown unknown -> Mono.empty();
            case Found.Known known ->
                Mono.just(known.products().stream().map(this::standing).toList());
        });
    }

    @Override
    public Mono<Shelf> reconcile(@Nullable String from) {
        var place = from == null ? ShelfPlace.START : ShelfPlace.parse(from);
        var query = query(SHELF_SIZE);
        query.add("offset", String.valueOf(place.offset()));
        query.add("order", "id");
        query.add("sales_channel_id[]", settings.channel());
        return shop.get("/admin/products", query).flatMap(answer -> {
            if (!(answer instanceof Took took)) {
                return Mono.empty();
            }
            var all = MedusaProduct.list(took.body().path("products"));
            var ours = all.stream()
                    .filter(product -> product.externalId() != null && product.hash() != null)
                    .map(this::standing)
                    .toList();
            var next = place.after(all.stream().map(MedusaProduct::id).toList(), SHELF_SIZE);
            return Mono.just(new Shelf(ours, next == null ? null : next.toString()));
        });
    }

    /** What the shop holds under some keys. */
    private sealed interface Found {

        /** Those made by us first, then the oldest, so that of twins the same one stays. */
        record Known(List<MedusaProduct> products) implements Found {

            List<MedusaProduct> of(String product) {
                return products.stream()
                        .filter(each -> product.equals(each.externalId()))
                        .toList();
            }
        }

        record Unknown(MedusaAnswer answer) implements Found {}
    }

    private Mono<Found> find(String key, Collection<String> values) {
        if (values.isEmpty()) {
            return Mono.just(new Found.Known(List.of()));
        }
        var query = query(MAX_FOUND);
        query.addAll(key, List.copyOf(values));
        return shop.get("/admin/products", query)
                .map(answer -> answer instanceof Took took
                        ? new Found.Known(MedusaProduct.list(took.body().path("products")).stream()
                                .sorted(Comparator.comparing((MedusaProduct product) -> product.hash() == null)
                                        .thenComparing(MedusaProduct::id))
                                .toList())
                        : new Found.Unknown(answer));
    }

    private static List<String> missing(List<String> ids, Found.Known known) {
        return ids.stream().filter(id -> known.of(id).isEmpty()).toList();
    }

    private static MultiValueMap<String, String> query(int limit) {
        var query = new LinkedMultiValueMap<String, String>();
        query.add("fields", MedusaProduct.FIELDS);
        query.add("limit", String.valueOf(limit));
        return query;
    }

    private static List<Outcome> failures(Collection<String> products, MedusaAnswer answer) {
        return products.stream()
                .<Outcome>map(product -> MedusaRules.notAsked(product, answer))
                .toList();
    }

    private Remote remote(MedusaProduct there) {
        return new Remote(there.id(), settings.pageOf(there.id(), there.handle()));
    }

    private Standing standing(MedusaProduct there) {
        return new Standing(String.valueOf(there.externalId()), remote(there), there.published(), there.hash());
    }
}
