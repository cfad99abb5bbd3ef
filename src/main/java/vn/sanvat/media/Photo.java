package vn.sanvat.media;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A picture that was accepted, checked and scaled once.
 *
 * @param id SHA-256 of the original bytes, 64 hex digits
 * @param widthPx of the upright original
 * @param heightPx of the upright original
 * @param longSidesPx of the scaled pictures that exist, ascending; an original is never enlarged
 * @param alt what the picture shows, in Vietnamese
 * @param altEn the same in English; absent in what was stored before it could be said
 * @param illustration true where the picture is drawn and not photographed; the pages say so
 * @param credit whose work it is and its licence, where that must be said
 */
@Document("media")
public record Photo(
        @Id String id,
        @Version long revision,
        int widthPx,
        int heightPx,
        List<Integer> longSidesPx,
        @Nullable String alt,
        @Nullable String altEn,
        boolean illustration,
        @Nullable String credit,
        Instant createdAt) {

    /** The collection of the files. */
    public static final String FILES = PhotoFile.COLLECTION;

    /**
     * Where a scaled picture is answered, a path on this host.
     *
     * @param extension jpg or webp
     */
    public String path(int longSidePx, String extension) {
        return "/media/" + id + "/" + longSidePx + "." + extension;
    }

    /** The ids of all its files. */
    public List<String> fileIds() {
        return Stream.concat(
                        longSidesPx.stream()
                                .flatMap(px -> Stream.of(
                                        PhotoFile.name(px, ScaledPictures.JPG),
                                        PhotoFile.name(px, ScaledPictures.WEBP))),
                        Stream.of(PhotoFile.MASTER))
                .map(name -> PhotoFile.id(id, name))
                .toList();
    }
}
