package vn.sanvat.identity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.web.Problem;

/**
 * Whoever has forgotten a password is answered before anybody looks whether there is such an account: the answer for a known name takes
 * as long as that for an unknown one. What waits when the process ends is lost, as mail may be; its person asks again.
 */
@Service
public class ForgottenPasswords {

    /** Names that wait: more are asked for in a moment by nobody who has forgotten a password. */
    static final int MAX_WAITING = 100;

    private static final int AT_ONCE = 4;

    /** A mail server that hangs holds up its own message alone. */
    private static final Duration MAX_SENDING = Duration.ofSeconds(30);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(ForgottenPasswords.class);

    private final PasswordLinks links;
    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MAX_WAITING);

    ForgottenPasswords(PasswordLinks links) {
        this.links = links;
    }

    /** Remembers the name, and says nothing of it. @throws Problem busy if too many wait */
    public void ask(String name) {
        if (!waiting.offer(name)) {
            throw Problem.of(
                            Problem.Kind.BUSY,
                            null,
                            "Đang có nhiều yêu cầu đặt lại mật khẩu; hãy thử lại sau ít giây",
                            "Many ask for another password at present; try again in a few seconds")
                    .retryAfter(RETRY_AFTER);
        }
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    Mono<Void> send() {
        return Mono.defer(() -> {
            var names = new ArrayList<String>();
            waiting.drainTo(names);
            return Flux.fromIterable(names).flatMap(this::sent, AT_ONCE).then();
        });
    }

    private Mono<Void> sent(String name) {
        return links.forgotten(name).timeout(MAX_SENDING).onErrorResume(Exception.class, failure -> {
            // Not its message, which may hold a name.
            LOG.warn(
                    "A link for a forgotten password was not sent: {}",
                    failure.getClass().getSimpleName());
            return Mono.empty();
        });
    }
}
