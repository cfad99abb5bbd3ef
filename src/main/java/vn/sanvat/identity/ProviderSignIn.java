package vn.sanvat.identity;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.security.oauth2.client.autoconfigure.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Service;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.SignIn.Stage;
import vn.sanvat.identity.account.AccountStore;
import vn.sanvat.identity.audit.AccountEvent;
import vn.sanvat.identity.provider.ProviderClient;
import vn.sanvat.identity.provider.SignInProviders;
import vn.sanvat.web.Problem;

/**
 * How a person signs in by OpenID Connect: the provider says who it is in the place of a password, and all else is as with one. It makes
 * no account: one is found by what the provider has said before, or by an e-mail address that it has verified.
 */
@Service
@ConditionalOnOAuth2ClientRegistrationProperties
public class ProviderSignIn {

    /** To which a provider sends people back, with its id behind it. */
    public static final String CALLBACK = SignInProviders.CALLBACK;

    /** RFC 8176: more than one factor was asked for. */
    private static final String SEVERAL_FACTORS = "mfa";

    private final SignInProviders providers;
    private final ProviderClient client;
    private final SignIn signIn;
    private final AccountStore accounts;
    private final IdentitySettings settings;
    private final Clock clock;

    ProviderSignIn(
            SignInProviders providers,
            ProviderClient client,
            SignIn signIn,
            AccountStore accounts,
            IdentitySettings settings,
            Clock clock) {
        this.providers = providers;
        this.client = client;
        this.signIn = signIn;
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A provider as people choose it.
     *
     * @param id as in the configuration
     * @param name {@code client-name} of the configuration, its id otherwise
     */
    public record Provider(String id, String name) {}

    /** How it went. */
    public sealed interface Outcome {

        /** @param next the page of ours to which the way leads */
        record SignedIn(Stage stage, String next) implements Outcome {}

        record Refused(Reason reason) implements Outcome {}
    }

    /** Why somebody is not let in. */
    public enum Reason {
        CANCELLED,
        BEGIN_AGAIN,
        AWAY,
        NOT_TRUSTED,
        /** The provider does not vouch for the e-mail address, and the person has never come by it. */
        UNVERIFIED,
        UNKNOWN,
        SUSPENDED
    }

    /** By their ids. */
    public List<Provider> providers() {
        return providers.all();
    }

    /** @return the provider's page; empty while it is away. @throws Problem not found for one that is not configured */
    public Mono<URI> begin(ServerWebExchange exchange, String provider, String next) {
        check(provider);
        return client.begin(exchange, provider, next)
                .onErrorResume(ProviderClient.FailedException.class, away -> Mono.empty());
    }

    private void check(String provider) {
        if (providers.all().stream().noneMatch(configured -> configured.id().equals(provider))) {
            throw Problem.notFound(
                    null,
                    "Không có nhà cung cấp đăng nhập \"" + provider + "\"",
                    "There is no sign-in provider \"" + provider + "\"");
        }
    }

    /** After the provider has sent the browser back. @throws Problem not found for one that is not configured */
    public Mono<Outcome> finish(ServerWebExchange exchange, String provider) {
        check(provider);
        return client.answer(exchange, provider)
                .flatMap(answer -> account(answer.user())
                        .flatMap(account -> letIn(exchange, account, answer))
                        .switchIfEmpty(Mono.fromSupplier(() -> new Outcome.Refused(
                                email(answer.user()).isEmpty() ? Reason.UNVERIFIED : Reason.UNKNOWN))))
                .onErrorResume(
                        ProviderClient.FailedException.class,
                        failed -> Mono.just(new Outcome.Refused(
                                switch (failed.failure()) {
                                    case CANCELLED -> Reason.CANCELLED;
                                    case BEGIN_AGAIN -> Reason.BEGIN_AGAIN;
                                    case AWAY -> Reason.AWAY;
                                    case NOT_TRUSTED -> Reason.NOT_TRUSTED;
                                })));
    }

    private Mono<Outcome> letIn(ServerWebExchange exchange, Account account, ProviderClient.Answer answer) {
        return account.active()
                ? signIn.begin(exchange, account, stage(account, answer.user()), AccountEvent.SIGNED_IN_BY_PROVIDER)
                        .map(stage -> new Outcome.SignedIn(stage, answer.next()))
                : Mono.just(new Outcome.Refused(Reason.SUSPENDED));
    }

    private Stage stage(Account account, OidcUser user) {
        var methods = user.getIdToken().getAuthenticationMethods();
        return settings.trustProviderSecondFactor() && methods != null && methods.contains(SEVERAL_FACTORS)
                ? Stage.COMPLETE
                : signIn.stageAfterFirstFactor(account);
    }

    private Mono<Account> account(OidcUser user) {
        var subject = new Account.Subject(
                Objects.requireNonNull(user.getIdToken().getIssuer()).toString(),
                Objects.requireNonNull(user.getIdToken().getSubject()));
        return Mono.defer(() -> accounts.of(subject).switchIfEmpty(byEmail(subject, user)))
                // Of two tabs one links the account, and the other finds it so.
                .retryWhen(reactor.util.retry.Retry.max(1).filter(OptimisticLockingFailureException.class::isInstance));
    }

    /** An address that has passed to somebody else at the provider opens nothing: that provider has said another name for it before. */
    private Mono<Account> byEmail(Account.Subject subject, OidcUser user) {
        return Mono.just(email(user))
                .filter(email -> !email.isEmpty())
                .flatMap(accounts::withEmail)
                .filter(account -> account.subjects().stream()
                        .noneMatch(other -> other.issuer().equals(subject.issuer())))
                .flatMap(account -> account.active()
                        ? accounts.save(account.knownAs(subject, clock.instant()))
                        : Mono.just(account));
    }

    /** Empty unless the provider says that the person has it. */
    private static String email(OidcUser user) {
        var email = user.getEmail();
        return email != null && Boolean.TRUE.equals(user.getEmailVerified()) ? email : "";
    }
}
