package vn.sanvat.catalog.listing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.sanvat.catalog.Listing.Comment;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Product;
import vn.sanvat.web.Faults;

/** The limits of what an officer says about the fields of a draft. */
public final class Comments {

    static final int MAX_COMMENTS = 50;
    static final int MAX_TEXT_LENGTH = 1_000;

    private static final Set<String> WHOLE = Set.of("category", "packs", "photos", "season", "film", "cooperative");

    /** Of each also one language alone: {@code name}, {@code name.vi}, {@code name.en}. */
    private static final Set<String> TEXTS = Set.of(
            "name",
            "description",
            "label.ingredients",
            "label.allergens",
            "label.use",
            "label.storage",
            "label.warnings",
            "label.material",
            "label.origin");

    private static final Set<String> FIELDS = Stream.concat(
                    WHOLE.stream(), TEXTS.stream().flatMap(text -> Stream.of(text, text + ".vi", text + ".en")))
            .collect(Collectors.toUnmodifiableSet());

    private static final String PACK = "packs.";

    private Comments() {}

    /**
     * @param product on whose fields they are; a field that is empty has a name too, and so has a pack that it has no more
     * @return the same with their texts made plain
     */
    public static List<Comment> checked(List<Comment> comments, Product product, Faults faults) {
        faults.count("comments", comments, MAX_COMMENTS);
        var packs = product.allPacks().map(Pack::id).collect(Collectors.toSet());
        var before = new HashSet<String>();
        return IntStream.range(0, Math.min(comments.size(), MAX_COMMENTS))
                .mapToObj(i -> {
                    var comment = comments.get(i);
                    checkField("comments[" + i + "].field", comment.field(), packs, before, faults);
                    return new Comment(
                            comment.field(),
                            faults.localized("comments[" + i + "].text", comment.text(), MAX_TEXT_LENGTH));
                })
                .toList();
    }

    private static void checkField(String at, String field, Set<String> packs, Set<String> before, Faults faults) {
        var known =
                FIELDS.contains(field) || (field.startsWith(PACK) && packs.contains(field.substring(PACK.length())));
        if (!known) {
            faults.add(
                    at,
                    "Bản nháp không có mục \"" + field + "\"; được dùng như name.vi, label.storage, photos, packs.{id}",
                    "The draft has no field \"" + field + "\"; allowed are such as name.vi, label.storage, photos,"
                            + " packs.{id}");
        } else if (!before.add(field)) {
            faults.add(at, "Mục \"" + field + "\" có hai ghi chú", "The field \"" + field + "\" has two comments");
        }
    }
}
