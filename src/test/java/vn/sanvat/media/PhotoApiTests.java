package vn.sanvat.media;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sanvat.media.TestPictures.encoded;
import static vn.sanvat.media.TestPictures.plain;
import static vn.sanvat.media.TestPictures.pngHeader;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import vn.sanvat.ServiceTest;

@ServiceTest
class PhotoApiTests {

    private static final byte[] PICTURE = encoded(plain(400, 300, new Color(0xD9, 0x8B, 0x1A)), "jpeg");

    @Autowired
    WebTestClient anyone;

    WebTestClient admin;

    @BeforeEach
    void signIn() {
        admin = anyone.mutate()
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
        upload("Giá bột nghệ".getBytes(java.nio.charset.StandardCharsets.UTF_8), "gia.jpg")
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

    private ResponseSpec upload(byte[] bytes, String name) {
        var body = new MultipartBodyBuilder();
        body.part("file", new ByteArrayResource(bytes)).filename(name);
        body.part("alt", "Bột nghệ vàng");
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
