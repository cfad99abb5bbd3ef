package vn.sanvat.identity;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import vn.sanvat.text.Localized;

/**
 * A record of one maker or of several. The audit trail keeps beside each change whose record it was, the state that it came to and why: so
 * that these can be told later what was done, when the record has moved on.
 */
public interface OfMakers {

    /** The ids of the makers. */
    Collection<String> makers();

    /** The state that it has come to, by the record's own word, such as {@code APPROVED}; none where it is as before. */
    @Nullable
    String recordState();

    /** Why it came to it, for the makers' eyes; never anything of a buyer. */
    @Nullable
    Localized why();
}
