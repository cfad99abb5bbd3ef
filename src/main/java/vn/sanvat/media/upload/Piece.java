package vn.sanvat.media.upload;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.sanvat.store.NotPublic;

/** What one request has brought of an upload; it counts once the {@link Upload} names it. */
@NotPublic
@Document(Piece.COLLECTION)
final class Piece {

    static final String COLLECTION = "upload-pieces";

    @Id
    private final String id;

    private final String upload;
    private final byte[] bytes;

    /** @param bytes at least one, at most {@link Uploads#MAX_PIECE_BYTES} */
    Piece(String id, String upload, byte[] bytes) {
        this.id = id;
        this.upload = upload;
        this.bytes = bytes;
    }

    String id() {
        return id;
    }

    String upload() {
        return upload;
    }

    byte[] bytes() {
        return bytes;
    }
}
