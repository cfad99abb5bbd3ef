package vn.sanvat.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.sanvat.media.TestPictures.encoded;
import static vn.sanvat.media.TestPictures.plain;
import static vn.sanvat.media.TestPictures.pngHeader;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import vn.sanvat.ServiceTest;
import vn.sanvat.store.TemporaryFolder;

@ServiceTest
class PhotoApiTests {

    private static final byte[] PICTURE = encoded(plain(400, 300, new Color(0xD9, 0x8B, 0x1A)), "jpeg");

    private static final Duration BOUND = Duration.ofSeconds(60);

    @LocalServerPort
    int port;

    @Autowired
    TemporaryFolder temporary;

    @Autowired
    WebTestClient anyone;

    WebTestClient admin;

    @BeforeEach
    void signIn() {
        admin = anyone.mutate()
                .responseTimeout(BOUND)
                .defaultHeaders(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .build();
    }

    /** Its reader says that the file ended; that is not the client going away. */
    @Test
    void aPictureWhosePixelsEndTooEarlyIsRefused() {
        var cut = TestPictures.concat(
                TestPictures.pngHeader(700, 700),
                TestPictures.chunk("IDAT", TestPictures.deflated(new byte[100])),
                TestPictures.chunk("IEND", new byte[0]));

        admin.post()
                .uri("/api/photos")
                .contentType(MediaType.IMAGE_PNG)
                .bodyValue(cut)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("file");
    }

    @Test
    void anUploadedPhotoIsServedForAYear() {
        var location = upload(PICTURE, "nghe.jpg")
                .expectStatus()
                .isCreated()
                .expectBody(PhotoApi.PhotoAnswer.class)
                .returnResult()
                .getResponseHeaders()
                .getLocation();

        var photo = Objects.requireNonNull(anyone.get()
                .uri(String.valueOf(location))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(PhotoApi.PhotoAnswer.class)
                .returnResult()
                .getResponseBody());

        assertThat(photo.alt()).isEqualTo("Bột nghệ vàng");
        assertThat(photo.altEn()).isEqualTo("Golden turmeric powder");
        assertThat(photo.longSidesPx()).containsExactly(320, 400);
        var etag = Objects.requireNonNull(anyone.get()
                .uri("/media/{id}/320.webp", photo.id())
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("image/webp")
                .expectHeader()
                .valueEquals("Cache-Control", "max-age=31536000, public, immutable")
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getETag());
        anyone.get()
                .uri("/media/{id}/320.webp", photo.id())
                .header("If-None-Match", etag)
                .exchange()
                .expectStatus()
                .isNotModified();
        anyone.get()
                .uri("/media/{id}/321.webp", photo.id())
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void theSameBytesAreTheSamePhoto() {
        var first = upload(PICTURE, "a.jpg").expectBody(PhotoApi.PhotoAnswer.class);
        var second = raw(PICTURE, "image/jpeg").expectStatus().isCreated().expectBody(PhotoApi.PhotoAnswer.class);

        assertThat(second.returnResult().getResponseBody())
                .isEqualTo(first.returnResult().getResponseBody());
    }

    @Test
    void aCaptionIsChangedByWhoeverHasReadIt() {
        var photo = Objects.requireNonNull(upload(PICTURE, "a.jpg")
                .expectBody(PhotoApi.PhotoAnswer.class)
                .returnResult()
                .getResponseBody());

        for (var expected : new int[] {200, 412}) {
            admin.put()
                    .uri("/api/photos/{id}", photo.id())
                    .header("If-Match", "\"" + photo.revision() + "\"")
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue("{\"alt\": \"Củ nghệ\", \"illustration\": true, \"credit\": null}")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(expected);
        }
    }

    @Test
    void refusesWhatIsNoPictureAndNamesTheField() {
        upload("Giá bột nghệ".getBytes(StandardCharsets.UTF_8), "gia.jpg")
                .expectStatus()
                .isEqualTo(415)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("file");
    }

    @Test
    void refusesTooManyPixels() {
        upload(pngHeader(20_000, 20_000), "lon.png").expectStatus().isEqualTo(413);
    }

    @Test
    void stopsReadingAfterTwentyMegabytes() {
        upload(new byte[Photos.MAX_UPLOAD_BYTES + 1], "lon.jpg").expectStatus().isEqualTo(413);
        raw(new byte[Photos.MAX_UPLOAD_BYTES + 1], "image/jpeg").expectStatus().isEqualTo(413);
    }

    @Test
    void asksForTheMissingFile() {
        var body = new MultipartBodyBuilder();
        body.part("alt", "Bột nghệ");

        admin.post()
                .uri("/api/photos")
                .bodyValue(body.build())
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("file");
    }

    /** More at once than two workers and their queues take: some are answered at once with when to come again. */
    @Test
    void turnsAwayWhatItCannotWorkOnSoon() throws Exception {
        var picture = encoded(plain(3000, 2200, new Color(0x2E, 0x7D, 0x32)), "jpeg");
        var answers = new ArrayList<Future<EntityExchangeResult<byte[]>>>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                var mine = TestPictures.concat(picture, new byte[i]);
                answers.add(
                        people.submit(() -> raw(mine, "image/jpeg").expectBody().returnResult()));
            }
        }

        var retryAfter = new ArrayList<String>();
        int taken = 0;
        for (var answer : answers) {
            if (answer.get().getStatus().value() == 503) {
                retryAfter.add(String.valueOf(answer.get().getResponseHeaders().getFirst("Retry-After")));
            } else {
                assertThat(answer.get().getStatus().value()).isEqualTo(201);
                taken++;
            }
        }
        assertThat(taken).isPositive();
        assertThat(retryAfter).isNotEmpty().allMatch(seconds -> seconds.matches("[1-9][0-9]*"));
    }

    /** 44 bytes, of which two such threw an error past every handler, and no upload was answered any more. */
    @Test
    void damagedPicturesAreRefusedAndUploadsGoOn() {
        var damaged = HexFormat.of()
                .parseHex("5249464624000000574542505650384c080000002ffebfff0f8888085650384c080000002f09400200888808");

        for (int i = 0; i < 10; i++) {
            raw(damaged, "image/webp")
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.errors[0].field")
                    .isEqualTo("file");
        }

        raw(PICTURE, "image/jpeg").expectStatus().isCreated();
    }

    /** Its 294 kB are less than a phone's photo has, and its pixels fewer: what it takes to decode them is 380 MB. */
    @Test
    void whatTakesTooMuchMemoryIsRefusedWithAdvice() {
        raw(TestWebps.webpOfTables(1024), "image/webp")
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("file")
                .jsonPath("$.detail")
                .value(detail -> assertThat(String.valueOf(detail)).contains("160 MB"));
    }

    /** By its bytes, and not by its name or the type that comes with it. */
    @Test
    void aPictureIsJudgedByItsBytes() {
        upload(PICTURE, "nghe.exe").expectStatus().isCreated();
        raw(PICTURE, "image/webp").expectStatus().isCreated();
        raw(PICTURE, "application/octet-stream").expectStatus().isCreated();
        raw("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8), "image/png")
                .expectStatus()
                .isEqualTo(415);
    }

    @Test
    void anAbortedUploadLeavesNoFile() throws Exception {
        var mark = ("mark " + UUID.randomUUID()).getBytes(StandardCharsets.US_ASCII);
        var authorization = Base64.getEncoder()
                .encodeToString(("admin:" + ServiceTest.ADMIN_PASSWORD).getBytes(StandardCharsets.US_ASCII));
        try (var connection = new Socket("localhost", port)) {
            var out = connection.getOutputStream();
            out.write(("POST /api/photos HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic " + authorization
                            + "\r\nContent-Type: image/jpeg\r\nContent-Length: 5000000\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(mark);
            out.write(new byte[100_000]);
            out.flush();
            await().atMost(BOUND).until(() -> fileBeginsWith(mark));
        }

        await().atMost(BOUND).until(() -> !fileBeginsWith(mark));
        raw(PICTURE, "image/jpeg").expectStatus().isCreated();
    }

    private boolean fileBeginsWith(byte[] mark) {
        try (var uploads = Files.list(temporary.path())) {
            return uploads.anyMatch(file -> beginsWith(file, mark));
        } catch (IOException | UncheckedIOException e) {
            // Files that go away meanwhile.
            return false;
        }
    }

    private static boolean beginsWith(Path file, byte[] mark) {
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(mark.length), mark);
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void whatIsSaidOfTheSamePictureTheSecondTimeCounts() {
        var picture = encoded(plain(64, 64, Color.ORANGE), "png");
        saidOf(picture, "?alt=Bột nghệ&credit=HTX Thử").jsonPath("$.alt").isEqualTo("Bột nghệ");

        saidOf(picture, "?alt=Củ nghệ")
                .jsonPath("$.alt")
                .isEqualTo("Củ nghệ")
                .jsonPath("$.credit")
                .isEqualTo("HTX Thử");
        saidOf(picture, "?credit=Người Khác").jsonPath("$.credit").isEqualTo("Người Khác");
        saidOf(picture, "")
                .jsonPath("$.alt")
                .isEqualTo("Củ nghệ")
                .jsonPath("$.illustration")
                .isEqualTo(false);
        saidOf(picture, "?illustration=true").jsonPath("$.illustration").isEqualTo(true);
    }

    private WebTestClient.BodyContentSpec saidOf(byte[] picture, String query) {
        return admin.post()
                .uri("/api/photos" + query)
                .contentType(MediaType.IMAGE_PNG)
                .bodyValue(picture)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody();
    }

    private ResponseSpec upload(byte[] bytes, String name) {
        var body = new MultipartBodyBuilder();
        body.part("file", new ByteArrayResource(bytes)).filename(name);
        body.part("alt", "Bột nghệ vàng");
        body.part("altEn", "Golden turmeric powder");
        return admin.post().uri("/api/photos").bodyValue(body.build()).exchange();
    }

    private ResponseSpec raw(byte[] bytes, String type) {
        return admin.post()
                .uri("/api/photos")
                .contentType(MediaType.parseMediaType(type))
                .bodyValue(bytes)
                .exchange();
    }
}
