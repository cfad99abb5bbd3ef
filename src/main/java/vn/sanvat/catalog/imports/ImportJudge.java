package vn.sanvat.catalog.imports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.Listing;
import vn.sanvat.catalog.Listing.State;
import vn.sanvat.catalog.Product;
import vn.sanvat.catalog.listing.Review;
import vn.sanvat.catalog.listing.Transitions;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.evidence.Dossier;
import vn.sanvat.evidence.Evidence;
import vn.sanvat.identity.KnownMakers;
import vn.sanvat.media.Photo;
import vn.sanvat.media.Photos;
import vn.sanvat.web.Faults;
import vn.sanvat.web.Problem;

/** What a line of an import makes of a product, by the same rules and steps as an officer's own work. */
@Component
class ImportJudge {

    /** {@link Photos#findAll} takes 500 at once. */
    private static final int PHOTOS_AT_ONCE = 500;

    private final Cooperatives cooperatives;
    private final Photos photos;
    private final Dossier dossier;
    private final Review review;

    ImportJudge(Cooperatives cooperatives, Photos photos, Dossier dossier, Review review) {
        this.cooperatives = cooperatives;
        this.photos = photos;
        this.dossier = dossier;
        this.review = review;
    }

    /** What a batch's lines refer to, read once for all of them. */
    record Facts(Map<String, Cooperative> cooperatives, Set<String> photos, Map<String, List<Evidence>> evidence) {

        /** @throws Problem invalid, if the line names what is not there */
        void check(ImportItem item) {
            var faults = new Faults();
            KnownMakers.check("cooperative", List.of(item.cooperative()), cooperatives.keySet(), faults);
            Photos.check("photos", item.photos(), photos, faults);
            faults.refuse();
        }

        private List<Evidence> covering(Product product) {
            return evidence.getOrDefault(product.cooperative(), List.of()).stream()
                    .filter(one -> one.scope().covers(product.id(), null))
                    .toList();
        }
    }

    Mono<Facts> facts(List<ImportItem> items, ImportOptions options) {
        var makers = items.stream().map(item -> item.cooperative()).collect(Collectors.toSet());
        var pictures = items.stream()
                .flatMap(item -> item.photos().stream())
                .distinct()
                .toList();
        return Mono.zip(
                        cooperatives.findAll(makers).collectMap(Cooperative::id),
                        Flux.fromIterable(pictures)
                                .buffer(PHOTOS_AT_ONCE)
                                .concatMap(photos::findAll)
                                .map(Photo::id)
                                .collect(Collectors.toSet()),
                        options.approve() ? evidence(makers) : Mono.just(Map.<String, List<Evidence>>of()))
                .map(read -> new Facts(read.getT1(), read.getT2(), read.getT3()));
    }

    private Mono<Map<String, List<Evidence>>> evidence(Set<String> makers) {
        return dossier.ofCooperatives(makers)
                .collect(Collectors.groupingBy(one -> one.scope().cooperative()));
    }

    /** Under an id made from what the item says. @throws Problem invalid, for a wrong item, or if it is to be approved and cannot be */
    Product fresh(ImportItem item, ImportOptions options, Facts facts, Instant now) {
        var content = item.content(null);
        return fresh(item, idOf(item, content), content, options, facts, now);
    }

    /** @throws Problem as {@link #fresh(ImportItem, ImportOptions, Facts, Instant)} */
    Product fresh(ImportItem item, String id, ImportOptions options, Facts facts, Instant now) {
        return fresh(item, id, item.content(null), options, facts, now);
    }

    private Product fresh(
            ImportItem item, String id, Product.Content content, ImportOptions options, Facts facts, Instant now) {
        var draft = new Product(id, 0, item.cooperative(), content, Listing.draft(now), now, now);
        return options.approve() ? approved(draft, options, facts, now) : draft;
    }

    static String idOf(ImportItem item, Product.Content content) {
        return ImportIds.product(content.name().vi(), item.claim());
    }

    static Problem anothers(Product product) {
        return Problem.conflict(
                "code",
                "Mã của sản phẩm \"" + product.id() + "\" thuộc cơ sở khác",
                "The id of the product \"" + product.id() + "\" belongs to another cooperative");
    }

    /**
     * An unchanged item changes nothing, but for a draft that is now to be approved. What was withdrawn is never shown again by an
     * import: somebody had a reason.
     *
     * @throws Problem invalid, for a wrong item, or if it is to be approved and cannot be; conflict, if it is another cooperative's
     */
    Product changed(ImportItem item, Product product, ImportOptions options, Facts facts, Instant now) {
        if (!product.cooperative().equals(item.cooperative())) {
            throw anothers(product);
        }
        var changed = Transitions.change(product, item.content(product.content()), now);
        var state = changed.listing().state();
        var pending = state == State.DRAFT || state == State.SUBMITTED;
        return options.approve() && pending && !product.listing().withdrawn()
                ? approved(changed, options, facts, now)
                : changed;
    }

    /** Submitted and approved in one step; the revision approved is the one that is about to be written. */
    private Product approved(Product product, ImportOptions options, Facts facts, Instant now) {
        Review.refuseUnlessOverridden(
                review.issues(
                        product, facts.covering(product), facts.cooperatives().get(product.cooperative())),
                options.override());
        var submitted =
                product.listing().state() == State.SUBMITTED ? product : Transitions.submit(product, options.by(), now);
        var written = at(submitted, product.revision() + 1);
        return at(Transitions.approve(written, options.by(), options.override(), now), product.revision());
    }

    private static Product at(Product product, long revision) {
        return new Product(
                product.id(),
                revision,
                product.cooperative(),
                product.content(),
                product.listing(),
                product.createdAt(),
                product.updatedAt());
    }
}
