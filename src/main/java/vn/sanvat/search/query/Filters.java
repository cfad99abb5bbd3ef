package vn.sanvat.search.query;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.Category;
import vn.sanvat.evidence.Evidence.Kind;

/**
 * What the goods found must be besides; of one kind of filter any value will do, and every kind that is used must be met.
 *
 * @param cooperatives ids
 * @param places ids of units, or their names
 * @param certificates valid today
 * @param months 1..12
 * @param inSeasonNow whether goods will do that have a season, and it is this month
 * @param inStock whether some lot must be neither expired nor recalled, or none; either where absent
 */
public record Filters(
        Set<Category> categories,
        Set<String> cooperatives,
        Set<String> places,
        Set<Kind> certificates,
        Prices price,
        Set<Integer> months,
        @Nullable Boolean inStock,
        boolean inSeasonNow) {

    public static final Filters NONE =
            new Filters(Set.of(), Set.of(), Set.of(), Set.of(), Prices.ANY, Set.of(), null, false);

    /** Where a query names a price or a month in words and no filter does, the words count. */
    public Filters with(Prices said, int month) {
        var narrowed = price.equals(Prices.ANY) ? said : price;
        var season = months.isEmpty() && !inSeasonNow && month > 0 ? Set.of(month) : months;
        return new Filters(categories, cooperatives, places, certificates, narrowed, season, inStock, inSeasonNow);
    }
}
