package vn.sanvat.site.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import vn.sanvat.ServiceTest;
import vn.sanvat.web.Problem;

/** The pages for what no visitor can bring about at will: a fault of ours, a full house, too many reports. */
@ServiceTest
class HelpPagesTests {

    @Autowired
    HelpPages help;

    @Test
    void aFaultOfOursSaysSoAndGivesTheRequestIdAndNothingElse() {
        var page = page(Problem.of(Problem.Kind.INTERNAL, null, "Bí mật bên trong", "Secret inside"), "vi");

        assertThat(page)
                .contains("Chúng tôi gặp lỗi", "không phải ở bạn", "req-42", "noindex")
                .doesNotContain("Bí mật");
    }

    @Test
    void aFullHouseAsksToWait() {
        var problem = Problem.of(Problem.Kind.BUSY, null, "Đang bận", "Busy").retryAfter(Duration.ofSeconds(5));

        assertThat(page(problem, "en")).contains("<html lang=\"en\"", "We are busy right now", "req-42");
    }

    @Test
    void tooManyReportsSayThatThisOneWasNotStored() {
        var problem = Problem.of(Problem.Kind.TOO_MANY, null, "Đợi 60 giây", "Wait 60 seconds");

        assertThat(page(problem, "vi")).contains("Bạn gửi hơi nhanh", "chưa được lưu", "Đợi 60 giây");
    }

    private String page(Problem problem, String language) {
        var exchange =
                MockServerWebExchange.from(MockServerHttpRequest.get("http://localhost/catalog?lang=" + language));
        exchange.getResponse().getHeaders().set("X-Request-Id", "req-42");
        help.render(exchange, problem).block();
        return Objects.requireNonNull(exchange.getResponse().getBodyAsString().block());
    }
}
