package vn.sanvat.media.upload;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Sends photos in pieces, as tus 1.0.0 has it. */
record TusClient(WebTestClient http) {

    /** @return the upload's id */
    String begin(int lengthBytes) {
        var address = String.valueOf(begin(Map.of("Upload-Length", Integer.toString(lengthBytes)))
                .expectStatus()
                .isCreated()
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getLocation());
        return address.substring(address.lastIndexOf('/') + 1);
    }

    ResponseSpec begin(Map<String, String> headers) {
        return http.post()
                .uri("/api/uploads")
                .header("Tus-Resumable", "1.0.0")
                .headers(all -> headers.forEach(all::set))
                .exchange();
    }

    ResponseSpec append(String id, int offset, byte[] bytes) {
        return http.patch()
                .uri("/api/uploads/{id}", id)
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Offset", Integer.toString(offset))
                .header("Content-Type", "application/offset+octet-stream")
                .bodyValue(bytes)
                .exchange();
    }

    ResponseSpec head(String id) {
        return http.head()
                .uri("/api/uploads/{id}", id)
                .header("Tus-Resumable", "1.0.0")
                .exchange();
    }

    /** How much has come, as the service says. */
    int offset(String id) {
        return Integer.parseInt(Objects.requireNonNull(head(id).expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getFirst("Upload-Offset")));
    }

    ResponseSpec photo(String id) {
        return photo(id, "null");
    }

    /** @param alt of JSON */
    ResponseSpec photo(String id, String alt) {
        return http.post()
                .uri("/api/photos")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"upload\":\"" + id + "\",\"alt\":" + alt + "}")
                .exchange();
    }

    /** The whole of it, in so many pieces. @return the upload's id */
    String sent(byte[] picture, int pieces) {
        var id = begin(picture.length);
        int from = 0;
        for (int i = 1; i <= pieces; i++) {
            int to = picture.length * i / pieces;
            append(id, from, Arrays.copyOfRange(picture, from, to))
                    .expectStatus()
                    .isNoContent();
            from = to;
        }
        return id;
    }

    static List<String> said(EntityExchangeResult<byte[]> answer, String... headers) {
        return Arrays.stream(headers)
                .map(header ->
                        Objects.requireNonNullElse(answer.getResponseHeaders().getFirst(header), "none"))
                .toList();
    }
}
