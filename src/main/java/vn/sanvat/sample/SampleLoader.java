package vn.sanvat.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Listing;
import vn.sanvat.catalog.Listings;
import vn.sanvat.catalog.Product;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.evidence.Dossier;
import vn.sanvat.evidence.Evidence;
import vn.sanvat.media.Photo;
import vn.sanvat.media.Photos;
import vn.sanvat.sample.SampleData.Document;
import vn.sanvat.sample.SampleRun.Loaded;
import vn.sanvat.text.Folding;
import vn.sanvat.text.Localized;

/** Puts the sample goods in through the same doors as everybody: every step finds what is there, or makes it. */
@Component
class SampleLoader {

    /** In whose name they are verified, approved and recalled. */
    static final String OFFICER = "sample";

    /** Who hands in, and so somebody else. */
    private static final String MAKER = "sample-maker";

    private static final int AT_ONCE = 16;
    private static final int PICTURES_AT_ONCE = 2;
    private static final int BUFFER_BYTES = 65_536;

    private static final String CREDIT = "Minh họa của dự án Sản Vật, Apache-2.0";
    private static final Localized OVERRIDE =
            Localized.of("Hàng mẫu: đã xem các cảnh báo", "Sample goods: the warnings were looked at");

    private final JsonMapper mapper;
    private final Photos photos;
    private final Cooperatives cooperatives;
    private final SampleAccounts accounts;
    private final Catalog catalog;
    private final Listings listings;
    private final Dossier dossier;
    private final SampleBatches batches;

    SampleLoader(
            JsonMapper mapper,
            Photos photos,
            Cooperatives cooperatives,
            SampleAccounts accounts,
            Catalog catalog,
            Listings listings,
            Dossier dossier,
            SampleBatches batches) {
        this.mapper = mapper;
        this.photos = photos;
        this.cooperatives = cooperatives;
        this.accounts = accounts;
        this.catalog = catalog;
        this.listings = listings;
        this.dossier = dossier;
        this.batches = batches;
    }

    /** @param today from which all dates are reckoned */
    Mono<Loaded> load(LocalDate today) {
        var data = SampleData.read(mapper);
        return pictures(data)
                .flatMap(pictures -> makers(data, pictures)
                        .delayUntil(makers -> people(data, makers))
                        .flatMap(makers -> goods(data, pictures, makers)
                                .flatMap(goods -> documents(data, makers, goods, today)
                                        .flatMap(documents -> approved(goods)
                                                .flatMap(approved -> batches.load(data, makers, approved, today))
                                                .map(made -> new Loaded(
                                                        ids(makers.values(), Cooperative::id),
                                                        ids(goods.values(), Product::id),
                                                        documents,
                                                        made.lots(),
                                                        made.events(),
                                                        ids(pictures.values(), Photo::id)))))));
    }

    private static <T> List<String> ids(Iterable<T> records, java.util.function.Function<T, String> id) {
        var ids = new ArrayList<String>();
        records.forEach(one -> ids.add(id.apply(one)));
        return List.copyOf(ids);
    }

    private Mono<Map<String, Photo>> pictures(SampleData data) {
        var ofMakers = Flux.fromIterable(data.cooperatives())
                .map(maker -> new SampleData.Picture(maker.picture(), maker.alt()));
        var ofGoods = Flux.fromIterable(data.products()).map(SampleData.Goods::photo);
        return ofMakers.concatWith(ofGoods)
                .flatMap(picture -> picture(picture).map(photo -> Map.entry(picture.file(), photo)), PICTURES_AT_ONCE)
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<Photo> picture(SampleData.Picture picture) {
        var file = new ClassPathResource("sample/pictures/" + picture.file() + ".webp");
        return photos.accept(
                DataBufferUtils.read(file, DefaultDataBufferFactory.sharedInstance, BUFFER_BYTES),
                new Photos.Caption(picture.alt().vi(), picture.alt().en(), true, CREDIT));
    }

    private Mono<Map<String, Cooperative>> makers(SampleData data, Map<String, Photo> pictures) {
        return Flux.fromIterable(data.cooperatives())
                .flatMap(maker -> cooperatives
                        .find(Folding.slug(maker.name()))
                        .switchIfEmpty(Mono.defer(() -> cooperatives.register(SampleDrafts.of(maker, pictures), MAKER)))
                        .flatMap(this::shown)
                        .map(cooperative -> Map.entry(maker.key(), cooperative)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Whoever has hidden it meanwhile is not overruled. */
    private Mono<Cooperative> shown(Cooperative maker) {
        return maker.status().state() == Cooperative.State.PROPOSED
                ? cooperatives.approve(maker.id(), maker.revision(), OFFICER)
                : Mono.just(maker);
    }

    /** Those of the first maker, one of whose lots is recalled: they are there to be told of it. */
    private Mono<Void> people(SampleData data, Map<String, Cooperative> makers) {
        var first = data.cooperatives().getFirst().key();
        return accounts.make(SampleDrafts.present(makers, first).id());
    }

    private Mono<Map<String, Product>> goods(
            SampleData data, Map<String, Photo> pictures, Map<String, Cooperative> makers) {
        return Flux.fromIterable(data.products())
                .flatMap(
                        goods -> catalog.find(
                                        Folding.slug(goods.content().name().vi()))
                                .switchIfEmpty(Mono.defer(() ->
                                        catalog.create(SampleDrafts.of(goods, data.packagings(), pictures, makers))))
                                .map(product -> Map.entry(goods.key(), product)),
                        AT_ONCE)
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<List<String>> documents(
            SampleData data, Map<String, Cooperative> makers, Map<String, Product> goods, LocalDate today) {
        return Flux.fromIterable(data.evidence())
                .groupBy(Document::cooperative)
                .flatMap(of -> of.collectList()
                        .flatMapMany(list -> dossier.ofCooperative(
                                        SampleDrafts.present(makers, of.key()).id())
                                .collectMap(Evidence::number)
                                .flatMapMany(filed -> Flux.fromIterable(list)
                                        .concatMap(document -> Mono.justOrEmpty(filed.get(document.number()))
                                                .switchIfEmpty(Mono.defer(() ->
                                                        dossier.file(SampleDrafts.of(document, makers, goods, today))))
                                                .flatMap(evidence -> verified(document, evidence))))))
                .map(Evidence::id)
                .collectList();
    }

    private Mono<Evidence> verified(Document document, Evidence evidence) {
        return document.verified() && !evidence.verified()
                ? dossier.verify(
                        evidence.id(), evidence.revision(), Evidence.Verification.State.VERIFIED, null, OFFICER)
                : Mono.just(evidence);
    }

    private Mono<Map<String, Product>> approved(Map<String, Product> goods) {
        return Flux.fromIterable(goods.entrySet())
                .flatMap(
                        entry -> approved(entry.getValue()).map(product -> Map.entry(entry.getKey(), product)), AT_ONCE)
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Whoever has edited, withdrawn, sent back or rejected it meanwhile is not overruled: only what was never shown is approved. */
    private Mono<Product> approved(Product product) {
        if (product.lastShown() != null || product.listing().lastRefusal() != null) {
            return Mono.just(product);
        }
        var submitted = product.listing().state() == Listing.State.SUBMITTED
                ? Mono.just(product)
                : listings.submit(product.id(), product.revision(), MAKER);
        return submitted.zipWhen(listings::check).flatMap(this::approve);
    }

    private Mono<Product> approve(Tuple2<Product, ? extends List<?>> checked) {
        var product = checked.getT1();
        return listings.approve(
                product.id(), product.revision(), OFFICER, checked.getT2().isEmpty() ? null : OVERRIDE);
    }
}
