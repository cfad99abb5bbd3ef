package vn.sanvat.site.share;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.Product;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.trace.Lot;

/**
 * The address of the picture that a shared link shows. Networks keep a picture by its address for weeks: the revision in it makes them
 * fetch the one that says that a lot was recalled.
 *
 * @param kind of the record, as in the addresses of pages
 * @param name an id, or a lot's code
 */
public record SharePicture(String kind, String name, long revision) {

    static final String PATH = "/share/";

    private static final Pattern FILE = Pattern.compile("(.+)-([0-9]{1,18})\\.jpg");

    public static SharePicture of(Product product) {
        return new SharePicture("product", product.id(), product.revision());
    }

    public static SharePicture of(Lot lot) {
        return new SharePicture("lot", lot.code(), lot.revision());
    }

    public static SharePicture of(Cooperative maker) {
        return new SharePicture("maker", maker.id(), maker.revision());
    }

    /** What a file's name says; none where it is not of this form. */
    static @Nullable SharePicture read(String kind, String file) {
        var parts = FILE.matcher(file);
        return parts.matches() ? new SharePicture(kind, parts.group(1), Long.parseLong(parts.group(2))) : null;
    }

    /** From the root of the site. */
    public String path() {
        return PATH + kind + "/" + name + "-" + revision + ".jpg";
    }
}
