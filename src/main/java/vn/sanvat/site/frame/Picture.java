package vn.sanvat.site.frame;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.sanvat.media.Photo;
import vn.sanvat.text.Localized;
import vn.sanvat.web.Language;

/**
 * A picture as a page shows it.
 *
 * @param url of the JPEG for browsers that choose none of the others
 * @param large of the largest there is, to look at closely; none for a drawing of ours
 * @param jpegs srcset; empty for a drawing of ours
 * @param webps srcset; empty for a drawing of ours
 * @param alt what it shows, in Vietnamese; {@code altEn} in English
 * @param illustration whether the page must say that it is no photo
 * @param ours a small drawing of the house, which stands in where there is no photo
 */
public record Picture(
        String url,
        @Nullable String large,
        String jpegs,
        String webps,
        int widthPx,
        int heightPx,
        @Nullable String alt,
        @Nullable String altEn,
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
                photo.path(photo.longSidesPx().getLast(), "jpg"),
                srcset(photo, "jpg"),
                srcset(photo, "webp"),
                width(photo, side),
                (int) Math.round((double) side * photo.heightPx() / Math.max(photo.widthPx(), photo.heightPx())),
                photo.alt(),
                photo.altEn(),
                photo.illustration(),
                false,
                photo.credit());
    }

    public static Picture ours(String url, int widthPx, int heightPx) {
        return new Picture(url, null, "", "", widthPx, heightPx, null, null, true, true, null);
    }

    /** What somebody has said in the page's language that it shows. */
    public @Nullable String says(Reader reader) {
        return reader.language() == Language.EN ? altEn : alt;
    }

    /** Whose work pictures are, each said once. */
    public static List<Localized> credits(List<Picture> pictures) {
        return pictures.stream()
                .map(Picture::credit)
                .filter(Objects::nonNull)
                .distinct()
                .map(Localized::vietnamese)
                .toList();
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
