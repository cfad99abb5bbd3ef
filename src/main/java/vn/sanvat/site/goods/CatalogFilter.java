package vn.sanvat.site.goods;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import vn.sanvat.catalog.Category;

/** By what the goods of a list were chosen. */
public record CatalogFilter(
        @Nullable Category category, @Nullable String cooperative) {

    /** The list of another shelf, of the same maker. */
    public String with(Category other) {
        return new CatalogFilter(other, cooperative).url();
    }

    /** The list of all shelves, of the same maker. */
    public String ofAllShelves() {
        return new CatalogFilter(null, cooperative).url();
    }

    public String url() {
        var before = before();
        return before.substring(0, before.length() - 1);
    }

    /** The URL, ready for one more parameter. */
    public String before() {
        var parameters = new ArrayList<String>();
        if (category != null) {
            parameters.add("category=" + category.slug());
        }
        if (cooperative != null) {
            parameters.add("cooperative=" + UriUtils.encode(cooperative, StandardCharsets.UTF_8));
        }
        return parameters.isEmpty() ? "/catalog?" : "/catalog?" + String.join("&", parameters) + "&";
    }
}
