package vn.sanvat.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.ClosedChannelException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;
import vn.sanvat.ServiceTest;

/** What comes when nobody is left to be told of it. */
@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class DisconnectionsTests {

    static Stream<Throwable> nobodysMistakes() {
        return Stream.of(
                new ClosedChannelException(),
                new DataAccessResourceFailureException("The database is away"),
                new NonTransientDataAccessResourceException("The store takes no writes") {});
    }

    @ParameterizedTest
    @MethodSource("nobodysMistakes")
    void whatIsNobodysMistakeIsNoLineOfTheLog(Throwable late, CapturedOutput output) {
        Operators.onErrorDropped(late, Context.empty());

        assertThat(output).doesNotContain("An error came after the answer", late.toString());
    }

    @Test
    void ourOwnMistakeIs(CapturedOutput output) {
        Operators.onErrorDropped(new IllegalStateException("ours"), Context.empty());

        assertThat(output).contains("An error came after the answer", "ours");
    }
}
