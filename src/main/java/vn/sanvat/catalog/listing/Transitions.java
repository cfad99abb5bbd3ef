package vn.sanvat.catalog.listing;

import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.Listing;
import vn.sanvat.catalog.Listing.Approved;
import vn.sanvat.catalog.Listing.Comment;
import vn.sanvat.catalog.Listing.Refusal;
import vn.sanvat.catalog.Listing.State;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Product;
import vn.sanvat.text.Localized;
import vn.sanvat.web.Problem;

/** The steps of a listing's life. Each guards itself: taken from a wrong state it says what the state is and what would be allowed. */
public final class Transitions {

    private static final Set<State> SUBMITTABLE = EnumSet.of(State.DRAFT, State.WITHDRAWN);

    private Transitions() {}

    /** An edit, from any state. What was approved stays public; an edit that changes nothing leaves the state alone. */
    public static Product change(Product product, Product.Content content, Instant now) {
        if (content.equals(product.content())) {
            return product;
        }
        return with(product, content, edited(product.listing(), now), now);
    }

    /** What was sent back or rejected still waits for its maker, for the same reason. */
    private static Listing edited(Listing listing, Instant now) {
        return switch (listing.state()) {
            case DRAFT -> listing;
            case REJECTED -> listing.in(State.DRAFT, listing.reason(), now);
            case SUBMITTED, APPROVED, PUBLISHED, WITHDRAWN -> listing.in(State.DRAFT, null, now);
        };
    }

    public static Product submit(Product product, String by, Instant now) {
        if (product.listing().rejects(product.content())) {
            throw Problem.conflict(
                    "listing.state",
                    "Bản này của sản phẩm \"" + product.id() + "\" đã bị từ chối; hãy sửa nội dung rồi gửi lại",
                    "This content of product \"" + product.id() + "\" was rejected; change it, then submit it again");
        }
        guard(product, SUBMITTABLE, "gửi duyệt", "submitted");
        return with(product, product.listing().submitted(by, now), now);
    }

    /** Approves the revision that the officer has seen. */
    public static Product approve(Product product, String by, @Nullable Localized override, Instant now) {
        guard(product, EnumSet.of(State.SUBMITTED), "duyệt", "approved");
        var approved = new Approved(product.revision(), product.content(), by, now, override);
        return with(
                product,
                new Listing(State.APPROVED, approved, false, formerPacks(product), null, now, null, null),
                now);
    }

    /** To be mended: the working copy is a draft again. */
    public static Product sendBack(Product product, Localized reason, List<Comment> comments, String by, Instant now) {
        guard(product, EnumSet.of(State.SUBMITTED), "trả lại", "sent back");
        return with(product, product.listing().refused(new Refusal(reason, comments, by, now, null)), now);
    }

    /** Ends this submission: only something else can be handed in. */
    public static Product reject(Product product, Localized reason, List<Comment> comments, String by, Instant now) {
        guard(product, EnumSet.of(State.SUBMITTED), "từ chối", "rejected");
        return with(product, product.listing().refused(new Refusal(reason, comments, by, now, product.content())), now);
    }

    public static Product withdraw(Product product, Localized reason, Instant now) {
        if (product.listing().shown() == null) {
            throw refusal(product, "gỡ", "withdrawn", "đang hiển thị công khai", "publicly shown");
        }
        var old = product.listing();
        var withdrawn = new Listing(
                State.WITHDRAWN, old.approved(), true, old.formerPacks(), reason, now, null, old.lastRefusal());
        return with(product, withdrawn, now);
    }

    /** Notes that an approved revision stands on a platform, unless another was approved since. While the working copy is being edited its state says so instead. */
    public static Product publish(Product product, long approvedRevision, Instant now) {
        var approved = product.listing().approved();
        return product.listing().state() == State.APPROVED
                        && approved != null
                        && approved.revision() == approvedRevision
                ? with(product, product.listing().in(State.PUBLISHED, null, now), now)
                : product;
    }

    /** Approved until now, but not in what is approved next. */
    private static List<Pack> formerPacks(Product product) {
        var former = new LinkedHashMap<String, Pack>();
        product.listing().formerPacks().forEach(pack -> former.put(pack.id(), pack));
        var last = product.lastShown();
        if (last != null) {
            last.packs().forEach(pack -> former.put(pack.id(), pack));
        }
        product.content().packs().forEach(pack -> former.remove(pack.id()));
        return List.copyOf(former.values());
    }

    private static void guard(Product product, Set<State> allowed, String vi, String en) {
        if (!allowed.contains(product.listing().state())) {
            var names = allowed.stream().map(State::name).collect(Collectors.joining(", "));
            throw refusal(product, vi, en, "ở trạng thái " + names, names);
        }
    }

    private static Problem refusal(Product product, String vi, String en, String allowedVi, String allowedEn) {
        var state = product.listing().state();
        return Problem.conflict(
                "listing.state",
                "Sản phẩm \"" + product.id() + "\" đang ở trạng thái " + state + "; chỉ " + vi + " được khi "
                        + allowedVi,
                "Product \"" + product.id() + "\" is " + state + "; it can only be " + en + " when " + allowedEn);
    }

    private static Product with(Product product, Listing listing, Instant now) {
        return with(product, product.content(), listing, now);
    }

    private static Product with(Product product, Product.Content content, Listing listing, Instant now) {
        return new Product(
                product.id(),
                product.revision(),
                product.cooperative(),
                content,
                listing,
                product.createdAt(),
                now,
                product.makerHidden());
    }
}
