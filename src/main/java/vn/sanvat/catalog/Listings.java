package vn.sanvat.catalog;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import vn.sanvat.catalog.Listing.Comment;
import vn.sanvat.catalog.identifier.Claim;
import vn.sanvat.catalog.identifier.Identifiers;
import vn.sanvat.catalog.listing.Comments;
import vn.sanvat.catalog.listing.ProductStore;
import vn.sanvat.catalog.listing.Review;
import vn.sanvat.catalog.listing.ReviewSettings;
import vn.sanvat.catalog.listing.Transitions;
import vn.sanvat.identity.FourEyes;
import vn.sanvat.store.Resends;
import vn.sanvat.text.Dates;
import vn.sanvat.text.Localized;
import vn.sanvat.web.Faults;
import vn.sanvat.web.Problem;

/** The life of listings: handed in, decided, shown, withdrawn. */
@Service
public class Listings {

    private static final int MAX_REASON_LENGTH = 1_000;
    private static final int MAX_RACES = 5;

    private final Catalog catalog;
    private final ProductStore store;
    private final Identifiers identifiers;
    private final Review review;
    private final Resends resends;
    private final FourEyes fourEyes;
    private final ReviewSettings settings;
    private final Clock clock;

    Listings(
            Catalog catalog,
            ProductStore store,
            Identifiers identifiers,
            Review review,
            Resends resends,
            FourEyes fourEyes,
            ReviewSettings settings,
            Clock clock) {
        this.catalog = catalog;
        this.store = store;
        this.identifiers = identifiers;
        this.review = review;
        this.resends = resends;
        this.fourEyes = fourEyes;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Hands a draft in for review.
     *
     * @param by the account that does
     * @throws Problem not found, stale, conflict, or invalid with every field that keeps it from being published
     */
    public Mono<Product> submit(String id, long seen, String by) {
        return resends.once(
                Product.class,
                id,
                catalog.present(id, seen)
                        .map(product -> Transitions.submit(product, by, clock.instant()))
                        .delayUntil(product -> review.issues(product).doOnNext(Review::refuseBlocking))
                        .flatMap(catalog::save));
    }

    /**
     * Approves the revision that the officer has seen; from now on everybody sees it.
     *
     * @param by the officer's account
     * @param override why it is approved in spite of warnings
     * @throws Problem not found, stale, or conflict; forbidden if they submitted it and others could approve it; invalid if something keeps it from being published, or warnings need an override
     */
    public Mono<Product> approve(String id, long seen, String by, @Nullable Localized override) {
        var reason = checkedReason("override", override);
        return resends.once(
                Product.class,
                id,
                catalog.present(id, seen)
                        .delayUntil(product -> fourEyes.check(product.listing().submittedBy(), by))
                        .map(product -> Transitions.approve(product, by, reason, clock.instant()))
                        .delayUntil(product -> review.issues(product)
                                .doOnNext(issues -> Review.refuseUnlessOverridden(issues, reason)))
                        .delayUntil(product -> identifiers.keepForEver(Claim.of(product.content())))
                        .flatMap(catalog::save));
    }

    /**
     * Sends back what was submitted, to be mended.
     *
     * @param by the officer's account
     * @throws Problem not found, stale, conflict, or invalid without a reason or with comments on what is no field
     */
    public Mono<Product> sendBack(String id, long seen, Localized reason, List<Comment> comments, String by) {
        return transition(id, seen, (product, now) -> {
            var checked = checked(product, reason, comments);
            return Transitions.sendBack(product, checked.reason(), checked.comments(), by, now);
        });
    }

    /** Ends a submission: what is handed in next must be something else. As {@link #sendBack}. */
    public Mono<Product> reject(String id, long seen, Localized reason, List<Comment> comments, String by) {
        return transition(id, seen, (product, now) -> {
            var checked = checked(product, reason, comments);
            return Transitions.reject(product, checked.reason(), checked.comments(), by, now);
        });
    }

    /** Takes the product out of public sight. @throws Problem not found, stale, conflict, or invalid without a reason */
    public Mono<Product> withdraw(String id, long seen, Localized reason) {
        return transition(id, seen, (product, now) -> Transitions.withdraw(product, reason(reason), now));
    }

    /**
     * Notes that an approved revision stands on a platform; does nothing to what is being edited or withdrawn, nor where another
     * revision was approved since.
     *
     * @param approvedRevision the one that was sent
     */
    public Mono<Product> markPublished(String id, long approvedRevision) {
        return Mono.defer(() -> store.find(id))
                .switchIfEmpty(Mono.error(() -> Catalog.missing(id)))
                .flatMap(product -> {
                    var published = Transitions.publish(product, approvedRevision, clock.instant());
                    return published.equals(product) ? Mono.just(product) : catalog.save(published);
                })
                .retryWhen(Retry.max(MAX_RACES).filter(OptimisticLockingFailureException.class::isInstance));
    }

    /** What was submitted before is overdue for a decision. */
    Instant lateBefore() {
        return settings.lateBefore(Dates.today(clock));
    }

    /** The last day on which a decision on what waits is in time; nothing where nothing waits. */
    @Nullable
    LocalDate dueOn(Product product) {
        var since = product.listing().submittedAt();
        return since == null ? null : settings.dueOn(since);
    }

    /** All that an officer should know before approving the working copy. */
    public Mono<List<Issue>> check(Product product) {
        return review.issues(product);
    }

    /**
     * The same of content that is not saved.
     *
     * @param id of the product; null for one that is not there yet
     * @throws Problem invalid for a wrong draft
     */
    Mono<List<Issue>> check(@Nullable String id, ProductDraft draft) {
        return Mono.justOrEmpty(id)
                .flatMap(store::find)
                .map(product -> product.allPacks().toList())
                .defaultIfEmpty(List.of())
                .map(own -> DraftRules.checked(draft.content(), own))
                .delayUntil(content -> catalog.maker(draft))
                .map(content -> {
                    var now = clock.instant();
                    var maker = Catalog.maker(draft.cooperative());
                    return new Product(id == null ? "" : id, 0, maker, content, Listing.draft(now), now, now);
                })
                .flatMap(review::issues);
    }

    /** The same of several, by their ids, in as few questions as there are kinds of records. */
    public Mono<Map<String, List<Issue>>> checks(List<Product> products) {
        return review.issues(products);
    }

    private Mono<Product> transition(String id, long seen, BiFunction<Product, Instant, Product> step) {
        return resends.once(
                Product.class,
                id,
                catalog.present(id, seen)
                        .map(product -> step.apply(product, clock.instant()))
                        .flatMap(catalog::save));
    }

    private static Localized reason(Localized reason) {
        var faults = new Faults();
        var checked = faults.localized("reason", reason, MAX_REASON_LENGTH);
        faults.refuse();
        return checked;
    }

    private record Remarks(Localized reason, List<Comment> comments) {}

    private static Remarks checked(Product product, Localized reason, List<Comment> comments) {
        var faults = new Faults();
        var remarks = new Remarks(
                faults.localized("reason", reason, MAX_REASON_LENGTH), Comments.checked(comments, product, faults));
        faults.refuse();
        return remarks;
    }

    private static @Nullable Localized checkedReason(String field, @Nullable Localized reason) {
        var faults = new Faults();
        var checked = faults.optionalLocalized(field, reason, MAX_REASON_LENGTH);
        faults.refuse();
        return checked;
    }
}
