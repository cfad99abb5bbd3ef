package vn.sanvat.search.query;

import vn.sanvat.text.Localized;
import vn.sanvat.web.Page;

/**
 * A search.
 *
 * @param query as typed; blank for all goods
 */
public record SearchRequest(String query, Filters filters, By by, Page.Request page) {

    /** In which order; equals by name, then by id. */
    public enum By {
        RELEVANCE("đúng nhất trước", "best match first"),
        NAME("theo tên", "by name"),
        PRICE("giá thấp trước", "lowest price first"),
        PRICE_DESC("giá cao trước", "highest price first"),
        UNIT_PRICE("giá theo kg hoặc lít, thấp trước", "price per kg or litre, lowest first"),
        NEWEST("mới nhất trước", "newest first");

        private final Localized title;

        By(String vi, String en) {
            this.title = Localized.of(vi, en);
        }

        public Localized title() {
            return title;
        }
    }
}
