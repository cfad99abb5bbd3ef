package vn.sanvat.catalog;

import static com.fasterxml.jackson.annotation.Nulls.AS_EMPTY;

import com.fasterxml.jackson.annotation.JsonSetter;
import java.time.Instant;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Transient;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.sanvat.identity.OfMakers;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.Viewer;
import vn.sanvat.text.Localized;
import vn.sanvat.web.Exact;

/**
 * Something that a cooperative makes, and its listing.
 *
 * @param id the folded name, such as {@code bot-nghe}; a number follows where it was taken
 * @param cooperative the maker's id; never changes
 * @param content the working copy, which the cooperative edits
 * @param makerHidden whether its maker was hidden when it was read: asked then, kept nowhere, so that hiding a maker rewrites nothing
 */
@Document("products")
public record Product(
        @Id String id,
        @Version long revision,
        String cooperative,
        Content content,
        Listing listing,
        Instant createdAt,
        Instant updatedAt,
        @Transient boolean makerHidden)
        implements OfMakers {

    /** Of a maker that is not hidden, or where that does not matter. */
    public Product(
            String id,
            long revision,
            String cooperative,
            Content content,
            Listing listing,
            Instant createdAt,
            Instant updatedAt) {
        this(id, revision, cooperative, content, listing, createdAt, updatedAt, false);
    }

    /** As {@code ProductStore} keeps it: a working copy that is as approved has no name of its own. */
    @PersistenceCreator
    static Product stored(
            String id,
            long revision,
            String cooperative,
            Content content,
            Listing listing,
            Instant createdAt,
            Instant updatedAt) {
        var approved = listing.approved();
        var working = content.name() == null && approved != null ? approved.content() : content;
        return new Product(id, revision, cooperative, working, listing, createdAt, updatedAt);
    }

    /**
     * What a cooperative says about it: sent, kept, reviewed, shown and answered as this one record. Optional fields are components of
     * this record and nowhere else.
     *
     * @param packs at most 20; at least one to be published
     * @param photos ids, the first one leads; at most 12
     * @param film where a film about it is: an https address on a host that the public can reach
     */
    public record Content(
            Localized name,
            Category category,
            Localized description,
            @JsonSetter(nulls = AS_EMPTY) LabelText label,
            @JsonSetter(nulls = AS_EMPTY) List<Pack> packs,
            @JsonSetter(nulls = AS_EMPTY) List<String> photos,
            @Nullable Season season,
            @Exact @Nullable String film) {

        /** The same in other packs. */
        public Content withPacks(List<Pack> others) {
            return new Content(name, category, description, label, others, photos, season, film);
        }

        /** The same with other photos. */
        public Content withPhotos(List<String> others) {
            return new Content(name, category, description, label, packs, others, season, film);
        }
    }

    /** The months in which it is to be had, both included; a season may pass the turn of the year. */
    public record Season(int fromMonth, int toMonth) {

        public boolean holds(Month month) {
            int at = month.getValue();
            return fromMonth <= toMonth ? fromMonth <= at && at <= toMonth : at >= fromMonth || at <= toMonth;
        }
    }

    @Override
    public List<String> makers() {
        return List.of(cooperative);
    }

    @Override
    public String recordState() {
        return listing.state().name();
    }

    @Override
    public @Nullable Localized why() {
        return listing.reason();
    }

    /**
     * The content that everybody may see: the approved one, even while the working copy is edited; none if never approved or withdrawn,
     * nor while the maker is hidden.
     */
    public @Nullable Content shown() {
        return makerHidden ? null : listing.shown();
    }

    /** What the public last saw: also after a withdrawal, because a printed code answers for ever. */
    public @Nullable Content lastShown() {
        var approved = listing.approved();
        return approved == null ? null : approved.content();
    }

    /** Whether somebody may know that it, its packs, lots and codes are there: whatever was ever shown stays known. */
    public boolean knownTo(Viewer viewer) {
        return lastShown() != null || viewer.may(Permission.SEE_DRAFTS, cooperative);
    }

    /** Where its page is, on this host. */
    public String path() {
        return "/catalog/" + id;
    }

    /** Where a pack's data stands: as approved, else as it was when last approved, else as it is being drafted. */
    public @Nullable Pack pack(String packId) {
        return Stream.of(
                        Optional.ofNullable(lastShown()).map(Content::packs).orElse(List.of()),
                        listing.formerPacks(),
                        content.packs())
                .flatMap(List::stream)
                .filter(pack -> pack.id().equals(packId))
                .findFirst()
                .orElse(null);
    }

    /** The same under another id. */
    Product withId(String other) {
        return new Product(other, revision, cooperative, content, listing, createdAt, updatedAt, makerHidden);
    }

    /** The same as it is while these makers are hidden. */
    Product whileHidden(Set<String> makers) {
        return makerHidden == makers.contains(cooperative)
                ? this
                : new Product(id, revision, cooperative, content, listing, createdAt, updatedAt, !makerHidden);
    }

    /** Every pack that the product has or had, drafted ones included. */
    public Stream<Pack> allPacks() {
        return Stream.of(
                        content.packs(),
                        Optional.ofNullable(lastShown()).map(Content::packs).orElse(List.of()),
                        listing.formerPacks())
                .flatMap(List::stream);
    }
}
