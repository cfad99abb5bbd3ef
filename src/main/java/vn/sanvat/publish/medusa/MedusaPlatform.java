package vn.sanvat.publish.medusa;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import vn.sanvat.publish.OfferIssue;
import vn.sanvat.publish.PublishOutcome;
import vn.sanvat.publish.RemoteReference;
import vn.sanvat.publish.TradePlatform;
import vn.sanvat.publish.connector.ConnectorClient;
import vn.sanvat.publish.connector.ConnectorResponse.Accepted;
import vn.sanvat.publish.connector.ConnectorResponse.Failed;
import vn.sanvat.publish.connector.ConnectorResponse.TryLater;
import vn.sanvat.publish.offer.Offer;
import vn.sanvat.text.Localized;

/** A Medusa v2 shop. It knows our products by {@code external_id}, which it does not keep unique: so we look before we create. */
final class MedusaPlatform implements TradePlatform {

    static final String NAME = "medusa";

    /** A batch of 20 took 0.35 s on a small machine; a rejected one of 20 costs at most 39 calls. */
    static final int MAX_BATCH = 20;

    private static final int PAGE_SIZE = 50;

    /** A look-up reads at most so many pages: with some 50 twins of each product in a batch nothing is sent. */
    private static final int MAX_LOOK_UP_PAGES = 20;

    private final ConnectorClient shop;
    private final MedusaSettings settings;
    private final MedusaBodies bodies;
    private final MedusaBatches batches;

    MedusaPlatform(MedusaSettings settings, Clock clock) {
        this.shop = new ConnectorClient(settings.client(), clock);
        this.settings = settings;
        this.bodies = new MedusaBodies(settings.channel());
        this.batches = new MedusaBatches(shop, settings);
    }

    /** Without a shop's front there is only the shop's back office. */
    @Override
    public boolean shownToBuyers() {
        return settings.storefrontUrl() != null;
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
    public int maxBatch() {
        return MAX_BATCH;
    }

    @Override
    public List<OfferIssue> validate(Offer offer) {
        return MedusaRules.issues(offer);
    }

    @Override
    public Mono<List<PublishOutcome>> upsert(List<Offer> batch) {
        var ids = batch.stream().map(Offer::product).toList();
        return find("external_id[]", ids).flatMap(byId -> switch (byId) {
            case Found.Unknown unknown -> Mono.just(failures(ids, unknown.failed()));
            case Found.Known known ->
                find("handle[]", missing(ids, known)).flatMap(byHandle -> switch (byHandle) {
                    case Found.Unknown unknown -> Mono.just(failures(ids, unknown.failed()));
                    case Found.Known taken -> upsert(batch, known, taken);
                });
        });
    }

    private Mono<List<PublishOutcome>> upsert(List<Offer> batch, Found.Known known, Found.Known handles) {
        var done = new ArrayList<PublishOutcome>();
        var work = new ArrayList<MedusaWork>();
        var taken = handles.products().stream().map(MedusaProduct::handle).collect(Collectors.toSet());
        for (var offer : batch) {
            var there = known.of(offer.product());
            if (there.isEmpty() && taken.contains(offer.product())) {
                done.add(new PublishOutcome.Rejected(
                        offer.product(), List.of(MedusaRules.handleTaken(offer.product()))));
            } else if (there.isEmpty()) {
                work.add(new MedusaWork(offer.product(), bodies.create(offer), List.of(), null));
            } else if (there.size() == 1 && shownAs(there.getFirst(), offer)) {
                done.add(new PublishOutcome.Unchanged(offer.product(), remote(there.getFirst())));
            } else {
                work.add(update(offer, there));
            }
        }
        return batches.send(work)
                .map(sent -> Stream.concat(done.stream(), sent.stream()).toList());
    }

    private static boolean shownAs(MedusaProduct there, Offer offer) {
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
    public Mono<List<PublishOutcome>> withdraw(Collection<String> products) {
        return find("external_id[]", products).flatMap(found -> switch (found) {
            case Found.Unknown unknown -> Mono.just(failures(products, unknown.failed()));
            case Found.Known known -> withdraw(products, known);
        });
    }

    private Mono<List<PublishOutcome>> withdraw(Collection<String> products, Found.Known known) {
        var done = new ArrayList<PublishOutcome>();
        var work = new ArrayList<MedusaWork>();
        for (var product : products) {
            var there = known.of(product);
            var visible = there.stream().filter(MedusaProduct::published).toList();
            if (visible.isEmpty()) {
                done.add(new PublishOutcome.Unchanged(
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
    public Mono<List<RemoteListing>> status(Collection<String> products) {
        return find("external_id[]", products).flatMap(found -> switch (found) {
            case Found.Unknown unknown -> Mono.empty();
            case Found.Known known ->
                Mono.just(known.products().stream().map(this::listing).toList());
        });
    }

    @Override
    public Mono<RemotePage> list(@Nullable String pageToken) {
        var from = pageToken == null ? PageToken.START : PageToken.parse(pageToken);
        return page(Map.of("sales_channel_id[]", List.of(settings.channel())), from)
                .flatMap(page -> switch (page) {
                    case Page.Unread unread -> Mono.empty();
                    case Page.Read read -> Mono.just(ours(read));
                });
    }

    private RemotePage ours(Page.Read page) {
        var ours = page.products().stream()
                .filter(product -> product.externalId() != null && product.hash() != null)
                .map(this::listing)
                .toList();
        return new RemotePage(ours, page.next() == null ? null : page.next().toString());
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

        record Unknown(Failed failed) implements Found {}
    }

    /** One page of the shop's list. */
    private sealed interface Page {

        /** @param next where the following page begins; absent after the last */
        record Read(List<MedusaProduct> products, @Nullable PageToken next) implements Page {}

        record Unread(Failed failed) implements Page {}
    }

    private Mono<Found> find(String key, Collection<String> values) {
        return values.isEmpty()
                ? Mono.just(new Found.Known(List.of()))
                : find(Map.of(key, List.copyOf(values)), PageToken.START, Map.of(), MAX_LOOK_UP_PAGES);
    }

    /** @param before what the pages before held, by id: pages overlap */
    private Mono<Found> find(
            Map<String, List<String>> filter, PageToken from, Map<String, MedusaProduct> before, int pagesLeft) {
        return page(filter, from).flatMap(page -> switch (page) {
            case Page.Unread unread -> Mono.just(new Found.Unknown(unread.failed()));
            case Page.Read read -> {
                var found = new HashMap<>(before);
                read.products().forEach(product -> found.put(product.id(), product));
                if (read.next() == null) {
                    yield Mono.just(known(found.values()));
                }
                yield pagesLeft == 1
                        ? Mono.just(new Found.Unknown(tooMany()))
                        : find(filter, read.next(), found, pagesLeft - 1);
            }
        });
    }

    private static Found known(Collection<MedusaProduct> products) {
        return new Found.Known(products.stream()
                .sorted(Comparator.comparing((MedusaProduct product) -> product.hash() == null)
                        .thenComparing(MedusaProduct::id))
                .toList());
    }

    private static Failed tooMany() {
        return new TryLater(
                null,
                Localized.of(
                        "Trên sàn có quá nhiều bản trùng của các mặt hàng này; hãy xóa bớt",
                        "The platform holds too many twins of these products; remove some there"));
    }

    private Mono<Page> page(Map<String, List<String>> filter, PageToken from) {
        var query = new HashMap<>(filter);
        query.put("fields", List.of(MedusaProduct.FIELDS));
        query.put("limit", List.of(String.valueOf(PAGE_SIZE)));
        query.put("offset", List.of(String.valueOf(from.offset())));
        query.put("order", List.of("id"));
        return shop.get("/admin/products", query).map(answer -> switch (answer) {
            case Failed failed -> new Page.Unread(failed);
            case Accepted accepted -> {
                var products = MedusaProduct.list(accepted.body().path("products"));
                var ids = products.stream().map(MedusaProduct::id).toList();
                yield new Page.Read(products, from.after(ids, PAGE_SIZE));
            }
        });
    }

    private static List<String> missing(List<String> ids, Found.Known known) {
        return ids.stream().filter(id -> known.of(id).isEmpty()).toList();
    }

    private static List<PublishOutcome> failures(Collection<String> products, Failed failed) {
        return products.stream().<PublishOutcome>map(failed::lookUpOutcome).toList();
    }

    private RemoteReference remote(MedusaProduct there) {
        return new RemoteReference(there.id(), settings.pageOf(there.id(), there.handle()));
    }

    private RemoteListing listing(MedusaProduct there) {
        return new RemoteListing(String.valueOf(there.externalId()), remote(there), there.published(), there.hash());
    }
}
