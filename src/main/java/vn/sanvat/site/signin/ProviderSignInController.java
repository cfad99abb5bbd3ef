package vn.sanvat.site.signin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.security.oauth2.client.autoconfigure.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.ProviderSignIn;
import vn.sanvat.identity.ProviderSignIn.Outcome;
import vn.sanvat.identity.ProviderSignIn.Reason;
import vn.sanvat.web.Audience;

/** The way to a provider of sign-in and back. It shows nothing itself: who is not let in stands before the form for a password again. */
@RestController
@Audience(Audience.Who.PUBLIC)
@ConditionalOnOAuth2ClientRegistrationProperties
class ProviderSignInController {

    private static final String BEGIN = "/sign-in/with/";

    private final ProviderSignIn providers;

    ProviderSignInController(ProviderSignIn providers) {
        this.providers = providers;
    }

    /** @return the path of a button */
    static String begin(String provider, String next) {
        return BEGIN + encoded(provider) + "?next=" + encoded(next);
    }

    @GetMapping(BEGIN + "{provider}")
    Mono<ResponseEntity<byte[]>> begin(
            ServerWebExchange exchange, @PathVariable String provider, @RequestParam(defaultValue = "") String next) {
        return providers
                .begin(exchange, provider, SignInController.ours(next))
                .map(page -> ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .cacheControl(CacheControl.noStore())
                        .location(page)
                        .<byte[]>build())
                .switchIfEmpty(Mono.fromSupplier(() -> refused(exchange, Reason.AWAY)));
    }

    @GetMapping(ProviderSignIn.CALLBACK + "{provider}")
    Mono<ResponseEntity<byte[]>> finish(ServerWebExchange exchange, @PathVariable String provider) {
        return providers.finish(exchange, provider).map(outcome -> switch (outcome) {
            case Outcome.SignedIn in ->
                SignInController.onwards(exchange, in.stage(), SignInController.ours(in.next()));
            case Outcome.Refused refused -> refused(exchange, refused.reason());
        });
    }

    private static ResponseEntity<byte[]> refused(ServerWebExchange exchange, Reason reason) {
        return SignInController.to(exchange, SignInController.SIGN_IN + "?after=" + ProviderRefusal.word(reason));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
