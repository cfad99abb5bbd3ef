package vn.sanvat.cache;

import org.jspecify.annotations.Nullable;
import vn.sanvat.web.Language;

/**
 * What an answer depends on besides the records.
 *
 * @param address path and query as they were sent
 * @param json whether JSON is asked for and nothing else
 */
record Key(String address, Language language, boolean json) {

    /** Longer ones come from no link of ours. */
    private static final int MAX_ADDRESS_LENGTH = 512;

    /**
     * The arguments after the address are the headers Accept, Cookie and Accept-Language.
     *
     * @return none for a request whose answer is not kept, such as one for a form that no browser asks for
     */
    static @Nullable Key of(
            String address, @Nullable String accept, @Nullable String cookies, @Nullable String languages) {
        boolean browser =
                accept == null || accept.contains("*/*") || accept.contains("text/html") || accept.contains("image/");
        boolean json = !browser && accept != null && accept.contains("application/json");
        if (!(browser || json) || address.length() > MAX_ADDRESS_LENGTH) {
            return null;
        }
        int query = address.indexOf('?');
        return new Key(address, Language.of(query < 0 ? null : address.substring(query + 1), cookies, languages), json);
    }
}
