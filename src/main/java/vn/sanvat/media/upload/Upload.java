package vn.sanvat.media.upload;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.sanvat.store.NotPublic;

/**
 * A photo that is coming in pieces. It has no revision: {@code offsetBytes} decides which of two pieces for one place is the one.
 *
 * @param id unguessable
 * @param account who began it, and alone goes on
 * @param lengthBytes of the whole, 1 to 20 MB
 * @param offsetBytes how much has come
 * @param pieces ids of what has come, in order; a piece that none of these names has lost
 * @param metadata {@code Upload-Metadata} as it was sent, for who asks for the offset
 * @param endsAt from then on it is gone
 * @param photo what it has become; none until then
 */
@NotPublic
@Document(Upload.COLLECTION)
public record Upload(
        @Id String id,
        String account,
        int lengthBytes,
        int offsetBytes,
        List<String> pieces,
        @Nullable String metadata,
        Instant createdAt,
        Instant endsAt,
        @Nullable String photo) {

    static final String COLLECTION = "uploads";

    boolean open() {
        return photo == null;
    }

    boolean whole() {
        return offsetBytes == lengthBytes;
    }

    Upload with(Piece piece) {
        var grown = new ArrayList<>(pieces);
        grown.add(piece.id());
        return new Upload(
                id,
                account,
                lengthBytes,
                offsetBytes + piece.bytes().length,
                List.copyOf(grown),
                metadata,
                createdAt,
                endsAt,
                photo);
    }
}
