package vn.sanvat.catalog.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.Product;

/** What one line of a file asks for. */
public interface ImportItem {

    int MAX_CODE_LENGTH = 64;

    /** 1 for the first; no two items of a batch have the same. */
    int line();

    String cooperative();

    /** The caller's own; with the cooperative it says which product is meant. */
    String code();

    /** Whether the code may also be the id of a product of that cooperative. */
    boolean codeMayBeId();

    /**
     * What the product is to say.
     *
     * @param now what it says; null if there is none yet
     * @throws vn.sanvat.web.Problem invalid, with all that is wrong
     */
    Product.Content content(Product.@Nullable Content now);

    /** The ids of photos that it names, which must be there. */
    List<String> photos();

    /**
     * The id of a new pack, the same whenever it is sent.
     *
     * @param key what tells it from the product's other packs
     */
    default String packId(String key) {
        return ImportIds.pack(cooperative(), code(), key);
    }

    /** Under what the code is claimed. */
    default String claim() {
        return ImportIds.claim(cooperative(), code());
    }
}
