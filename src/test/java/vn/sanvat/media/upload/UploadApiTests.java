package vn.sanvat.media.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sanvat.media.TestPictures.encoded;
import static vn.sanvat.media.TestPictures.plain;

import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.sanvat.ServiceTest;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.People;
import vn.sanvat.media.Photos;
import vn.sanvat.text.Sha256;

/** A photo that is sent in pieces: what has come is not sent again, and it becomes the photo that it would have been at once. */
@ServiceTest
class UploadApiTests {

    private static final byte[] PICTURE = encoded(plain(400, 300, new Color(0x2D, 0x6A, 0x1F)), "jpeg");

    @Autowired
    WebTestClient anyone;

    @Autowired
    ReactiveMongoTemplate mongo;

    @Autowired
    People people;

    @Autowired
    Uploads uploads;

    @Autowired
    UploadStore store;

    private TusClient tus;

    @BeforeEach
    void signIn() {
        tus = as(people.account(Role.MEMBER, "nothing"));
    }

    private TusClient as(String name) {
        return new TusClient(anyone.mutate()
                .responseTimeout(Duration.ofSeconds(60))
                .defaultHeaders(headers -> People.signIn(headers, name))
                .build());
    }

    @Test
    void whoLostTheSignalGoesOnWhereItStopped() {
        int half = PICTURE.length / 2;
        var id = tus.begin(PICTURE.length);
        tus.append(id, 0, Arrays.copyOf(PICTURE, half))
                .expectStatus()
                .isNoContent()
                .expectHeader()
                .valueEquals("Upload-Offset", half);

        var asked = tus.head(id).expectStatus().isOk().expectBody().returnResult();

        assertThat(TusClient.said(asked, "Upload-Offset", "Upload-Length", "Tus-Resumable", "Cache-Control"))
                .containsExactly(Integer.toString(half), Integer.toString(PICTURE.length), "1.0.0", "no-store");
        assertThat(asked.getResponseHeaders().getFirstDate("Upload-Expires"))
                .isGreaterThan(Instant.now().plus(Duration.ofHours(23)).toEpochMilli());
        tus.append(id, half, Arrays.copyOfRange(PICTURE, half, PICTURE.length))
                .expectStatus()
                .isNoContent();
        tus.photo(id, "\"Lá chè\"")
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(Sha256.hex(PICTURE))
                .jsonPath("$.alt")
                .isEqualTo("Lá chè")
                .jsonPath("$.widthPx")
                .isEqualTo(400);
        assertThat(stored(Piece.class)).isZero();
    }

    @Test
    void aPieceForAnotherPlaceIsRefusedAndChangesNothing() {
        var id = tus.begin(100);
        tus.append(id, 0, new byte[40]).expectStatus().isNoContent();

        for (int offset : new int[] {0, 39, 41, 100}) {
            tus.append(id, offset, new byte[10])
                    .expectStatus()
                    .isEqualTo(409)
                    .expectHeader()
                    .valueEquals("Tus-Resumable", "1.0.0")
                    .expectBody()
                    .jsonPath("$.field")
                    .isEqualTo("Upload-Offset");
        }

        assertThat(tus.offset(id)).isEqualTo(40);
        assertThat(stored(Piece.class)).isEqualTo(1);
    }

    @Test
    void ofTwoPiecesForOnePlaceAtOnceOneIsTaken() {
        var id = tus.begin(2_000);
        for (int offset = 0; offset < 2_000; offset += 100) {
            int from = offset;
            var answers = Flux.range(1, 4)
                    .flatMap(
                            of -> Mono.fromCallable(() -> tus.append(id, from, filled(100, of))
                                            .expectBody()
                                            .returnResult()
                                            .getStatus()
                                            .value())
                                    .subscribeOn(Schedulers.boundedElastic()),
                            4)
                    .collectList()
                    .block();

            assertThat(answers).containsExactlyInAnyOrder(204, 409, 409, 409);
            assertThat(tus.offset(id)).isEqualTo(offset + 100);
        }
        assertThat(stored(Piece.class)).isEqualTo(20);
        assertThat(Objects.requireNonNull(store.find(id).block()).pieces()).hasSize(20);
    }

    /** Whoever has read the same offset before, in whatever process. */
    @Test
    void theWriteOfTheRecordDecidesAndTheLoserLeavesNothing() {
        var read = Objects.requireNonNull(store.find(tus.begin(100)).block());

        var first = store.append(read, new Piece("one", read.id(), filled(60, 1)), Instant.now());
        var second = store.append(read, new Piece("two", read.id(), filled(50, 2)), Instant.now());

        assertThat(first.block()).isNotNull();
        assertThat(second.block()).isNull();
        assertThat(tus.offset(read.id())).isEqualTo(60);
        assertThat(stored(Piece.class)).isEqualTo(1);
    }

    @Test
    void noPieceGoesBeyondTheLengthOrTheLimitOfAPiece() {
        var small = tus.begin(100);
        tus.append(small, 0, new byte[101]).expectStatus().isEqualTo(413);
        tus.append(small, 0, new byte[100]).expectStatus().isNoContent();
        tus.append(small, 100, new byte[1]).expectStatus().isEqualTo(413);
        tus.append(small, 100, new byte[0]).expectStatus().isNoContent();
        var large = tus.begin(Photos.MAX_UPLOAD_BYTES);

        tus.append(large, 0, new byte[Uploads.MAX_PIECE_BYTES + 1])
                .expectStatus()
                .isEqualTo(413);
        assertThat(tus.offset(large)).isZero();
        tus.append(large, 0, new byte[Uploads.MAX_PIECE_BYTES]).expectStatus().isNoContent();
    }

    @Test
    void noPhotoIsLongerThanOneThatComesAtOnce() {
        assertThat(begun("20000000").getStatus().value()).isEqualTo(201);
        assertThat(begun("20000001").getStatus().value()).isEqualTo(413);
        assertThat(begun("999999999").getStatus().value()).isEqualTo(413);
        for (var wrong : List.of("", "0", "-1", "1e3", "9999999999", "x")) {
            assertThat(begun(wrong).getStatus().value()).as(wrong).isEqualTo(400);
        }
        tus.begin(Map.of())
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("Upload-Length");
    }

    private EntityExchangeResult<byte[]> begun(String length) {
        return tus.begin(Map.of("Upload-Length", length)).expectBody().returnResult();
    }

    @Test
    void ofOneAccountOnlySoManyAreOpenAndTheOldestGiveWay() {
        var all = Stream.generate(() -> tus.begin(10))
                .limit(Uploads.MAX_OPEN)
                .collect(Collectors.toCollection(ArrayList::new));
        mongo.updateFirst(
                        Query.query(Criteria.where("_id").is(all.get(7))),
                        Update.update("createdAt", Instant.now().minusSeconds(60)),
                        Upload.class)
                .block();
        tus.append(all.get(7), 0, new byte[5]).expectStatus().isNoContent();
        assertThat(all).allSatisfy(id -> tus.head(id).expectStatus().isOk());
        var others = as(people.named("nguoi-khac", Role.MEMBER, "nothing")).begin(10);

        var last = tus.begin(10);

        tus.head(all.remove(7)).expectStatus().isNotFound();
        assertThat(all).allSatisfy(id -> tus.head(id).expectStatus().isOk());
        tus.head(last).expectStatus().isOk();
        as("nguoi-khac").head(others).expectStatus().isOk();
        assertThat(stored(Piece.class)).isZero();
    }

    @Test
    void noUploadHasMorePiecesThanItsLimit() {
        var id = tus.begin(100);
        pieces(id, Uploads.MAX_PIECES - 1);
        tus.append(id, 0, new byte[1]).expectStatus().isNoContent();

        tus.append(id, 1, new byte[1]).expectStatus().isEqualTo(409);
    }

    private void pieces(String id, int count) {
        mongo.updateFirst(
                        Query.query(Criteria.where("_id").is(id)),
                        Update.update("pieces", Collections.nCopies(count, "none")),
                        Upload.class)
                .block();
    }

    @Test
    void anUploadIsItsOwnersAlone() {
        var id = tus.sent(PICTURE, 2);
        var other = as(people.named("nguoi-khac", Role.ADMIN));

        other.head(id).expectStatus().isNotFound().expectHeader().doesNotExist("Upload-Offset");
        other.append(id, PICTURE.length, new byte[0]).expectStatus().isNotFound();
        other.photo(id)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("upload");
        tus.photo(id).expectStatus().isCreated();
    }

    @Test
    void afterADayItIsGoneAndTheSweepTakesWhatIsLeft() {
        var ended = tus.sent(PICTURE, 3);
        var justEnded = tus.sent(PICTURE, 1);
        var open = tus.sent(PICTURE, 1);
        endedAt(ended, Instant.now().minus(Duration.ofHours(2)));
        endedAt(justEnded, Instant.now());

        tus.head(ended).expectStatus().isNotFound();
        tus.append(justEnded, PICTURE.length, new byte[0]).expectStatus().isNotFound();
        tus.photo(ended).expectStatus().isBadRequest();
        // What was on its way when it ended is found by its sweep.
        mongo.insert(new Piece("late", ended, filled(3, 1))).block();
        uploads.sweep().block();

        assertThat(store.find(ended).block()).isNull();
        assertThat(store.find(justEnded).block()).isNotNull();
        assertThat(mongo.findAll(Piece.class).map(Piece::upload).collectList().block())
                .containsExactlyInAnyOrder(justEnded, open);
        tus.photo(open).expectStatus().isCreated();
    }

    private void endedAt(String id, Instant at) {
        mongo.updateFirst(Query.query(Criteria.where("_id").is(id)), Update.update("endsAt", at), Upload.class)
                .block();
    }

    /** Between the reading of the record and its write. */
    @Test
    void whatHasEndedTakesNothingMore() {
        var read = Objects.requireNonNull(store.find(tus.begin(100)).block());
        endedAt(read.id(), Instant.now().minusSeconds(1));

        assertThat(store.append(read, new Piece("late", read.id(), filled(9, 1)), Instant.now())
                        .block())
                .isNull();

        assertThat(stored(Piece.class)).isZero();
    }

    @Test
    void aLostAnswerMakesNoTwin() {
        var id = tus.sent(PICTURE, 2);

        var first = tus.photo(id)
                .expectStatus()
                .isCreated()
                .expectBody(String.class)
                .returnResult();
        var second = tus.photo(id, "\"Lá chè\"").expectStatus().isCreated().expectBody();

        second.jsonPath("$.id").isEqualTo(Sha256.hex(PICTURE)).jsonPath("$.alt").isEqualTo("Lá chè");
        assertThat(first.getResponseBody()).contains(Sha256.hex(PICTURE));
        assertThat(tus.offset(id)).isEqualTo(PICTURE.length);
        assertThat(mongo.count(new Query(), "media").block()).isEqualTo(1);
    }

    @Test
    void whatIsNotWholeIsNoPhoto() {
        var id = tus.begin(PICTURE.length);
        tus.append(id, 0, Arrays.copyOf(PICTURE, 100)).expectStatus().isNoContent();

        tus.photo(id)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("upload")
                .jsonPath("$.detail")
                .value(String.class, said -> assertThat(said).contains("100 trên " + PICTURE.length));
        assertThat(mongo.count(new Query(), "media").block()).isZero();
    }

    @Test
    void itIsCheckedAsWhatComesAtOnce() {
        var text = tus.sent("Không phải ảnh".getBytes(StandardCharsets.UTF_8), 1);
        var cut = tus.sent(Arrays.copyOf(PICTURE, PICTURE.length / 2), 2);
        var good = tus.sent(PICTURE, 1);

        tus.photo(text)
                .expectStatus()
                .isEqualTo(415)
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("file");
        tus.photo(cut)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("file");
        tus.photo(good, "\"" + "a".repeat(501) + "\"")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("alt");
        tus.photo("nothing")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("upload");
    }

    @Test
    void itSaysWhatItSpeaks() {
        var said = anyone.options()
                .uri("/api/uploads")
                .headers(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .exchange()
                .expectStatus()
                .isNoContent()
                .expectBody()
                .returnResult();

        assertThat(TusClient.said(said, "Tus-Version", "Tus-Extension", "Tus-Max-Size"))
                .containsExactly("1.0.0", "creation,expiration", "20000000");
    }

    @Test
    void anotherVersionOfTheProtocolIsRefusedWithOurs() {
        var id = tus.begin(10);

        for (var method : List.of(HttpMethod.HEAD, HttpMethod.PATCH, HttpMethod.POST)) {
            var answer = tus.http()
                    .method(method)
                    .uri(method.equals(HttpMethod.POST) ? "/api/uploads" : "/api/uploads/" + id)
                    .header("Tus-Resumable", "0.2.2")
                    .header("Upload-Offset", "0")
                    .header("Upload-Length", "10")
                    .headers(headers -> {
                        if (method.equals(HttpMethod.PATCH)) {
                            headers.set("Content-Type", "application/offset+octet-stream");
                        }
                    })
                    .exchange()
                    .expectBody()
                    .returnResult();

            assertThat(answer.getStatus().value()).as(method.name()).isEqualTo(412);
            assertThat(TusClient.said(answer, "Tus-Version", "Tus-Resumable")).containsExactly("1.0.0", "1.0.0");
        }
        assertThat(stored(Upload.class)).isEqualTo(1);
    }

    @Test
    void aPieceSaysThatItIsOneAndWhereItBelongs() {
        var id = tus.begin(10);

        tus.http()
                .patch()
                .uri("/api/uploads/{id}", id)
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Offset", "0")
                .header("Content-Type", "image/jpeg")
                .bodyValue(new byte[10])
                .exchange()
                .expectStatus()
                .isEqualTo(415);
        tus.http()
                .patch()
                .uri("/api/uploads/{id}", id)
                .header("Tus-Resumable", "1.0.0")
                .header("Content-Type", "application/offset+octet-stream")
                .bodyValue(new byte[10])
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("Upload-Offset");
        assertThat(tus.offset(id)).isZero();
    }

    @Test
    void whatIsSaidOfItAtTheBeginningIsSaidAgain() {
        var longest = "filename " + "a".repeat(991);
        var begun = tus.begin(Map.of("Upload-Length", "10", "Upload-Metadata", longest))
                .expectStatus()
                .isCreated()
                .expectBody()
                .returnResult();

        var address = String.valueOf(begun.getResponseHeaders().getLocation());

        tus.head(address.substring(address.lastIndexOf('/') + 1))
                .expectHeader()
                .valueEquals("Upload-Metadata", longest);
        tus.begin(Map.of("Upload-Length", "10", "Upload-Metadata", longest + "a"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("Upload-Metadata");
    }

    @Test
    void aBeginningWhoseAnswerWasLostIsFoundByItsKey() {
        var headers = Map.of("Upload-Length", "10", "Idempotency-Key", "mot-lan");

        var one = tus.begin(headers).expectBody().returnResult().getResponseHeaders();
        var two = tus.begin(headers).expectBody().returnResult().getResponseHeaders();

        assertThat(two.getLocation()).isNotNull().isEqualTo(one.getLocation());
        assertThat(stored(Upload.class)).isEqualTo(1);
    }

    /** Each piece is no change of a record: what an officer reads of it is the photo. */
    @Test
    void piecesAreNotAudited() {
        tus.photo(tus.sent(PICTURE, 3)).expectStatus().isCreated();

        var collections =
                mongo.findAll(org.bson.Document.class, "audit").collectList().block();

        assertThat(String.valueOf(collections)).contains("media").doesNotContain("uploads", "upload-pieces");
    }

    private long stored(Class<?> type) {
        return Objects.requireNonNull(mongo.count(new Query(), type).block());
    }

    private static byte[] filled(int bytes, int with) {
        var all = new byte[bytes];
        Arrays.fill(all, (byte) with);
        return all;
    }
}
