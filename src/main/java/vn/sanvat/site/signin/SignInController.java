package vn.sanvat.site.signin;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.Account;
import vn.sanvat.identity.ForgottenPasswords;
import vn.sanvat.identity.Needs;
import vn.sanvat.identity.PasswordLinks;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.ProviderSignIn;
import vn.sanvat.identity.SignIn;
import vn.sanvat.identity.SignIn.Stage;
import vn.sanvat.label.QrImages;
import vn.sanvat.site.frame.Frame;
import vn.sanvat.site.frame.Pages;
import vn.sanvat.site.frame.Reader;
import vn.sanvat.site.signin.SignInPage.Step;
import vn.sanvat.text.PlainText;
import vn.sanvat.web.Audience;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Problem.Kind;

/** The pages on which people sign in, set a password, and ask for another one. Nothing of them is kept anywhere. */
@RestController
@Audience(Audience.Who.PUBLIC)
class SignInController {

    static final String SIGN_IN = "/sign-in";
    private static final String CODE = "/sign-in/code";
    private static final String SECOND_FACTOR = "/sign-in/second-factor";
    private static final String FORGOTTEN = "/sign-in/forgotten";
    private static final String HOME = "/console/";

    private static final Set<Kind> FAULTS_OF_THE_FORM =
            Set.of(Kind.UNAUTHENTICATED, Kind.INVALID, Kind.NOT_FOUND, Kind.TOO_MANY, Kind.BUSY);

    private final SignIn signIn;
    private final PasswordLinks links;
    private final ForgottenPasswords forgotten;
    private final QrImages qrImages;
    private final Pages pages;
    private final List<ProviderSignIn.Provider> providers;

    SignInController(
            SignIn signIn,
            PasswordLinks links,
            ForgottenPasswords forgotten,
            QrImages qrImages,
            Pages pages,
            ObjectProvider<ProviderSignIn> providers) {
        this.signIn = signIn;
        this.links = links;
        this.forgotten = forgotten;
        this.qrImages = qrImages;
        this.pages = pages;
        this.providers = providers.stream()
                .flatMap(configured -> configured.providers().stream())
                .toList();
    }

    /** @param after what was done before; {@code saved} a password, or signed {@code out}, or why a provider's answer was not enough */
    @GetMapping(SIGN_IN)
    Mono<ResponseEntity<byte[]>> form(
            ServerWebExchange exchange,
            @RequestParam(defaultValue = "") String next,
            @RequestParam(defaultValue = "") String after) {
        var way = ours(next);
        var says = switch (after) {
            case "saved" -> SignInWords.SAVED;
            case "out" -> SignInWords.SIGNED_OUT;
            default -> null;
        };
        var refused = ProviderRefusal.after(after);
        var page = passwordPage(way).saying(says).wrong(refused);
        return signIn.stage(exchange)
                .filter(stage -> stage == Stage.COMPLETE && says == null && refused.isEmpty())
                .map(stage -> to(exchange, way))
                .switchIfEmpty(Mono.fromSupplier(() -> show(exchange, HttpStatus.OK, page)));
    }

    @PostMapping(path = SIGN_IN, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> signIn(ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            var way = ours(value(form, "next"));
            var name = PlainText.line(value(form, "name"));
            var page = passwordPage(way).named(name);
            return signIn.password(exchange, name, value(form, "password"))
                    .map(stage -> onwards(exchange, stage, way))
                    .onErrorResume(Problem.class, problem -> refused(exchange, page, problem));
        });
    }

    private SignInPage passwordPage(String way) {
        return SignInPage.of(Step.PASSWORD, SIGN_IN, way)
                .by(providers.stream()
                        .map(provider -> new SignInPage.Provider(
                                provider.name(), ProviderSignInController.begin(provider.id(), way)))
                        .toList());
    }

    @GetMapping(CODE)
    Mono<ResponseEntity<byte[]>> codeForm(ServerWebExchange exchange, @RequestParam(defaultValue = "") String next) {
        return at(exchange, Stage.CODE, SignInPage.of(Step.CODE, CODE, ours(next)));
    }

    @PostMapping(path = CODE, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> code(ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            var way = ours(value(form, "next"));
            return signIn.code(exchange, value(form, "code"))
                    .map(stage -> onwards(exchange, stage, way))
                    .onErrorResume(
                            Problem.class, problem -> refused(exchange, SignInPage.of(Step.CODE, CODE, way), problem));
        });
    }

    @GetMapping(SECOND_FACTOR)
    Mono<ResponseEntity<byte[]>> setUpForm(ServerWebExchange exchange, @RequestParam(defaultValue = "") String next) {
        return setUpPage(exchange, ours(next))
                .map(page -> show(exchange, HttpStatus.OK, page))
                .onErrorResume(Problem.class, problem -> Mono.just(to(exchange, SIGN_IN)));
    }

    @PostMapping(path = SECOND_FACTOR, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> setUp(ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            var way = ours(value(form, "next"));
            return signIn.setUp(exchange, value(form, "code"))
                    .map(codes -> show(
                            exchange,
                            HttpStatus.OK,
                            SignInPage.of(Step.RECOVERY, way, way).giving(codes)))
                    .onErrorResume(
                            Problem.class,
                            problem -> setUpPage(exchange, way)
                                    .flatMap(page -> refused(exchange, page, problem))
                                    .onErrorResume(Problem.class, gone -> Mono.just(to(exchange, SIGN_IN))));
        });
    }

    private Mono<SignInPage> setUpPage(ServerWebExchange exchange, String way) {
        return signIn.setup(exchange)
                .flatMap(setup -> qrImages.svg(setup.uri(), QrImages.Correction.M, List.of())
                        .map(svg -> SignInPage.of(Step.SET_UP, SECOND_FACTOR, way)
                                .telling(
                                        setup,
                                        "data:image/svg+xml;base64,"
                                                + Base64.getEncoder().encodeToString(svg))));
    }

    @GetMapping(FORGOTTEN)
    Mono<ResponseEntity<byte[]>> forgottenForm(ServerWebExchange exchange) {
        return Mono.fromSupplier(() -> show(exchange, HttpStatus.OK, SignInPage.of(Step.FORGOT, FORGOTTEN, HOME)));
    }

    @PostMapping(path = FORGOTTEN, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> forgotten(ServerWebExchange exchange) {
        return exchange.getFormData()
                .doOnNext(form -> forgotten.ask(PlainText.line(value(form, "name"))))
                .map(form -> show(exchange, HttpStatus.OK, SignInPage.of(Step.SENT, SIGN_IN, HOME)))
                .onErrorResume(
                        Problem.class,
                        problem -> refused(exchange, SignInPage.of(Step.FORGOT, FORGOTTEN, HOME), problem));
    }

    @GetMapping(PasswordLinks.PATH + "{token}")
    Mono<ResponseEntity<byte[]>> invited(ServerWebExchange exchange, @PathVariable String token) {
        return links.of(token)
                .map(account -> show(exchange, HttpStatus.OK, invitedPage(account, token)))
                .onErrorResume(Problem.class, problem -> dead(exchange, problem));
    }

    /** Who comes too late asks for another link right there. */
    private Mono<ResponseEntity<byte[]>> dead(ServerWebExchange exchange, Problem problem) {
        return refused(exchange, SignInPage.of(Step.FORGOT, FORGOTTEN, HOME), problem);
    }

    @PostMapping(path = PasswordLinks.PATH + "{token}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> setPassword(ServerWebExchange exchange, @PathVariable String token) {
        return exchange.getFormData()
                .flatMap(form -> links.use(token, value(form, "password"))
                        .then(Mono.fromSupplier(() -> to(exchange, SIGN_IN + "?after=saved")))
                        .onErrorResume(
                                Problem.class,
                                problem -> links.of(token)
                                        .flatMap(account -> refused(exchange, invitedPage(account, token), problem))
                                        .onErrorResume(Problem.class, gone -> dead(exchange, gone))));
    }

    /** A change by the session, and so with its token. */
    @Needs(Permission.KEEP_OWN_ACCOUNT)
    @PostMapping("/sign-out")
    Mono<ResponseEntity<byte[]>> out(ServerWebExchange exchange) {
        return signIn.out(exchange).then(Mono.fromSupplier(() -> to(exchange, SIGN_IN + "?after=out")));
    }

    private static SignInPage invitedPage(Account account, String token) {
        var person = Objects.requireNonNull(account.person(), "a link is made for a person");
        return SignInPage.of(Step.INVITED, PasswordLinks.PATH + URLEncoder.encode(token, StandardCharsets.UTF_8), HOME)
                .named(person.name());
    }

    static ResponseEntity<byte[]> onwards(ServerWebExchange exchange, Stage stage, String way) {
        var next = "?next=" + URLEncoder.encode(way, StandardCharsets.UTF_8);
        return switch (stage) {
            case CODE -> to(exchange, CODE + next);
            case SET_UP -> to(exchange, SECOND_FACTOR + next);
            case COMPLETE -> to(exchange, way);
        };
    }

    private Mono<ResponseEntity<byte[]>> at(ServerWebExchange exchange, Stage stage, SignInPage page) {
        return signIn.stage(exchange)
                .filter(stage::equals)
                .map(found -> show(exchange, HttpStatus.OK, page))
                .switchIfEmpty(Mono.fromSupplier(() -> to(exchange, SIGN_IN)));
    }

    /** What the person at the form can put right; anything else is said on a page of its own. */
    private Mono<ResponseEntity<byte[]>> refused(ServerWebExchange exchange, SignInPage page, Problem problem) {
        var kind = problem.kind();
        return FAULTS_OF_THE_FORM.contains(kind)
                ? Mono.fromSupplier(() -> show(
                        exchange,
                        kind.status(),
                        page.wrong(problem.faults().stream()
                                .map(Problem.Fault::says)
                                .toList())))
                : Mono.error(problem);
    }

    private ResponseEntity<byte[]> show(ServerWebExchange exchange, HttpStatusCode status, SignInPage page) {
        var request = exchange.getRequest();
        var reader = Reader.of(request);
        var title = switch (page.step()) {
            case PASSWORD -> reader.say(SignInWords.TITLE);
            case CODE -> reader.say(SignInWords.CODE_TITLE);
            case SET_UP -> reader.say(SignInWords.SET_UP_TITLE);
            case RECOVERY -> reader.say(SignInWords.RECOVERY_TITLE);
            case FORGOT -> reader.say(SignInWords.FORGOT_TITLE);
            case SENT -> reader.say(SignInWords.SENT_TITLE);
            case INVITED -> reader.say(SignInWords.INVITED_TITLE, page.name());
        };
        var frame = pages.frame(request, Frame.Section.NONE, title, reader.say(SignInWords.SAY))
                .at(SIGN_IN)
                .unlisted();
        var shown = pages.show(
                status,
                request,
                frame,
                "sign-in",
                Map.of("p", page, "minPassword", PasswordLinks.MIN_PASSWORD_CHARACTERS));
        return ResponseEntity.status(shown.getStatusCode())
                .headers(shown.getHeaders())
                .cacheControl(CacheControl.noStore())
                .body(shown.getBody());
    }

    static ResponseEntity<byte[]> to(ServerWebExchange exchange, String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .cacheControl(CacheControl.noStore())
                .location(URI.create(Reader.of(exchange.getRequest()).in(path)))
                .build();
    }

    /** A page of ours and of nobody else: an address that begins with two slashes is another host's. */
    static String ours(String next) {
        return next.matches("/(?![/\\\\])[!-~]{0,500}") && !next.contains("\\") ? next : HOME;
    }

    private static String value(MultiValueMap<String, String> form, String field) {
        @Nullable String value = form.getFirst(field);
        return value == null ? "" : value;
    }
}
