package vn.sanvat.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.sanvat.media.picture.PictureWorkshop;
import vn.sanvat.store.TemporaryFolder;
import vn.sanvat.text.Sha256;
import vn.sanvat.web.Faults;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Revision;

/**
 * The pictures of the catalog: accepted, checked, stored once under their content hash, scaled once.
 *
 * <p>The original bytes are not kept: they hold the place and time where the farmer stood, and would not fit a document. What is kept
 * is upright, in sRGB and without EXIF, up to 2560 px.
 */
@Service
public class Photos implements DisposableBean {

    public static final int MAX_UPLOAD_BYTES = 20_000_000;

    /** From the last byte to the answer, whatever happens: the longest queue and the slowest pictures. */
    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(2);

    private static final int DIGEST_BUFFER_BYTES = 64 * 1024;

    private static final int MAX_IDS = 500;

    private final PhotoStore store;
    private final TemporaryFolder temporary;
    private final Clock clock;
    private final PictureWorkshop workshop = new PictureWorkshop(PictureWorkshop.TIME_LIMIT);

    Photos(PhotoStore store, TemporaryFolder temporary, Clock clock) {
        this.store = store;
        this.temporary = temporary;
        this.clock = clock;
    }

    /**
     * What people say about a picture.
     *
     * @param alt what it shows, in Vietnamese
     * @param altEn the same in English
     * @param illustration drawn, not photographed
     * @param credit whose work it is and its licence, where that must be said
     */
    public record Caption(
            @Nullable String alt,
            @Nullable String altEn,
            boolean illustration,
            @Nullable String credit) {}

    /**
     * @param bytes JPEG, PNG or WebP, at most 20 MB and 50 megapixels; reading stops where more comes
     * @return the photo of these bytes; where they were accepted before, with what is said of them now instead of what was said then
     * @throws Problem if they are refused, or too many pictures are waiting
     */
    public Mono<Photo> accept(Publisher<DataBuffer> bytes, Caption caption) {
        return Mono.usingWhen(
                        blocking(temporary::newFile),
                        file -> DataBufferUtils.write(
                                        DataBufferUtils.takeUntilByteCount(bytes, MAX_UPLOAD_BYTES + 1L), file)
                                .then(accept(file, caption)),
                        file -> blocking(() -> Files.deleteIfExists(file)))
                .onErrorMap(temporary::refusal);
    }

    /** @return the id that {@link #accept} gives a photo of these bytes, which are read and not kept */
    public static Mono<String> idOf(Publisher<DataBuffer> bytes) {
        return Mono.using(
                Sha256::digest,
                digest -> Flux.from(bytes)
                        .doOnNext(buffer -> {
                            try (var parts = buffer.readableByteBuffers()) {
                                parts.forEachRemaining(digest::update);
                            } finally {
                                DataBufferUtils.release(buffer);
                            }
                        })
                        .then(Mono.fromSupplier(() -> HexFormat.of().formatHex(digest.digest()))),
                digest -> {});
    }

    private Mono<Photo> accept(Path file, Caption caption) {
        return blocking(() -> sha256(file))
                .flatMap(id -> store.find(id)
                        .flatMap(photo -> saidNow(photo, caption))
                        .switchIfEmpty(Mono.defer(() -> add(id, file, caption))))
                .timeout(ANSWER_WITHIN, Mono.error(PictureRefusals::busy));
    }

    /** A photo whose bytes were accepted before, with what is said of it now; empty if there is none. */
    Mono<Photo> again(String id, Caption caption) {
        return store.find(id).flatMap(photo -> saidNow(photo, caption));
    }

    /** Who sends a picture again to say something else of it means that; who says nothing takes nothing back. */
    private Mono<Photo> saidNow(Photo photo, Caption now) {
        var caption = new Caption(
                now.alt() == null ? photo.alt() : now.alt(),
                now.altEn() == null ? photo.altEn() : now.altEn(),
                now.illustration() || photo.illustration(),
                now.credit() == null ? photo.credit() : now.credit());
        var said = described(photo, caption);
        return said.equals(photo)
                ? Mono.just(photo)
                : store.change(said)
                        // Somebody else has just said something: the later word counts.
                        .onErrorResume(
                                OptimisticLockingFailureException.class,
                                e -> store.find(photo.id()).flatMap(again -> store.change(described(again, caption))));
    }

    private static <T> Mono<T> blocking(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic());
    }

    /**
     * The bytes are in memory only while they are worked on. The record comes last: a crash before it leaves files that nobody sees and that
     * the next upload writes again.
     */
    private Mono<Photo> add(String id, Path file, Caption caption) {
        return workshop.run(() -> ScaledPictures.of(id, Files.readAllBytes(file)))
                .flatMap(scaled -> store.saveFiles(scaled.files()).thenReturn(scaled))
                .flatMap(scaled -> store.add(photo(id, scaled, caption)))
                .switchIfEmpty(Mono.defer(() -> store.find(id)));
    }

    private Photo photo(String id, ScaledPictures scaled, Caption caption) {
        return new Photo(
                id,
                0,
                scaled.widthPx(),
                scaled.heightPx(),
                scaled.longSidesPx(),
                caption.alt(),
                caption.altEn(),
                caption.illustration(),
                caption.credit(),
                clock.instant());
    }

    public Mono<Photo> find(String id) {
        return store.find(id);
    }

    /** @param ids at most 500; those that are not known are left out */
    public Flux<Photo> findAll(Collection<String> ids) {
        if (ids.size() > MAX_IDS) {
            throw new IllegalArgumentException("At most " + MAX_IDS + " photos at once, not " + ids.size());
        }
        return ids.isEmpty() ? Flux.empty() : store.findAll(ids);
    }

    /**
     * Refuses a record that names photos which are not there.
     *
     * @param field the list that names them, such as {@code pictures}
     * @param ids at most 500
     * @throws Problem invalid, naming every entry without a photo
     */
    public Mono<Void> required(String field, List<String> ids) {
        return findAll(ids)
                .map(Photo::id)
                .collect(Collectors.toSet())
                .flatMap(found -> Mono.fromRunnable(() -> {
                    var faults = new Faults();
                    check(field, ids, found, faults);
                    faults.refuse();
                }));
    }

    /** A fault for every entry of the list that names none of the photos that there are. */
    public static void check(String field, List<String> ids, Set<String> known, Faults faults) {
        for (int i = 0; i < ids.size(); i++) {
            if (!known.contains(ids.get(i))) {
                missing(field + "[" + i + "]", ids.get(i), faults);
            }
        }
    }

    /**
     * The same for a field that names one photo, or none.
     *
     * @throws Problem invalid, naming the field
     */
    public Mono<Void> required(String field, @Nullable String id) {
        return id == null
                ? Mono.empty()
                : find(id).switchIfEmpty(Mono.fromRunnable(() -> {
                            var faults = new Faults();
                            missing(field, id, faults);
                            faults.refuse();
                        }))
                        .then();
    }

    private static void missing(String field, String id, Faults faults) {
        faults.add(
                field,
                "Không có ảnh \"" + id + "\"; hãy gửi ảnh lên trước",
                "There is no photo \"" + id + "\"; upload it first");
    }

    /** @throws Problem stale if somebody changed it since; the mono is empty if there is no such photo */
    public Mono<Photo> describe(String id, long seenRevision, Caption caption) {
        return store.find(id)
                .doOnNext(photo -> Revision.check(seenRevision, photo.revision()))
                .map(photo -> described(photo, caption))
                .flatMap(store::change);
    }

    private static Photo described(Photo photo, Caption caption) {
        return new Photo(
                photo.id(),
                photo.revision(),
                photo.widthPx(),
                photo.heightPx(),
                photo.longSidesPx(),
                caption.alt(),
                caption.altEn(),
                caption.illustration(),
                caption.credit(),
                photo.createdAt());
    }

    /** @return the bytes of {@code 640.webp} and the like; empty if there is no such photo or size */
    public Mono<byte[]> file(String id, int longSidePx, String extension) {
        return store.file(id, PhotoFile.name(longSidePx, extension));
    }

    /** @throws Problem if there are no bytes, or too many */
    private static String sha256(Path file) throws IOException {
        long size = Files.size(file);
        if (size > MAX_UPLOAD_BYTES) {
            throw PictureRefusals.tooManyBytes(MAX_UPLOAD_BYTES);
        }
        if (size == 0) {
            throw PictureRefusals.empty();
        }
        try (var in = Files.newInputStream(file)) {
            var digest = Sha256.digest();
            var buffer = new byte[DIGEST_BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    @Override
    public void destroy() {
        workshop.close();
    }
}
