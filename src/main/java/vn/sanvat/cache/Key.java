package vn.sanvat.cache;

import vn.sanvat.web.Language;

/**
 * What an answer depends on besides the records.
 *
 * @param address path and query as they were sent
 */
record Key(String address, Language language) {

    /** Longer ones come from no link of ours. */
    private static final int MAX_ADDRESS_LENGTH = 512;

    boolean keepable() {
        return address.length() <= MAX_ADDRESS_LENGTH;
    }
}
