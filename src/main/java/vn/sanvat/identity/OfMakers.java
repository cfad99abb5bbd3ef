package vn.sanvat.identity;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import vn.sanvat.text.Localized;

/**
 * A record of one maker or of several. The audit trail keeps beside each change whose record it was, where it came to stand and why: so
 * that these can be told later what was done, when the record has moved on.
 */
public interface OfMakers {

    /** The ids of the makers. */
    Collection<String> makers();

    /** Where it has come to stand, by the record's own word, such as {@code APPROVED}; none where it stands as before. */
    @Nullable
    String standing();

    /** Why it stands there, for the makers' eyes; never anything of a buyer. */
    @Nullable
    Localized why();
}
