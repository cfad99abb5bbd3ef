package vn.sanvat.catalog.imports;

import vn.sanvat.text.Folding;
import vn.sanvat.text.Sha256;

/**
 * Ids of imported goods, made from what the caller calls them: a line that is sent again after a crash claims what it claimed the
 * first time, and no GTIN stays with a pack that never came to be.
 */
final class ImportIds {

    /** Letters and digits that nobody takes for each other. */
    private static final String LETTERS = "23456789abcdefghjkmnpqrstvwxyz";

    private static final int PACK_LETTERS = 12;
    private static final int PRODUCT_LETTERS = 10;

    private ImportIds() {}

    /** Under what a caller's code is claimed; no cooperative's id holds a slash. */
    static String claim(String cooperative, String code) {
        return cooperative + "/" + code;
    }

    /** The folded name, so that ids are still in the order of names, and what tells it from others of that name. */
    static String product(String name, String claim) {
        var slug = Folding.slug(name);
        return (slug.isEmpty() ? "san-pham" : slug) + "-" + letters(claim, PRODUCT_LETTERS);
    }

    static String pack(String cooperative, String code, String key) {
        return "p" + letters(claim(cooperative, code) + "\n" + key, PACK_LETTERS);
    }

    private static String letters(String text, int count) {
        var hash = Sha256.of(text);
        var letters = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            letters.append(LETTERS.charAt((hash[i] & 0xff) % LETTERS.length()));
        }
        return letters.toString();
    }
}
