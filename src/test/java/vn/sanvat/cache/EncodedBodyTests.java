package vn.sanvat.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;

class EncodedBodyTests {

    private static final byte[] PAGE = "Bột nghệ vàng. ".repeat(200).getBytes(StandardCharsets.UTF_8);

    private final EncodedBody page = EncodedBody.of(PAGE, MediaType.TEXT_HTML, null);

    @Test
    void theCompressedBytesAreThePlainOnesAndHaveAnotherETag() throws IOException {
        var gzip = page.forClient("br, gzip;q=0.8");

        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.bytes())).readAllBytes())
                .isEqualTo(PAGE);
        assertThat(gzip.etag()).isNotEqualTo(page.plain().etag()).startsWith("\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "gzip;q=0", "gzip; q=0.000", "x-gzip2"})
    void whoDoesNotTakeGzipGetsThePlainBytes(String acceptEncoding) {
        assertThat(page.forClient(acceptEncoding).bytes()).isEqualTo(PAGE);
    }

    @Test
    void picturesAndSmallBodiesAreNotCompressed() {
        var picture = EncodedBody.of(PAGE, MediaType.IMAGE_JPEG, null);
        var small = EncodedBody.of(new byte[100], MediaType.TEXT_HTML, null);

        assertThat(picture.forClient("gzip")).isSameAs(picture.plain());
        assertThat(small.forClient("gzip")).isSameAs(small.plain());
        assertThat(picture.negotiated() || small.negotiated()).isFalse();
    }

    @Test
    void aClientThatHasEitherEncodingHasThem() {
        var gzip = page.forClient("gzip").etag();

        assertThat(page.matches("\"other\", " + gzip)).isTrue();
        assertThat(page.matches("W/" + page.plain().etag())).isTrue();
        assertThat(page.matches("*")).isTrue();
        assertThat(page.matches("\"other\"")).isFalse();
        assertThat(page.matches(null)).isFalse();
    }

    @Test
    void theETagOfARevisionStaysForItIsSentBackWithAChange() {
        var record = EncodedBody.of(PAGE, MediaType.APPLICATION_JSON, "\"7\"");

        assertThat(record.forClient("gzip")).isSameAs(record.plain());
        assertThat(record.plain().etag()).isEqualTo("\"7\"");
        assertThat(record.matches("\"7\"")).isTrue();
        assertThat(record.matches("\"71\"")).isFalse();
        assertThat(record.matches("\"7-gzip\"")).isFalse();
    }
}
