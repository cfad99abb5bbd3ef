package vn.sanvat.identity.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A provider of OpenID Connect on this machine: discovery, a code for whoever asks, tokens signed with RS256, and its keys. */
final class StubProvider implements AutoCloseable {

    static final String CLIENT = "sanvat";
    static final String SECRET = "the-stub's-secret";

    private final HttpServer server;
    private final RSAKey key;

    /** Code to the question for which it was given. */
    private final Map<String, Map<String, String>> asked = new ConcurrentHashMap<>();

    private volatile Consumer<JWTClaimsSet.Builder> who = claims -> {};
    private volatile boolean broken;

    private StubProvider(HttpServer server, RSAKey key) {
        this.server = server;
        this.key = key;
    }

    static StubProvider start() throws IOException, JOSEException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var stub = new StubProvider(
                server,
                new RSAKeyGenerator(2048)
                        .keyID("k1")
                        .algorithm(JWSAlgorithm.RS256)
                        .generate());
        server.createContext("/.well-known/openid-configuration", exchange -> stub.answer(exchange, stub.discovery()));
        server.createContext("/keys", exchange -> stub.answer(exchange, new JWKSet(stub.key.toPublicJWK()).toString()));
        server.createContext("/token", stub::token);
        server.start();
        return stub;
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What it says of who signs in next; a claim that is set to null is left out. */
    void says(Consumer<JWTClaimsSet.Builder> claims) {
        who = claims;
    }

    void breaks(boolean breaks) {
        broken = breaks;
    }

    /** The person consents: where the browser is sent back to. */
    URI consent(URI page) {
        var question = query(page.getRawQuery());
        var code = "code-" + asked.size();
        asked.put(code, question);
        return URI.create(question.get("redirect_uri") + "?code=" + code + "&state="
                + java.net.URLEncoder.encode(question.get("state"), StandardCharsets.UTF_8));
    }

    static Map<String, String> query(String raw) {
        return Arrays.stream(raw.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private String discovery() {
        return """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/keys", "response_types_supported": ["code"], "subject_types_supported": ["public"],
                 "id_token_signing_alg_values_supported": ["RS256"]}
                """.formatted(issuer());
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = query(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var question = asked.remove(form.getOrDefault("code", ""));
        if (question == null
                || !challenge(form.getOrDefault("code_verifier", "")).equals(question.get("code_challenge"))) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            var body = "{\"error\": \"invalid_grant\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(400, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
            return;
        }
        answer(exchange, """
                {"access_token": "a", "token_type": "Bearer", "expires_in": 60, "id_token": "%s"}
                """.formatted(idToken(question.getOrDefault("nonce", ""))));
    }

    private String idToken(String nonce) {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .subject("s1")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .claim("nonce", nonce);
        who.accept(claims);
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(), claims.build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 7636, section 4.2. */
    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange, String json) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(broken ? 500 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
