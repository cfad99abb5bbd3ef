package vn.sanvat.identity.signin;

import java.text.Normalizer;
import java.util.concurrent.Callable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Hashes passwords, which takes a tenth of a second on purpose: on threads of its own, and not on those that serve requests.
 * bcrypt, because the stronger Argon2 would need a crypto library of its own; the hash names its algorithm, so it can change.
 */
@Component
public class PasswordHasher implements DisposableBean {

    private static final int THREADS = 2;

    /** Beyond that, a sign-in is answered with "busy": guessing must not eat the machine. */
    private static final int MAX_QUEUE = 100;

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final Scheduler scheduler = Schedulers.newBoundedElastic(THREADS, MAX_QUEUE, "passwords");

    public Mono<String> hash(String password) {
        return on(() -> String.valueOf(encoder.encode(normal(password))));
    }

    public Mono<Boolean> matches(String password, String hash) {
        return on(() -> encoder.matches(normal(password), hash));
    }

    /** @param work may call {@link #matchesNow} */
    <T> Mono<T> on(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(scheduler);
    }

    /** Blocks for a tenth of a second: only within {@link #on}. */
    boolean matchesNow(String password, String hash) {
        return encoder.matches(normal(password), hash);
    }

    /** Phones and computers write one accented letter as one character or as two. */
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    @Override
    public void destroy() {
        scheduler.dispose();
    }
}
