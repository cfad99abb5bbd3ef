package vn.sanvat.catalog;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.identifier.Claim;
import vn.sanvat.catalog.identifier.Identifier;
import vn.sanvat.catalog.identifier.Identifiers;
import vn.sanvat.catalog.listing.ProductStore;
import vn.sanvat.catalog.listing.Transitions;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.gs1.Gtin;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.Viewer;
import vn.sanvat.media.Photos;
import vn.sanvat.store.Cursor;
import vn.sanvat.store.KeyedRequest;
import vn.sanvat.store.Resends;
import vn.sanvat.text.Folding;
import vn.sanvat.web.Page;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Revision;

/** The goods: who sees what of them, and their working copies. {@link Listings} decides what the public sees. */
@Service
public class Catalog {

    /** After it a product's write has failed, so that claims of its identifiers may be taken over. */
    public static final Duration WRITE_TIMEOUT = Duration.ofSeconds(20);

    /** So many may bear the same name; more is somebody's loop. */
    private static final int MAX_SAME_NAMES = 100;

    private static final int MAX_SWEEP = 1_000;
    private static final int PACK_ID_LENGTH = 12;

    /** Letters and digits that nobody takes for each other. */
    private static final String PACK_ID_LETTERS = "23456789abcdefghjkmnpqrstvwxyz";

    private final ProductStore store;
    private final Identifiers identifiers;
    private final Cooperatives cooperatives;
    private final Photos photos;
    private final Clock clock;
    private final SecureRandom random;
    private final Resends resends;

    Catalog(
            ProductStore store,
            Identifiers identifiers,
            Cooperatives cooperatives,
            Photos photos,
            Clock clock,
            SecureRandom random,
            Resends resends) {

        this.store = store;
        this.identifiers = identifiers;
        this.cooperatives = cooperatives;
        this.photos = photos;
        this.clock = clock;
        this.random = random;
        this.resends = resends;
    }

    /**
     * Which shelf, and whose goods; absent for all.
     *
     * @param ids only these products; those that are not there, or not for who asks, are left out
     */
    public record Filter(
            @Nullable Category category,
            @Nullable String cooperative,
            @Nullable Set<String> ids) {

        public static final int MAX_IDS = 100;

        public static final Filter ALL = new Filter(null, null);

        /** @throws Problem invalid, for too many ids */
        public Filter {
            if (ids != null && ids.size() > MAX_IDS) {
                throw Problem.invalid(
                        "id",
                        "Nhiều nhất " + MAX_IDS + " sản phẩm một lần",
                        "At most " + MAX_IDS + " products at once");
            }
        }

        public Filter(@Nullable Category category, @Nullable String cooperative) {
            this(category, cooperative, null);
        }
    }

    /**
     * How fresh a product is.
     *
     * @param shown its folded name, where everybody may see it; absent otherwise
     */
    public record Mark(
            String id,
            long revision,
            Instant updatedAt,
            @Nullable String shown) {}

    public Mono<Product> find(String id) {
        return Mono.zip(store.find(id), cooperatives.hidden(), Product::whileHidden);
    }

    public Flux<Product> findAll(List<String> ids) {
        return asOfNow(store.findAll(ids));
    }

    /** The ids of what these makers have approved and not withdrawn, whether they are hidden or not; for sweeps. */
    public Flux<String> idsOf(Collection<String> makers) {
        return store.idsOf(makers);
    }

    /** @throws Problem invalid, if a filter names a maker that is not there for who asks */
    Mono<Void> known(Filter filter, Viewer viewer) {
        return cooperatives.required("cooperative", filter.cooperative(), maker -> maker.knownTo(viewer));
    }

    /** Only what has public content, ordered by name; show {@link Product#shown()} of each and nothing else. */
    public Mono<Page<Product>> shown(Filter filter, Page.Request request) {
        return cooperatives.hidden().flatMap(hidden -> store.shown(filter, hidden, request));
    }

    /**
     * Working copies as somebody asks for them.
     *
     * @param after the product that they follow, where one is named
     * @throws Problem invalid, if that is none that they may see
     */
    Mono<Page<Product>> working(WorkingCopies wanted, @Nullable String after, Viewer viewer, Page.Request request) {
        return after == null
                ? working(wanted, request)
                : store.find(after)
                        .filter(product -> viewer.may(Permission.SEE_DRAFTS, product.cooperative()))
                        .switchIfEmpty(Mono.error(() -> Problem.invalid(
                                "after",
                                "Không có sản phẩm \"" + after + "\"",
                                "There is no product \"" + after + "\"")))
                        .flatMap(product -> working(wanted.after(product), request));
    }

    /** Working copies; for those who may see drafts. */
    public Mono<Page<Product>> working(WorkingCopies wanted, Page.Request request) {
        return store.working(wanted, request)
                .zipWith(cooperatives.hidden(), (page, hidden) -> page.map(product -> product.whileHidden(hidden)));
    }

    /**
     * The next changes after a cursor of {@link Product#updatedAt}, in order; for sweeps.
     *
     * @param limit 1..1000
     */
    public Flux<Product> changedAfter(Cursor cursor, int limit) {
        return asOfNow(store.changedAfter(cursor, Math.clamp(limit, 1, MAX_SWEEP)));
    }

    /** The same of the marks alone, which are read and made much faster. */
    public Flux<Mark> marksAfter(Cursor cursor, int limit) {
        return store.marksAfter(cursor, Math.clamp(limit, 1, MAX_SWEEP));
    }

    /** Of every product that everybody may see, ordered by id; for what is derived from them and must not hold any other. */
    public Flux<Mark> marksOfShown() {
        return cooperatives.hidden().flatMapMany(store::marks);
    }

    /** A pack that is or was part of a product. */
    public Mono<PackOfProduct> pack(String packId) {
        return identifiers.find(packId).flatMap(claim -> packOf(claim, pack -> true));
    }

    /** The pack that bears a GTIN, or bore it when it was approved. */
    public Mono<PackOfProduct> byGtin(Gtin gtin) {
        return identifiers
                .find(gtin.digits())
                .flatMap(claim -> packOf(claim, pack -> claim.forEver() || gtin.equals(pack.gtin())));
    }

    /** @throws Problem invalid for a wrong draft, conflict if a GTIN belongs to another product */
    public Mono<Product> create(ProductDraft draft) {
        var checked = DraftRules.checked(draft.content(), List.of());
        return resends.onceMade(
                Product.class,
                slug(checked),
                maker(draft).then(photos.required("photos", checked.photos())).then(Mono.deferContextual(context -> {
                    var createdAt = KeyedRequest.createdAt(context, clock);
                    var now = clock.instant();
                    var content = identified(checked, KeyedRequest.random(context, random));
                    var maker = maker(draft.cooperative());
                    return insert(new Product(slug(checked), 0, maker, content, Listing.draft(now), createdAt, now), 1);
                })));
    }

    /** @throws Problem not found, stale, invalid for a wrong draft, conflict if a GTIN belongs to another product */
    public Mono<Product> change(String id, long seen, ProductDraft draft) {
        return present(id, seen).flatMap(product -> {
            keepsMaker(product, draft);
            var checked = DraftRules.checked(draft.content(), product.allPacks().toList());
            var changed = Transitions.change(product, identified(checked, random), clock.instant());
            return changed.equals(product)
                    ? Mono.just(product)
                    : identifiers
                            .claim(Claim.added(product.content(), changed.content()), id)
                            .then(save(changed));
        });
    }

    public static Problem missing(String id) {
        return Problem.notFound(null, "Không có sản phẩm \"" + id + "\"", "There is no product \"" + id + "\"");
    }

    private Flux<Product> asOfNow(Flux<Product> products) {
        return cooperatives.hidden().flatMapMany(hidden -> products.map(product -> product.whileHidden(hidden)));
    }

    /** Lets on who may do it to every product, or to this one. @throws Problem not found for who may not know of it, else forbidden */
    Mono<Void> needed(Permission permission, String id) {
        return Viewer.current()
                .filter(viewer -> !viewer.mayForAll(permission))
                .flatMap(viewer -> find(id).filter(product -> product.knownTo(viewer))
                        .switchIfEmpty(Mono.error(() -> missing(id)))
                        .doOnNext(product -> viewer.need(permission, product.cooperative())))
                .then();
    }

    /** The working copy that somebody has seen. @throws Problem not found, or stale */
    Mono<Product> present(String id, long seen) {
        return find(id).switchIfEmpty(Mono.error(() -> missing(id)))
                .doOnNext(product -> Revision.check(seen, product.revision()));
    }

    /** The first id that is free: another request may take one between look and write, so the write decides. */
    private Mono<Product> insert(Product product, int attempt) {
        var id = attempt == 1 ? product.id() : product.id() + "-" + attempt;
        var next = resends.made(Product.class, product.id())
                .switchIfEmpty(Mono.defer(
                        () -> attempt < MAX_SAME_NAMES ? insert(product, attempt + 1) : Mono.error(tooMany(product))));
        return store.find(id)
                .hasElement()
                .flatMap(taken -> taken
                        ? next
                        : claimAndInsert(product.withId(id)).onErrorResume(DuplicateKeyException.class, e -> next));
    }

    private Mono<Product> claimAndInsert(Product product) {
        return identifiers
                .claim(Claim.of(product.content()), product.id())
                .then(Mono.defer(() -> store.insert(product).timeout(WRITE_TIMEOUT)));
    }

    Mono<Product> save(Product product) {
        return Mono.defer(() -> store.save(product).timeout(WRITE_TIMEOUT))
                .zipWith(cooperatives.hidden(), Product::whileHidden);
    }

    private Mono<PackOfProduct> packOf(Identifier claim, Predicate<Pack> answers) {
        return find(claim.product())
                .flatMap(product -> Mono.justOrEmpty(product.pack(claim.pack()))
                        .filter(answers)
                        .map(pack -> new PackOfProduct(product, pack)));
    }

    private static Product.Content identified(Product.Content content, RandomGenerator random) {
        return content.withPacks(content.packs().stream()
                .map(pack -> pack.id().equals(Pack.NO_ID) ? pack.withId(newPackId(random)) : pack)
                .toList());
    }

    private static String newPackId(RandomGenerator random) {
        return random.ints(PACK_ID_LENGTH, 0, PACK_ID_LETTERS.length())
                .mapToObj(i -> String.valueOf(PACK_ID_LETTERS.charAt(i)))
                .collect(Collectors.joining("", "p", ""));
    }

    /** @throws Problem invalid where it names no maker */
    Mono<Void> maker(ProductDraft draft) {
        return cooperatives.required("cooperative", List.of(maker(draft.cooperative())));
    }

    static String maker(@Nullable String cooperative) {
        if (cooperative == null) {
            throw Problem.invalid("cooperative", "Thiếu cooperative", "cooperative is missing");
        }
        return cooperative;
    }

    private static void keepsMaker(Product product, ProductDraft draft) {
        if (draft.cooperative() != null && !draft.cooperative().equals(product.cooperative())) {
            throw Problem.invalid(
                    "cooperative",
                    "Cơ sở của sản phẩm là \"" + product.cooperative() + "\" và không đổi được",
                    "The product's maker is \"" + product.cooperative() + "\" and cannot change");
        }
    }

    private static String slug(Product.Content content) {
        var slug = Folding.slug(content.name().vi());
        return slug.isEmpty() ? "san-pham" : slug;
    }

    private static Problem tooMany(Product product) {
        return Problem.conflict(
                "name",
                "Đã có " + MAX_SAME_NAMES + " sản phẩm cùng tên \""
                        + product.content().name().vi() + "\"",
                MAX_SAME_NAMES + " products are called \""
                        + product.content().name().vi() + "\" already");
    }
}
