package vn.sanvat.media.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sanvat.media.TestPictures.encoded;
import static vn.sanvat.media.TestPictures.plain;

import java.awt.Color;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.ProcessTest;
import vn.sanvat.store.ServiceProcess;
import vn.sanvat.text.Sha256;

/** The real service: what one instance has taken another goes on with, and the next after a kill. */
@ProcessTest
class UploadKillTests {

    private static final String PASSWORD = "only-for-tests-7f3c";
    private static final byte[] PICTURE = encoded(plain(640, 480, new Color(0x8A, 0x3B, 0x12)), "jpeg");

    @TempDir
    Path folder;

    @Test
    void anUploadGoesOnOnAnotherInstanceAndAfterAKill() throws Exception {
        int third = PICTURE.length / 3;
        String id;
        try (var service = start(null, "first")) {
            int port = service.awaitReady();
            id = tus(service).begin(PICTURE.length);
            tus(service)
                    .append(id, 0, Arrays.copyOf(PICTURE, third))
                    .expectStatus()
                    .isNoContent();
            try (var other = start("mongodb://127.0.0.1:" + port + "/sanvat", "other")) {
                other.awaitReady();
                assertThat(tus(other).offset(id)).isEqualTo(third);
                tus(other)
                        .append(id, third, Arrays.copyOfRange(PICTURE, third, 2 * third))
                        .expectStatus()
                        .isNoContent();
            }
            service.kill();
        }

        try (var service = start(null, "first")) {
            service.awaitReady();
            assertThat(tus(service).offset(id)).isEqualTo(2 * third);
            tus(service)
                    .append(id, 2 * third, Arrays.copyOfRange(PICTURE, 2 * third, PICTURE.length))
                    .expectStatus()
                    .isNoContent();
            tus(service)
                    .photo(id)
                    .expectStatus()
                    .isCreated()
                    .expectBody()
                    .jsonPath("$.id")
                    .isEqualTo(Sha256.hex(PICTURE));
        }
    }

    private ServiceProcess start(@Nullable String mongoUri, String name) throws Exception {
        return ServiceProcess.startOn(
                mongoUri,
                folder.resolve(name),
                folder.resolve(name + ".log"),
                "--sanvat.identity.admin-password=" + PASSWORD);
    }

    private static TusClient tus(ServiceProcess service) throws Exception {
        return new TusClient(WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + service.httpPort())
                .responseTimeout(Duration.ofMinutes(1))
                .defaultHeaders(headers -> headers.setBasicAuth("admin", PASSWORD))
                .build());
    }
}
