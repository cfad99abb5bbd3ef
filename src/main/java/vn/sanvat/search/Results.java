package vn.sanvat.search;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.Category;
import vn.sanvat.catalog.Product.Season;
import vn.sanvat.evidence.Evidence.Kind;
import vn.sanvat.search.index.Card;
import vn.sanvat.search.index.Found;
import vn.sanvat.search.query.Gazetteer;
import vn.sanvat.search.query.SearchRequest;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Quantity;
import vn.sanvat.web.Page;

/**
 * What a search answers.
 *
 * @param total of all pages
 * @param sort the rule by which the items stand, in words
 * @param read how the words were read where that is not as they were typed
 * @param note what had to be left aside so that anything was found
 * @param didYouMean only where nothing was found
 */
public record Results(
        long total,
        int page,
        int size,
        int pages,
        String query,
        Localized sort,
        @Nullable String read,
        @Nullable Localized note,
        @Nullable String didYouMean,
        List<Item> items,
        Facets facets) {

    /**
     * One of the goods.
     *
     * @param place the unit of the maker's address, as printed
     * @param placeNow what that unit is today, where it is another
     * @param photo the id of the leading picture
     * @param certificates verified and valid today
     * @param filmed whether there is a film about it
     * @param inStock whether some lot is neither expired nor recalled
     * @param matched where words of the query stand that are not in the name
     */
    public record Item(
            String id,
            Localized name,
            Category category,
            Maker cooperative,
            @Nullable String place,
            @Nullable String placeNow,
            @Nullable String photo,
            List<Size> packs,
            long priceMin,
            long priceMax,
            List<Badge> certificates,
            @Nullable Season season,
            boolean filmed,
            boolean inStock,
            List<Matched> matched) {}

    /** Who makes it. */
    public record Maker(String id, String name) {}

    /** A way in which it is packed. */
    public record Size(String id, Quantity net, long priceVnd, boolean soldByWeight) {}

    /** A certificate that is valid today. @see vn.sanvat.evidence.Evidence */
    public record Badge(
            Kind kind, @Nullable Integer stars, @Nullable LocalDate validTo) {}

    /** Words of the query, and where they were found. */
    public record Matched(String words, Localized where) {}

    /**
     * The values of every filter, with how many goods each would leave; the filter's own choice does not count.
     *
     * @param place units of today
     * @param formerPlace units that are no more, which addresses and memories still name
     * @param season what is in season now, then the months
     */
    public record Facets(
            List<Value> category,
            List<Value> cooperative,
            List<Value> place,
            List<Value> formerPlace,
            List<Value> certificate,
            List<Value> price,
            List<Value> season,
            List<Value> stock) {}

    /**
     * @param value for the address; of a price range the two ends, parted by a hyphen, an open end left out
     * @param count how many goods would be found with it
     */
    public record Value(String value, Localized label, long count, boolean chosen) {}

    static Results of(SearchRequest wanted, Found found, Gazetteer gazetteer, LocalDate today) {
        var request = wanted.page();
        var items = found.hits().stream().map(hit -> item(hit, today)).toList();
        // It refuses a page beyond the end.
        var page = Page.of(items, found.counts().total(), request);
        return new Results(
                found.counts().total(),
                page.page(),
                page.size(),
                page.pages(),
                wanted.query(),
                rule(found.by()),
                found.read().isEmpty() ? null : found.read(),
                found.nothing() ? null : note(found.eased()),
                found.meant(),
                items,
                FacetValues.of(found, gazetteer, today));
    }

    private static Item item(Found.Hit hit, LocalDate today) {
        var card = hit.card();
        var prices = card.packs().stream().mapToLong(Card.Size::priceVnd).summaryStatistics();
        return new Item(
                card.id(),
                card.name(),
                card.category(),
                new Maker(card.cooperative(), card.cooperativeName()),
                card.place(),
                card.placeNow(),
                card.photo(),
                card.packs().stream()
                        .map(pack -> new Size(pack.id(), pack.net(), pack.priceVnd(), pack.soldByWeight()))
                        .toList(),
                card.packs().isEmpty() ? 0 : prices.getMin(),
                card.packs().isEmpty() ? 0 : prices.getMax(),
                card.certificates().stream()
                        .filter(certificate -> certificate.validOn(today))
                        .map(Results::badge)
                        .toList(),
                card.season(),
                card.filmed(),
                !card.stockUntil().isBefore(today),
                hit.matches().stream()
                        .map(match -> new Matched(match.words(), match.where()))
                        .toList());
    }

    private static Badge badge(Card.Certificate certificate) {
        return new Badge(
                certificate.kind(),
                certificate.stars() == 0 ? null : certificate.stars(),
                certificate.to().equals(LocalDate.MAX) ? null : certificate.to());
    }

    private static Localized rule(SearchRequest.By by) {
        var title = by.title();
        return by == SearchRequest.By.RELEVANCE
                ? Localized.of(
                        "Đúng nhất trước: đủ từ, đúng dấu, có trong tên; ngang nhau thì theo tên",
                        "Best match first: all words, with their marks, in the name; equals by name")
                : Localized.of(
                        "Xếp " + title.vi() + "; ngang nhau thì theo tên",
                        "Sorted: " + title.en() + "; equals by name");
    }

    private static @Nullable Localized note(Found.Eased eased) {
        return switch (eased) {
            case NOT -> null;
            case WITHOUT_SIZE ->
                Localized.of(
                        "Không có quy cách này; đây là các quy cách khác", "Not in this size; here are other sizes");
            case WITHOUT_UNKNOWN_WORDS ->
                Localized.of(
                        "Có từ không tìm thấy ở đâu; đây là kết quả cho các từ còn lại",
                        "Some words were found nowhere; here is what the others found");
            case OTHER_SPELLING ->
                Localized.of(
                        "Không có đúng như đã gõ; đây là cách viết gần nhất",
                        "Not as it was typed; here is the nearest spelling");
            case SOME_WORDS ->
                Localized.of(
                        "Không có hàng nào đủ các từ; đây là hàng có một phần",
                        "Nothing has all words; these have some of them");
        };
    }
}
