package vn.sanvat.identity.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import vn.sanvat.SanVat;
import vn.sanvat.identity.Account;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.Account.State;
import vn.sanvat.identity.People;
import vn.sanvat.identity.account.AccountStore;

/** Signing in by a provider of OpenID Connect, on two instances that share a database. */
class ProviderSignInTests {

    private static final String EMAIL = "hoa@so.example";

    private static final String HASH = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(People.PASSWORD);

    /** A host of its own, as behind a proxy; nobody asks it. */
    private static final String PUBLIC = "http://sanvat.localhost";

    private static MongoServer database;
    private static StubProvider provider;
    private static ConfigurableApplicationContext first;
    private static ConfigurableApplicationContext second;
    private static HttpClient http;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        database = new MongoServer(H2Backend.inMemory());
        provider = StubProvider.start();
        var uri = "mongodb://127.0.0.1:" + database.bind().getPort() + "/sanvat";
        first = instance(uri, folder.resolve("first"));
        second = instance(uri, folder.resolve("second"), "--sanvat.identity.trust-provider-second-factor=true");
        http = HttpClient.newHttpClient();
    }

    private static ConfigurableApplicationContext instance(String uri, Path folder, String... more) {
        var registration = "--spring.security.oauth2.client.registration.so.";
        var arguments = new ArrayList<>(List.of(
                "--spring.mongodb.uri=" + uri,
                "--server.port=0",
                "--sanvat.base-url=" + PUBLIC,
                "--sanvat.search.folder=" + folder,
                "--sanvat.message.folder=" + folder.resolve("messages"),
                "--sanvat.identity.admin-password=" + People.PASSWORD,
                "--sanvat.sample.enabled=false",
                registration + "client-id=" + StubProvider.CLIENT,
                registration + "client-secret=" + StubProvider.SECRET,
                registration + "client-name=Cổng tỉnh",
                "--spring.security.oauth2.client.provider.so.issuer-uri=" + provider.issuer(),
                "--spring.security.oauth2.client.registration.gone.client-id=x",
                "--spring.security.oauth2.client.registration.gone.client-secret=x",
                // Nobody listens there.
                "--spring.security.oauth2.client.provider.gone.issuer-uri=http://127.0.0.1:1"));
        arguments.addAll(List.of(more));
        return new SpringApplicationBuilder(SanVat.class).run(arguments.toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        http.close();
        second.close();
        first.close();
        provider.close();
        database.shutdownNow();
    }

    @BeforeEach
    void anOfficerWhomTheProviderKnows() {
        var mongo = first.getBean(ReactiveMongoTemplate.class);
        for (var collection : List.of("accounts", "sign-in-names", "sessions")) {
            mongo.remove(new Query(), collection).block();
        }
        provider.breaks(false);
        provider.says(claims -> claims.claim("email", EMAIL).claim("email_verified", true));
        var now = first.getBean(Clock.class).instant();
        var person = new Account.Person("Chị Hoa", null, EMAIL);
        accounts()
                .insert(Account.invited("hoa", person, Role.OFFICER, List.of(), now, now)
                        .withPassword(HASH, now))
                .block();
    }

    private static AccountStore accounts() {
        return first.getBean(AccountStore.class);
    }

    private static void change(UnaryOperator<Account> change) {
        accounts().save(change.apply(hoa())).block();
    }

    private static Account hoa() {
        return Objects.requireNonNull(accounts().find("hoa").block());
    }

    private static Instant now() {
        return first.getBean(Clock.class).instant();
    }

    /** A browser: it follows nothing by itself, and keeps what cookies it is given. */
    private static final class Visitor {

        private final Map<String, String> cookies = new LinkedHashMap<>();

        private HttpResponse<String> get(ConfigurableApplicationContext instance, String path) throws Exception {
            return send(instance, path, HttpRequest.newBuilder().GET());
        }

        private HttpResponse<String> send(
                ConfigurableApplicationContext instance, String path, HttpRequest.Builder request) throws Exception {
            var port = instance.getEnvironment().getProperty("local.server.port");
            request.uri(URI.create("http://127.0.0.1:" + port + path))
                    .header("Accept", "text/html,application/json;q=0.9");
            if (!cookies.isEmpty()) {
                request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        }

        private void keep(String cookie) {
            var pair = cookie.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty()) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }

        /** To the provider, where the person consents, and back to an instance. @return where that leads */
        private String signIn(ConfigurableApplicationContext begun, ConfigurableApplicationContext finished)
                throws Exception {
            return back(finished, provider.consent(begin(begun)));
        }

        private URI begin(ConfigurableApplicationContext instance) throws Exception {
            return URI.create(location(get(instance, "/sign-in/with/so?next=/catalog")));
        }

        private String back(ConfigurableApplicationContext instance, URI callback) throws Exception {
            return location(get(instance, callback.getRawPath() + "?" + callback.getRawQuery()));
        }

        private boolean signedIn(ConfigurableApplicationContext instance) throws Exception {
            return get(instance, "/api/me").statusCode() == 200;
        }
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void theSignInPageShowsAButtonForEachProvider() throws Exception {
        var page = new Visitor().get(first, "/sign-in?next=/catalog").body();

        assertThat(page)
                .contains("Đăng nhập bằng Cổng tỉnh", "href=\"/sign-in/with/so?next=%2Fcatalog\"", "with/gone?");
    }

    @Test
    void whoTheProviderKnowsComesToWhereHeWantedToGo() throws Exception {
        var hoa = new Visitor();

        var question = StubProvider.query(hoa.begin(first).getRawQuery());
        assertThat(question)
                .containsEntry("redirect_uri", PUBLIC + "/sign-in/from/so")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "nonce", "code_challenge");
        assertThat(question.getOrDefault("scope", "").split(" ")).containsExactlyInAnyOrder("openid", "email");
        assertThat(hoa.signIn(first, first)).isEqualTo("/catalog");
        assertThat(hoa.get(first, "/api/me").body()).contains("\"id\":\"hoa\"");
    }

    @Test
    void anotherInstanceHearsTheAnswerAndKnowsTheSession() throws Exception {
        var hoa = new Visitor();

        assertThat(hoa.signIn(first, second)).isEqualTo("/catalog");

        assertThat(hoa.signedIn(first)).isTrue();
    }

    @Test
    void theCookieOfTheQuestionCanNeitherBeReadNorSentAlongByOtherSitesAndIsGoneAfterTheAnswer() throws Exception {
        var hoa = new Visitor();
        var begun = hoa.get(first, "/sign-in/with/so?next=/catalog");

        var cookie = begun.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).containsIgnoringCase("HttpOnly").contains("SameSite=Lax", "Path=/sign-in", "Max-Age=900");
        var state =
                StubProvider.query(URI.create(location(begun)).getRawQuery()).get("state");
        assertThat(new String(
                        java.util.Base64.getUrlDecoder().decode(hoa.cookies.get(AuthorizationRequestCookie.NAME)),
                        StandardCharsets.ISO_8859_1))
                .doesNotContain(state, "catalog");
        hoa.back(first, provider.consent(URI.create(location(begun))));
        assertThat(hoa.cookies)
                .doesNotContainKey(AuthorizationRequestCookie.NAME)
                .containsKey("sanvat-session");
    }

    @Test
    void aWrongStateAnAlteredCookieAndNoCookieBeginAgain() throws Exception {
        var wrong = new Visitor();
        var callback = provider.consent(wrong.begin(first)).toString().replaceAll("state=.*", "state=other");
        assertThat(wrong.back(first, URI.create(callback))).isEqualTo("/sign-in?after=begin-again");

        var altered = new Visitor();
        callback = provider.consent(altered.begin(first)).toString();
        altered.cookies.compute(
                AuthorizationRequestCookie.NAME, (name, value) -> value.substring(0, value.length() - 6) + "AAAAAA");
        assertThat(altered.back(first, URI.create(callback))).isEqualTo("/sign-in?after=begin-again");

        var stranger = new Visitor();
        assertThat(stranger.back(first, URI.create(callback))).isEqualTo("/sign-in?after=begin-again");
        assertThat(stranger.get(first, "/sign-in/from/so").statusCode()).isEqualTo(303);

        assertThat(stranger.get(first, "/sign-in?after=begin-again").body()).contains("bắt đầu ở nơi khác");
        assertThat(stranger.get(first, "/sign-in?after=begin-again&lang=en").body())
                .contains("begun elsewhere");
    }

    @Test
    void anAnswerIsGoodOnceAndForTheProviderThatWasAsked() throws Exception {
        var hoa = new Visitor();
        var callback = provider.consent(hoa.begin(first));
        var cookie = hoa.cookies.get(AuthorizationRequestCookie.NAME);
        assertThat(hoa.back(first, URI.create(callback.toString().replace("/from/so", "/from/gone"))))
                .isEqualTo("/sign-in?after=begin-again");

        hoa.cookies.put(AuthorizationRequestCookie.NAME, cookie);
        assertThat(hoa.back(first, callback)).isEqualTo("/catalog");
        hoa.cookies.put(AuthorizationRequestCookie.NAME, cookie);
        assertThat(hoa.back(first, callback)).isEqualTo("/sign-in?after=begin-again");
    }

    private String refusedWith(Consumer<JWTClaimsSet.Builder> claims) throws Exception {
        provider.says(claims);
        var visitor = new Visitor();
        var leads = visitor.signIn(first, first);
        assertThat(visitor.signedIn(first)).as(leads).isFalse();
        return leads;
    }

    @Test
    void aTokenThatIsTooOldForSomebodyElseOrForAnotherQuestionIsNotTrusted() throws Exception {
        var past = Date.from(Instant.now().minusSeconds(600));

        assertThat(refusedWith(claims -> claims.issueTime(past).expirationTime(past)))
                .isEqualTo("/sign-in?after=not-trusted");
        assertThat(refusedWith(claims -> claims.audience("another"))).isEqualTo("/sign-in?after=not-trusted");
        assertThat(refusedWith(claims -> claims.issuer("https://other.example")))
                .isEqualTo("/sign-in?after=not-trusted");
        assertThat(refusedWith(claims -> claims.claim("nonce", "another"))).isEqualTo("/sign-in?after=begin-again");
    }

    @Test
    void whoHasNoAccountGetsNone() throws Exception {
        assertThat(refusedWith(claims -> claims.claim("email", "la@so.example").claim("email_verified", true)))
                .isEqualTo("/sign-in?after=unknown");

        assertThat(new Visitor().get(first, "/sign-in?after=unknown").body()).contains("Hãy nhờ quản lý");
        assertThat(accounts().withEmail("la@so.example").block()).isNull();
    }

    @Test
    void anAddressThatTheProviderDoesNotVouchForOpensNothing() throws Exception {
        assertThat(refusedWith(claims -> claims.claim("email", EMAIL).claim("email_verified", false)))
                .isEqualTo("/sign-in?after=unverified");
        assertThat(refusedWith(claims -> claims.claim("email", EMAIL))).isEqualTo("/sign-in?after=unverified");
        assertThat(refusedWith(claims -> {})).isEqualTo("/sign-in?after=unverified");
        assertThat(hoa().subjects()).isEmpty();
    }

    @Test
    void anAccountsIdOrTelephoneNumberIsNoAddress() throws Exception {
        assertThat(refusedWith(claims -> claims.claim("email", "hoa").claim("email_verified", true)))
                .isEqualTo("/sign-in?after=unknown");
    }

    @Test
    void whoIsSuspendedIsToldWhomToAsk() throws Exception {
        change(account -> account.in(State.SUSPENDED, now()));

        assertThat(new Visitor().signIn(first, first)).isEqualTo("/sign-in?after=suspended");

        assertThat(new Visitor().get(first, "/sign-in?after=suspended&lang=en").body())
                .contains("This account is suspended");
        assertThat(hoa().subjects()).isEmpty();
    }

    @Test
    void afterTheFirstTimeTheProvidersOwnNameFindsTheAccount() throws Exception {
        new Visitor().signIn(first, first);

        provider.says(claims -> {});
        assertThat(new Visitor().signIn(second, second)).isEqualTo("/catalog");
        // The address has passed to somebody else there.
        assertThat(refusedWith(
                        claims -> claims.subject("s2").claim("email", EMAIL).claim("email_verified", true)))
                .isEqualTo("/sign-in?after=unknown");
    }

    @Test
    void anotherAddressOrAnErasedPersonEndsWhatTheProviderOpened() throws Exception {
        new Visitor().signIn(first, first);
        change(account ->
                account.as(new Account.Person("Chị Hoa", null, "hoa@moi.example"), Role.OFFICER, List.of(), now()));

        assertThat(refusedWith(claims -> claims.claim("email", EMAIL).claim("email_verified", true)))
                .isEqualTo("/sign-in?after=unknown");
        change(account -> account.erased(now()));
        assertThat(refusedWith(
                        claims -> claims.claim("email", "hoa@moi.example").claim("email_verified", true)))
                .isEqualTo("/sign-in?after=unknown");
    }

    @Test
    void ourSecondFactorIsAskedForUnlessThisOfficeTrustsTheProviders() throws Exception {
        change(account -> account.with(new Account.SecondFactor("JBSWY3DPEHPK3PXP", 0, List.of()), now()));
        provider.says(claims ->
                claims.claim("email", EMAIL).claim("email_verified", true).claim("amr", List.of("pwd", "mfa")));

        var asked = new Visitor();
        assertThat(asked.signIn(first, first)).startsWith("/sign-in/code?next=");
        assertThat(asked.signedIn(first)).isFalse();
        assertThat(new Visitor().signIn(first, second)).isEqualTo("/catalog");
        provider.says(claims -> claims.claim("amr", List.of("pwd")));
        assertThat(new Visitor().signIn(first, second)).startsWith("/sign-in/code?next=");
    }

    @Test
    void whoCancelsAtTheProviderIsAskedAgain() throws Exception {
        var hoa = new Visitor();
        var state = StubProvider.query(hoa.begin(first).getRawQuery()).get("state");

        assertThat(hoa.get(
                                first,
                                "/sign-in/from/so?error=access_denied&state="
                                        + URLEncoder.encode(state, StandardCharsets.UTF_8))
                        .headers()
                        .firstValue("Location"))
                .contains("/sign-in?after=cancelled");
    }

    @Test
    void aProviderThatIsAwayIsSaidToBeAndThePasswordGoesOn() throws Exception {
        var hoa = new Visitor();
        assertThat(location(hoa.get(first, "/sign-in/with/gone"))).isEqualTo("/sign-in?after=away");
        var callback = provider.consent(hoa.begin(first));
        provider.breaks(true);
        assertThat(hoa.back(first, callback)).isEqualTo("/sign-in?after=away");
        assertThat(hoa.get(first, "/sign-in?after=away").body()).contains("hiện không trả lời");

        var form = "next=/catalog&name=" + EMAIL.replace("@", "%40") + "&password=" + People.PASSWORD;
        var answer = hoa.send(
                first,
                "/sign-in",
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
        assertThat(location(answer)).isEqualTo("/catalog");
    }

    @ParameterizedTest
    @CsvSource({"//evil.example", "https://evil.example", "/%5Cevil.example"})
    void theWayLeadsToNobodyElsesPage(String next) throws Exception {
        var hoa = new Visitor();
        var page = URI.create(location(hoa.get(first, "/sign-in/with/so?next=" + next)));

        assertThat(hoa.back(first, provider.consent(page))).isEqualTo("/console/");
    }

    @Test
    void aProviderThatNobodyConfiguredIsNotFound() throws Exception {
        assertThat(new Visitor().get(first, "/sign-in/with/other").statusCode()).isEqualTo(404);
        assertThat(new Visitor()
                        .get(first, "/sign-in/from/other?code=c&state=s")
                        .statusCode())
                .isEqualTo(404);
    }
}
