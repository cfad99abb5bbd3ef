package vn.sanvat.publish.publication;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import vn.sanvat.media.Photos;
import vn.sanvat.publish.offer.Offers;
import vn.sanvat.publish.platform.Platforms;
import vn.sanvat.store.Resends;
import vn.sanvat.web.Page;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Revision;

/** What is published on which platform; and what officers write down about platforms that have no connector. */
@Service
public class Publications {

    private final PublicationStore store;
    private final Platforms platforms;
    private final Offers offers;
    private final Photos photos;
    private final Clock clock;
    private final Resends resends;

    Publications(
            PublicationStore store, Platforms platforms, Offers offers, Photos photos, Clock clock, Resends resends) {
        this.store = store;
        this.platforms = platforms;
        this.offers = offers;
        this.photos = photos;
        this.clock = clock;
        this.resends = resends;
    }

    /** Each part that is there must match. */
    public record Filter(
            @Nullable String platform, @Nullable String product, Publication.@Nullable State state) {}

    /**
     * What an officer did on a platform by hand.
     *
     * @param at when it was done there
     * @param screenshot the id of a photo
     */
    public record Entry(
            Publication.State state,
            Instant at,
            @Nullable String url,
            @Nullable String note,
            @Nullable String screenshot) {}

    /** In which order publications come: the last changed first, by product, or by platform and product. A product stands where its id does. */
    public enum Order {
        UPDATED,
        PRODUCT,
        PLATFORM
    }

    public Mono<Page<Publication>> list(Filter filter, Order order, Page.Request request) {
        var product = filter.product();
        return product == null
                ? store.list(filter, order, request)
                : offers.product(product).then(store.list(filter, order, request));
    }

    /** @throws Problem not found */
    public Mono<Publication> find(String id) {
        return store.find(id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound(
                        "id", "Không có ghi nhận đăng bán \"" + id + "\"", "There is no publication \"" + id + "\"")));
    }

    /** Sends it again with the next sweep, whatever was said before. */
    public Mono<Publication> retry(String id, long seen) {
        return resends.once(Publication.class, id, find(id).flatMap(publication -> {
            Revision.check(seen, publication.revision());
            if (publication.byHand() != null) {
                throw Problem.conflict(
                        "id",
                        "Ghi nhận này do người nhập tay; không có kết nối để gửi lại",
                        "This one is kept by hand; there is no connector to send it again");
            }
            return saved(publication.retriedNow(clock.instant()));
        }));
    }

    /** @throws Problem invalid, naming a product or screenshot that is not there; conflict where there is one already, or where a connector keeps the platform */
    public Mono<Publication> record(String platform, String product, Entry entry, String by) {
        if (platforms.connected(platform)) {
            throw Problem.conflict(
                    "platform",
                    "Sàn \"" + platform + "\" đã có kết nối tự động; không ghi tay được",
                    "\"" + platform + "\" has a connector; its publications are not kept by hand");
        }
        var now = clock.instant();
        var written = photos.required("screenshot", entry.screenshot())
                .then(offers.product(product))
                .flatMap(source ->
                        store.save(Publication.pending(platform, product, Publication.Desired.PUBLISHED, 0, now)
                                .recorded(entry.state(), Offers.approvedRevision(source), byHand(entry, by), now)));
        return resends.onceMade(Publication.class, Publication.id(platform, product), written)
                .onErrorMap(DuplicateKeyException.class, e -> alreadyThere(platform, product))
                .flatMap(this::listed);
    }

    /** Replaces what was written down. @throws Problem invalid, naming a screenshot that is not there */
    public Mono<Publication> change(String id, long seen, Entry entry, String by) {
        return find(id).flatMap(publication -> {
                    Revision.check(seen, publication.revision());
                    if (publication.byHand() == null) {
                        throw Problem.conflict(
                                "id",
                                "Ghi nhận này do kết nối tự động giữ; không sửa tay được",
                                "A connector keeps this one; it cannot be changed by hand");
                    }
                    return photos.required("screenshot", entry.screenshot())
                            .then(offers.product(publication.product()))
                            .flatMap(source -> saved(publication.recorded(
                                    entry.state(),
                                    Offers.approvedRevision(source),
                                    byHand(entry, by),
                                    clock.instant())));
                })
                .flatMap(this::listed);
    }

    /** Somebody else may write between our look and our write. */
    private Mono<Publication> saved(Publication publication) {
        return store.save(publication)
                .onErrorMap(
                        OptimisticLockingFailureException.class,
                        e -> Problem.of(
                                Problem.Kind.STALE,
                                "If-Match",
                                "Ghi nhận vừa được sửa; hãy đọc lại rồi sửa",
                                "It was changed just now; read it again, then change it"));
    }

    /** A listing that a platform shows, with proof, is published. */
    private Mono<Publication> listed(Publication publication) {
        var byHand = publication.byHand();
        var proven = byHand != null && (byHand.url() != null || byHand.screenshot() != null);
        return publication.state() == Publication.State.PUBLISHED && proven
                ? offers.markPublished(publication.product(), publication.sourceRevision())
                        .thenReturn(publication)
                : Mono.just(publication);
    }

    private static Publication.ByHand byHand(Entry entry, String by) {
        return new Publication.ByHand(by, entry.at(), entry.url(), entry.note(), entry.screenshot());
    }

    private static Problem alreadyThere(String platform, String product) {
        return Problem.conflict(
                "product",
                "\"" + product + "\" đã có ghi nhận trên \"" + platform + "\"; hãy sửa ghi nhận ấy",
                "\"" + product + "\" already has a record on \"" + platform + "\"; change that one");
    }
}
