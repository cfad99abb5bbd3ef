package vn.sanvat.media;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The bytes of one scaled picture. They stand in the database and not in a folder: an answered upload is then as durable as any
 * other write, every process can serve it, and one backup holds all. None comes near the 16 MB that a document may have.
 */
@Document(PhotoFile.COLLECTION)
final class PhotoFile {

    static final String COLLECTION = "media_files";

    static final String MASTER = "master.jpg";

    @Id
    private final String id;

    private final byte[] bytes;

    /** @param id {@code {photo}/{longSidePx}.{jpg|webp}}, or {@code {photo}/master.jpg} */
    PhotoFile(String id, byte[] bytes) {
        this.id = id;
        this.bytes = bytes;
    }

    String id() {
        return id;
    }

    byte[] bytes() {
        return bytes;
    }

    static String id(String photo, String file) {
        return photo + "/" + file;
    }

    static String name(int longSidePx, String extension) {
        return longSidePx + "." + extension;
    }
}
