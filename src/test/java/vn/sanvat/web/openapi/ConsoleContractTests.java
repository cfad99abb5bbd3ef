package vn.sanvat.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.sanvat.ServiceTest;

/** The description of the API that the console is compiled against is the one that the service gives. */
@ServiceTest
class ConsoleContractTests {

    private static final Path KEPT = Path.of("frontend/console/openapi.json");
    private static final String RENEW = "sanvat.renew-contract";

    @Autowired
    WebTestClient http;

    @Autowired
    JsonMapper mapper;

    @Test
    void theConsoleIsCompiledAgainstTheApiAsItIs() throws IOException {
        var now = described();
        if (Boolean.getBoolean(RENEW)) {
            Files.writeString(KEPT, now);
        }

        assertThat(Files.exists(KEPT) ? Files.readString(KEPT) : "")
                .as(
                        "The API has changed. Renew what the console is compiled against, then mend its screens: mvn -o test"
                                + " -Dfrontend.skip -Dtest=ConsoleContractTests -D" + RENEW
                                + "=true && (cd frontend && npm run check)")
                .isEqualTo(now);
    }

    private String described() {
        var answer = http.get()
                .uri("/api/openapi.json")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        var api = (ObjectNode) mapper.readTree(answer);
        // The host of this one test.
        api.remove("servers");
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(api) + "\n";
    }
}
