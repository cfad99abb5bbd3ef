package vn.sanvat.site.card;

import org.jspecify.annotations.Nullable;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.site.frame.Picture;
import vn.sanvat.text.Localized;

/**
 * A cooperative as a page shows it.
 *
 * @param now what has become of the place in its address; absent where it is as it was
 */
public record Maker(Cooperative is, @Nullable Localized now, Picture picture) {}
