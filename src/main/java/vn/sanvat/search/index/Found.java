package vn.sanvat.search.index;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.sanvat.search.facet.FacetCounts;
import vn.sanvat.search.query.Filters;
import vn.sanvat.search.query.SearchRequest;
import vn.sanvat.text.Localized;

/**
 * What a search found.
 *
 * @param makers the names of those that are counted, by their ids
 * @param read how the words were read where that is not as they were typed; empty otherwise
 * @param eased what had to be left aside to find anything
 * @param meant what may have been meant, only where nothing was found
 * @param filters those in force, what the words said of price and month among them
 */
public record Found(
        List<Hit> hits,
        FacetCounts counts,
        Map<String, String> makers,
        String read,
        Eased eased,
        @Nullable String meant,
        Filters filters,
        SearchRequest.By by) {

    public boolean nothing() {
        return counts.matched() == 0;
    }

    /**
     * One product.
     *
     * @param matches where the words were found that do not stand in its name
     */
    public record Hit(Card card, List<Match> matches) {}

    /** Some words of the query, and where they were found. */
    public record Match(String words, Localized where) {}

    /** How a query was eased, one step after the other, until something was found. */
    public enum Eased {
        NOT,
        WITHOUT_SIZE,
        WITHOUT_UNKNOWN_WORDS,
        OTHER_SPELLING,
        SOME_WORDS
    }
}
