package vn.sanvat.search;

import java.io.IOException;
import java.util.Set;

/** The filters of one search as numbers and bits, worked out once for all its collectors. */
final class FacetFilter {

    /** One bit for each kind of filter. */
    static final int CATEGORY = 1;

    static final int COOPERATIVE = 2;
    static final int PLACE = 4;
    static final int CERTIFICATE = 8;
    static final int PRICE = 16;
    static final int SEASON = 32;
    static final int STOCK = 64;

    final boolean any;
    final Prices price;
    final boolean pricesAsked;

    /** Of each set of certificates, the kinds of those that are valid today, as bits. */
    final int[] kinds;

    private final Filters filters;
    private final long today;
    private final int categoryBits;
    private final int certificateBits;
    private final int monthBits;
    private final boolean[] makersMet;
    private final boolean[] placeSetsMet;

    /**
     * @param placeIds of the filtered places; with filters but no ids, none is met
     * @param today days since 1970
     */
    FacetFilter(GoodsSearcher searcher, Filters filters, Set<String> placeIds, long today) throws IOException {
        this.filters = filters;
        this.any = !filters.equals(Filters.NONE);
        this.price = filters.price();
        this.pricesAsked = !price.equals(Prices.ANY);
        this.today = today;
        this.kinds = searcher.certificates().kindsValidOn(today);
        this.categoryBits = filters.categoryBits();
        this.certificateBits = filters.certificateBits();
        this.monthBits = filters.monthBits();
        this.makersMet = new boolean[searcher.cooperatives().count()];
        for (var id : filters.cooperatives()) {
            searcher.cooperatives().eachWith(id + '\0', maker -> makersMet[maker] = true);
        }
        this.placeSetsMet = searcher.places().having(placeIds);
    }

    /** The kinds of filters that a product does not meet, as bits; the price is not looked at. */
    int unmet(long facts, int maker, int placeSet, int certificates) {
        int unmet = 0;
        if (!holds(categoryBits, 1 << Columns.category(facts))) {
            unmet |= CATEGORY;
        }
        if (!filters.cooperatives().isEmpty() && !makersMet[maker]) {
            unmet |= COOPERATIVE;
        }
        if (!filters.places().isEmpty() && !placeSetsMet[placeSet]) {
            unmet |= PLACE;
        }
        if (!holds(certificateBits, certificates)) {
            unmet |= CERTIFICATE;
        }
        if (!holds(monthBits, Columns.months(facts))) {
            unmet |= SEASON;
        }
        Boolean wanted = filters.inStock();
        return wanted != null && wanted != stocked(facts) ? unmet | STOCK : unmet;
    }

    boolean stocked(long facts) {
        return Columns.stockUntil(facts) >= today;
    }

    /** Whether one of the wanted bits is there; where none is wanted, any will do. */
    private static boolean holds(int wanted, int bits) {
        return wanted == 0 || (wanted & bits) != 0;
    }
}
