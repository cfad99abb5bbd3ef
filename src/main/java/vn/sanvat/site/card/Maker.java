package vn.sanvat.site.card;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.site.frame.Picture;
import vn.sanvat.text.Localized;

/**
 * A cooperative as a page shows it.
 *
 * @param now what has become of the place in its address; absent where it is as it was
 */
public record Maker(Cooperative record, @Nullable Localized now, Picture picture) {

    private static final String SAMPLE = "(mẫu)";

    /** Whether a name says that this maker was made up to show the site. */
    static boolean sample(String name) {
        return name.endsWith(SAMPLE);
    }

    public boolean sample() {
        return sample(record.name());
    }

    /** Where a map is asked for the way: by the position if it is known, or the address of today, because no map knows the old one. */
    public String map() {
        var position = record.position();
        return "https://www.google.com/maps/search/?api=1&query="
                + UriUtils.encode(position == null ? addressNow() : position.joined(), StandardCharsets.UTF_8);
    }

    private String addressNow() {
        var printed = record.address().printed();
        return now == null
                ? printed
                : printed.split(",", 2)[0] + ", " + now.vi().replaceFirst("^nay là ", "");
    }
}
