package vn.sanvat.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import vn.sanvat.web.Problem;

class ForgottenPasswordsTests {

    private final List<String> looked = new ArrayList<>();
    private final PasswordLinks links = mock(PasswordLinks.class);
    private final ForgottenPasswords forgotten = new ForgottenPasswords(links);

    private void sending(Mono<Void> end) {
        when(links.forgotten(any()))
                .thenAnswer(call -> Mono.defer(() -> {
                    looked.add(call.getArgument(0));
                    return end;
                }));
    }

    @Test
    void whoAsksIsAnsweredBeforeAnybodyLooksAndWhileTheSenderNeverFinishes() {
        sending(Mono.never());
        var stuck = forgotten.send();

        forgotten.ask("0912345678");
        assertThat(looked).isEmpty();
        StepVerifier.create(stuck)
                .then(() -> assertThat(looked).containsExactly("0912345678"))
                .then(() -> assertThatNoException().isThrownBy(() -> forgotten.ask("0999999999")))
                .thenCancel()
                .verify();
    }

    @Test
    void aSenderThatNeverFinishesIsGivenUp() {
        sending(Mono.never());
        forgotten.ask("0912345678");

        StepVerifier.withVirtualTime(forgotten::send)
                .thenAwait(java.time.Duration.ofSeconds(30))
                .verifyComplete();
    }

    @Test
    void aMessageThatFailsKeepsNoOtherBack() {
        sending(Mono.error(new IllegalStateException("away")));
        forgotten.ask("0912345678");
        forgotten.ask("0999999999");

        StepVerifier.create(forgotten.send()).verifyComplete();

        assertThat(looked).containsExactly("0912345678", "0999999999");
    }

    @Test
    void moreThanCanWaitAreToldToTryAgain() {
        for (int i = 0; i < ForgottenPasswords.MAX_WAITING; i++) {
            forgotten.ask("name" + i);
        }

        assertThatThrownBy(() -> forgotten.ask("one more"))
                .isInstanceOfSatisfying(
                        Problem.class, busy -> assertThat(busy.kind()).isEqualTo(Problem.Kind.BUSY));
    }
}
