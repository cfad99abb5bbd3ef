package vn.sanvat.media.upload;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.Viewer;
import vn.sanvat.media.Photos;
import vn.sanvat.media.PictureRefusals;
import vn.sanvat.store.KeyedRequest;
import vn.sanvat.store.Resends;
import vn.sanvat.store.Sweep;
import vn.sanvat.text.RandomIds;

/** The photos that are coming in pieces, each private to the account that began it. Any instance goes on with what another has. */
@Service
public class Uploads {

    static final int MAX_PIECE_BYTES = 1_000_000;

    /** Of one upload: pieces of 20 kB fill the largest. */
    static final int MAX_PIECES = 1_000;

    /** Of one account; phones send one photo after the other. */
    static final int MAX_OPEN = 20;

    static final Duration LASTS = Duration.ofHours(24);

    /** Longer than any request takes. */
    private static final Duration ON_ITS_WAY = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

    private static final int ID_BYTES = 16;

    private final UploadStore store;
    private final Resends resends;
    private final SecureRandom random;
    private final Clock clock;

    Uploads(UploadStore store, Resends resends, SecureRandom random, Clock clock) {
        this.store = store;
        this.resends = resends;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Begins one. Where the account has {@link #MAX_OPEN} already, the oldest of them give way: what a lost phone began holds up nobody.
     *
     * @param lengthBytes of the whole
     * @throws vn.sanvat.web.Problem where no photo may be so long
     */
    Mono<Upload> begin(int lengthBytes, @Nullable String metadata) {
        if (lengthBytes == 0) {
            return Mono.error(PictureRefusals.empty());
        }
        if (lengthBytes > Photos.MAX_UPLOAD_BYTES) {
            return Mono.error(PictureRefusals.tooManyBytes(Photos.MAX_UPLOAD_BYTES));
        }
        return Viewer.current().flatMap(viewer -> begin(viewer.name(), lengthBytes, metadata));
    }

    private Mono<Upload> begin(String account, int lengthBytes, @Nullable String metadata) {
        return Mono.deferContextual(context -> {
            var id = RandomIds.hex(KeyedRequest.random(context, random), ID_BYTES);
            var now = KeyedRequest.createdAt(context, clock);
            var begun = new Upload(id, account, lengthBytes, 0, List.of(), metadata, now, now.plus(LASTS), null);
            return resends.once(Upload.class, id, store.insert(begun)).delayUntil(upload -> makeRoom(account));
        });
    }

    private Mono<Void> makeRoom(String account) {
        var now = clock.instant();
        return store.openOf(account, now)
                .sort(Comparator.comparing(Upload::createdAt).reversed())
                .skip(MAX_OPEN)
                .concatMap(oldest -> store.end(oldest.id(), now))
                .then();
    }

    /** One's own. @throws vn.sanvat.web.Problem not found where it has ended, or is somebody else's */
    Mono<Upload> find(String id) {
        return own(id).switchIfEmpty(Mono.error(UploadRefusals::unknown));
    }

    private Mono<Upload> own(String id) {
        return Viewer.current()
                .flatMap(viewer ->
                        store.find(id).filter(upload -> upload.account().equals(viewer.name())))
                .filter(upload -> clock.instant().isBefore(upload.endsAt()));
    }

    /**
     * Adds what comes next. Of two that bring the same place at once, one is taken.
     *
     * @param offsetBytes where the bytes belong
     * @param bytes at most {@link #MAX_PIECE_BYTES}
     * @return the upload with them
     * @throws vn.sanvat.web.Problem conflict where the upload stands elsewhere, too large beyond its length
     */
    Mono<Upload> append(String id, int offsetBytes, byte[] bytes) {
        return find(id).flatMap(upload -> {
            if (upload.offsetBytes() != offsetBytes) {
                return Mono.error(UploadRefusals.otherOffset(offsetBytes, upload.offsetBytes()));
            }
            if (bytes.length > upload.lengthBytes() - offsetBytes) {
                return Mono.error(UploadRefusals.beyondLength(upload.lengthBytes()));
            }
            if (bytes.length == 0) {
                return Mono.just(upload);
            }
            return upload.pieces().size() >= MAX_PIECES
                    ? Mono.error(UploadRefusals.tooManyPieces(MAX_PIECES))
                    : store.append(upload, new Piece(RandomIds.hex(random, ID_BYTES), id, bytes), clock.instant())
                            .switchIfEmpty(Mono.error(UploadRefusals::overtaken));
        });
    }

    /**
     * One's own that has come to its end.
     *
     * @param field that names it in a body
     * @throws vn.sanvat.web.Problem where there is none, or some of it is missing
     */
    public Mono<Upload> whole(String field, String id) {
        return own(id).switchIfEmpty(Mono.error(() -> UploadRefusals.unknownIn(field)))
                .flatMap(upload -> upload.whole()
                        ? Mono.just(upload)
                        : Mono.error(UploadRefusals.notWhole(field, upload.offsetBytes(), upload.lengthBytes())));
    }

    /** Its bytes, one piece in memory at a time. @throws vn.sanvat.web.Problem where it ends meanwhile */
    public Flux<DataBuffer> bytes(String field, Upload upload) {
        return Flux.fromIterable(upload.pieces())
                .concatMap(id -> store.piece(id).switchIfEmpty(Mono.error(() -> UploadRefusals.unknownIn(field))), 1)
                .map(piece -> DefaultDataBufferFactory.sharedInstance.wrap(piece.bytes()));
    }

    /** Its bytes are not needed any more; which photo they are is told until its end, to who lost the answer. */
    public Mono<Void> became(Upload upload, String photo) {
        return store.became(upload.id(), photo);
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT4M")
    Mono<Void> sweep() {
        return Sweep.tryAgainLater(
                Mono.defer(() -> store.removeEnded(clock.instant().minus(ON_ITS_WAY))),
                LOG,
                "Uploads that have ended stay");
    }
}
