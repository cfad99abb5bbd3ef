package vn.sanvat.catalog.identifier;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.Product;
import vn.sanvat.catalog.listing.ProductStore;
import vn.sanvat.web.Problem;

/**
 * Claims on GTINs and pack ids. A claim comes before the product that bears it: a process that dies between the two leaves a claim
 * without a pack, which the same pack may take up again, and any other once the time in which the product could still be written
 * has passed.
 */
@Component
public class Identifiers {

    /** Longer than any write of a product may take; see {@code Catalog#WRITE_TIMEOUT}. */
    static final Duration GRACE = Duration.ofSeconds(60);

    private final IdentifierStore store;
    private final ProductStore products;
    private final Clock clock;

    Identifiers(IdentifierStore store, ProductStore products, Clock clock) {
        this.store = store;
        this.products = products;
        this.clock = clock;
    }

    public Mono<Identifier> find(String id) {
        return store.find(id);
    }

    /** Claims all or none, as far as that can be undone. @throws Problem conflict, naming the product that holds one of them */
    public Mono<Void> claim(List<Claim> claims, String product) {
        return Flux.fromIterable(claims)
                .concatMap(claim -> claim(claim, product))
                .then()
                .onErrorResume(Problem.class, refusal -> release(claims).then(Mono.error(refusal)));
    }

    /** Whether {@link #claim} would be let in now, without claiming. @throws Problem conflict, naming the product that holds one of them */
    public Mono<Void> check(List<Claim> claims, String product) {
        return Flux.fromIterable(claims)
                .concatMap(claim -> store.find(claim.id())
                        .filter(holder -> !holder.product().equals(product))
                        .filterWhen(holder -> free(holder).map(free -> !free))
                        .flatMap(holder -> Mono.<Void>error(held(claim, holder))))
                .then();
    }

    /**
     * Claims what nobody has claimed yet, for many products at once.
     *
     * @param forEver whether nobody else will ever have it, once all is claimed; as {@link #keepForEver}
     * @throws org.springframework.dao.DataAccessException if somebody has claimed some of it
     */
    public Mono<Void> claimNew(Map<String, List<Claim>> byProduct, boolean forEver) {
        var now = clock.instant();
        var claims = byProduct.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(claim -> new Identifier(claim.id(), entry.getKey(), claim.pack(), now, false)))
                .toList();
        return claims.isEmpty()
                ? Mono.empty()
                : store.insertAll(claims).then(forEver ? Mono.defer(() -> keepAllForEver(claims, now)) : Mono.empty());
    }

    private Mono<Void> keepAllForEver(List<Identifier> claims, Instant claimedAt) {
        return store.keepAllForEver(claims.stream().map(Identifier::id).toList(), claimedAt)
                .filter(kept -> kept == claims.size())
                .switchIfEmpty(Mono.error(
                        () -> new ConcurrencyFailureException("What was claimed just now is not held any more")))
                .then();
    }

    /** Nobody else will ever have them. */
    public Mono<Void> keepForEver(List<Claim> claims) {
        return Flux.fromIterable(claims)
                .concatMap(claim -> store.keepForEver(claim.id(), claim.pack())
                        .filter(kept -> kept)
                        .switchIfEmpty(Mono.error(() -> new IllegalStateException(
                                "Pack " + claim.pack() + " bears " + claim.id() + " without holding it"))))
                .then();
    }

    private Mono<Void> release(List<Claim> claims) {
        return Flux.fromIterable(claims)
                .concatMap(claim -> store.release(claim.id(), claim.pack()))
                .then();
    }

    private Mono<Void> claim(Claim claim, String product) {
        return store.insert(new Identifier(claim.id(), product, claim.pack(), clock.instant(), false))
                .then()
                .onErrorResume(
                        DuplicateKeyException.class,
                        e -> store.renew(claim.id(), product, claim.pack(), clock.instant())
                                .flatMap(ours -> ours ? Mono.empty() : contest(claim, product)));
    }

    private Mono<Void> contest(Claim claim, String product) {
        return store.find(claim.id())
                .switchIfEmpty(Mono.error(() -> busy(claim)))
                .filterWhen(this::free)
                .switchIfEmpty(Mono.defer(
                        () -> store.find(claim.id()).flatMap(holder -> Mono.error(held(claim, holder)))))
                .flatMap(abandoned -> store.takeOver(abandoned, product, claim.pack(), clock.instant()))
                .flatMap(taken -> taken ? Mono.empty() : Mono.error(busy(claim)));
    }

    /** Whether a claim was given up: neither fresh, nor approved, nor borne by the pack that made it. */
    private Mono<Boolean> free(Identifier claim) {
        if (claim.forEver() || claim.claimedAt().isAfter(clock.instant().minus(GRACE))) {
            return Mono.just(false);
        }
        return products.find(claim.product())
                .map(product -> !bears(product, claim))
                .defaultIfEmpty(true);
    }

    private static boolean bears(Product product, Identifier claim) {
        return product.allPacks()
                .anyMatch(pack -> pack.id().equals(claim.pack())
                        && (claim.id().equals(pack.id())
                                || (pack.gtin() != null && pack.gtin().digits().equals(claim.id()))));
    }

    private static Problem held(Claim claim, Identifier holder) {
        return Problem.conflict(
                claim.field(),
                "GTIN " + claim.id() + " đã thuộc sản phẩm \"" + holder.product() + "\"",
                "GTIN " + claim.id() + " belongs to the product \"" + holder.product() + "\" already");
    }

    private static Problem busy(Claim claim) {
        return Problem.conflict(
                        claim.field(),
                        "GTIN " + claim.id() + " đang được sản phẩm khác đăng ký; hãy thử lại",
                        "GTIN " + claim.id() + " is being claimed by another product; try again")
                .retryAfter(GRACE);
    }
}
