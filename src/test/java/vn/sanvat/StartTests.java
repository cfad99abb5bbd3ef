package vn.sanvat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@ServiceTest
class StartTests {

    @Autowired
    WebTestClient http;

    @Autowired
    Clock clock;

    @Test
    void aStartedServiceSaysThatItIsAlive() {
        http.get().uri("/actuator/health/liveness").exchange().expectStatus().isOk();
    }

    /** Several readings, as a finer clock may stand at a whole millisecond by chance. */
    @Test
    void theClockCountsTheWholeMillisecondsThatTheDatabaseKeeps() {
        assertThat(Stream.generate(clock::instant).limit(100))
                .allSatisfy(at -> assertThat(at).isEqualTo(at.truncatedTo(ChronoUnit.MILLIS)));
    }
}
