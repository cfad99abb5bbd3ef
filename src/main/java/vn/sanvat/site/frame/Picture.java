package vn.sanvat.site.frame;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.sanvat.media.Photo;

/**
 * A picture as a page shows it.
 *
 * @param url of the JPEG for browsers that choose none of the others
 * @param jpegs srcset; empty for a drawing of ours
 * @param webps srcset; empty for a drawing of ours
 * @param illustration whether the page must say that it is no photo
 * @param ours a small drawing of the house, which stands in where there is no photo
 */
public record Picture(
        String url,
        String jpegs,
        String webps,
        int widthPx,
        int heightPx,
        @Nullable String alt,
        boolean illustration,
        boolean ours,
        @Nullable String credit) {

    private static final int PREFERRED_LONG_SIDE_PX = 640;

    public static Picture of(Photo photo) {
        var side = photo.longSidesPx().stream()
                .filter(px -> px <= PREFERRED_LONG_SIDE_PX)
                .reduce((smaller, larger) -> larger)
                .orElse(photo.longSidesPx().getFirst());
        return new Picture(
                photo.path(side, "jpg"),
                srcset(photo, "jpg"),
                srcset(photo, "webp"),
                width(photo, side),
                (int) Math.round((double) side * photo.heightPx() / Math.max(photo.widthPx(), photo.heightPx())),
                photo.alt(),
                photo.illustration(),
                false,
                photo.credit());
    }

    public static Picture ours(String url, int widthPx, int heightPx) {
        return new Picture(url, "", "", widthPx, heightPx, null, true, true, null);
    }

    private static String srcset(Photo photo, String extension) {
        return photo.longSidesPx().stream()
                .map(side -> photo.path(side, extension) + " " + width(photo, side) + "w")
                .collect(Collectors.joining(", "));
    }

    private static int width(Photo photo, int longSidePx) {
        return (int) Math.round((double) longSidePx * photo.widthPx() / Math.max(photo.widthPx(), photo.heightPx()));
    }
}
