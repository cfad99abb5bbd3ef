package vn.sanvat.publish.medusa;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A shop that behaves as Medusa 2.21 was measured to: handles and SKUs are unique, external ids are not, a batch is taken or
 * refused whole and without an index, unknown option values and {@code options} in an update are refused.
 */
public final class StubMedusa implements AutoCloseable {

    public static final String KEY = "sk_for_tests";
    public static final String CHANNEL = "sc_test";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DisposableServer server;
    private final List<ObjectNode> products = new ArrayList<>();
    private final Queue<Fault> faults = new ArrayDeque<>();
    private final List<String> calls = new ArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();
    private boolean keyRevoked;

    /** What goes wrong with the next call that it matches. */
    private record Fault(
            Predicate<String> call,
            Kind kind,
            int status,
            @Nullable String retryAfter) {
        enum Kind {
            ANSWER,
            SILENCE,
            /** The work is done, the answer does not arrive. */
            LOST
        }
    }

    private record Reply(int status, JsonNode body) {}

    /** A refusal that undoes the whole call. */
    private static final class Refusal extends RuntimeException {
        private final int status;

        Refusal(int status, String message) {
            super(message);
            this.status = status;
        }
    }

    public StubMedusa() {
        this.server = requireNonNull(HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(this::handle)
                .bindNow());
    }

    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** The calls so far, such as {@code POST /admin/products/batch}. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    public synchronized void forgetCalls() {
        calls.clear();
    }

    public synchronized void revokeKey() {
        keyRevoked = true;
    }

    public synchronized void restoreKey() {
        keyRevoked = false;
    }

    /** The next POST is answered so, and does nothing. */
    public synchronized void failNextPost(int status, @Nullable String retryAfter) {
        faults.add(new Fault(call -> call.startsWith("POST"), Fault.Kind.ANSWER, status, retryAfter));
    }

    /** The next GET is answered so. */
    public synchronized void failNextGet(int status) {
        faults.add(new Fault(call -> call.startsWith("GET"), Fault.Kind.ANSWER, status, null));
    }

    /** The next POST is never answered, and does nothing. */
    public synchronized void beSilentOnce() {
        faults.add(new Fault(call -> call.startsWith("POST"), Fault.Kind.SILENCE, 0, null));
    }

    /** The next POST does its work, but its answer is lost. */
    public synchronized void loseNextAnswer() {
        faults.add(new Fault(call -> call.startsWith("POST"), Fault.Kind.LOST, 0, null));
    }

    public synchronized List<ObjectNode> with(String externalId) {
        return products.stream()
                .filter(product -> product.path("external_id").asString("").equals(externalId))
                .toList();
    }

    /** Those that buyers see. */
    public synchronized List<String> visible() {
        return products.stream()
                .filter(product -> product.path("status").asString("").equals("published"))
                .map(product -> product.path("external_id").asString(""))
                .sorted()
                .toList();
    }

    /** A product that somebody made there by hand. */
    public synchronized void put(String handle, @Nullable String externalId, String status) {
        var product = JSON.createObjectNode();
        product.put("title", "by hand")
                .put("handle", handle)
                .put("external_id", externalId)
                .put("status", status);
        product.set("variants", JSON.createArrayNode());
        product.set("options", JSON.createArrayNode());
        product.put("id", "prod_%06d".formatted(ids.incrementAndGet()));
        products.add(product);
    }

    /** One that we published. */
    public synchronized void putOurs(String externalId) {
        put(externalId, externalId, "published");
        products.getLast().putObject("metadata").put("sanvat_hash", "hash");
    }

    public synchronized void rename(String externalId, String to) {
        with(externalId).forEach(product -> product.put("external_id", to));
    }

    public synchronized void delete(String externalId) {
        products.removeIf(product -> product.path("external_id").asString("").equals(externalId));
    }

    @Override
    public void close() {
        server.disposeNow(Duration.ofSeconds(5));
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        return request.receive()
                .aggregate()
                .asString()
                .defaultIfEmpty("")
                .flatMap(body -> answer(request, response, body));
    }

    private synchronized Mono<Void> answer(HttpServerRequest request, HttpServerResponse response, String body) {
        var uri = UriComponentsBuilder.fromUriString(request.uri()).build();
        var call = request.method().name() + " " + uri.getPath();
        calls.add(call);
        var expected = "Basic " + Base64.getEncoder().encodeToString((KEY + ":").getBytes(StandardCharsets.UTF_8));
        if (keyRevoked || !expected.equals(request.requestHeaders().get("authorization"))) {
            return send(response, 401, "{\"message\":\"Unauthorized\"}");
        }
        var fault = faults.peek();
        if (fault != null && fault.call().test(call)) {
            faults.remove();
            return wrong(fault, response, () -> reply(call, uri.getQueryParams(), body));
        }
        var reply = reply(call, uri.getQueryParams(), body);
        return send(response, reply.status(), reply.body().toString());
    }

    private static Mono<Void> wrong(Fault fault, HttpServerResponse response, Runnable work) {
        if (fault.kind() == Fault.Kind.ANSWER) {
            if (fault.retryAfter() != null) {
                response.header("retry-after", fault.retryAfter());
            }
            return send(response, fault.status(), "{\"message\":\"as told\"}");
        }
        if (fault.kind() == Fault.Kind.LOST) {
            work.run();
        }
        return Mono.never();
    }

    private static Mono<Void> send(HttpServerResponse response, int status, String body) {
        return response.status(status)
                .header("content-type", "application/json")
                .sendString(Mono.just(body))
                .then();
    }

    private Reply reply(String call, Map<String, List<String>> query, String body) {
        var before = products.stream().map(ObjectNode::deepCopy).toList();
        try {
            if (call.equals("GET /admin/products")) {
                return new Reply(200, list(query));
            }
            if (call.equals("POST /admin/products/batch")) {
                return new Reply(200, batch(JSON.readTree(body)));
            }
            if (call.matches("POST /admin/products/[^/]+/options/batch")) {
                addValues(call.split("/", -1)[3], JSON.readTree(body));
                return new Reply(200, JSON.createObjectNode());
            }
            return new Reply(404, JSON.createObjectNode().put("message", "no such route: " + call));
        } catch (Refusal refusal) {
            products.clear();
            products.addAll(before);
            return new Reply(
                    refusal.status,
                    JSON.createObjectNode().put("type", "invalid_data").put("message", refusal.getMessage()));
        }
    }

    private JsonNode list(Map<String, List<String>> query) {
        var found = products.stream()
                .filter(product -> matches(product, "external_id", query))
                .filter(product -> matches(product, "handle", query))
                .skip(Long.parseLong(query.getOrDefault("offset", List.of("0")).getFirst()))
                .limit(Long.parseLong(query.getOrDefault("limit", List.of("50")).getFirst()))
                .toList();
        var answer = JSON.createObjectNode().put("count", found.size());
        answer.putArray("products").addAll(found);
        return answer;
    }

    private static boolean matches(ObjectNode product, String field, Map<String, List<String>> query) {
        var desired = query.getOrDefault(field + "%5B%5D", query.get(field + "[]"));
        return desired == null || desired.contains(product.path(field).asString(""));
    }

    private JsonNode batch(JsonNode body) {
        var answer = JSON.createObjectNode();
        var created = answer.putArray("created");
        var updated = answer.putArray("updated");
        body.path("create").forEach(item -> created.add(create((ObjectNode) item.deepCopy())));
        body.path("update").forEach(item -> updated.add(update((ObjectNode) item.deepCopy())));
        return answer;
    }

    private ObjectNode create(ObjectNode product) {
        var handle = product.path("handle").asString("");
        if (products.stream().anyMatch(each -> each.path("handle").asString("").equals(handle))) {
            throw new Refusal(400, "Product with handle: " + handle + ", already exists.");
        }
        if (product.path("title").asString("").isEmpty()) {
            throw new Refusal(400, "Invalid request: Field 'create, 0, title' is required");
        }
        if (product.path("title").asString("").contains("BAD")) {
            throw new Refusal(400, "Invalid request: something is bad");
        }
        product.put("id", "prod_%06d".formatted(ids.incrementAndGet()));
        for (var option : product.withArray("options")) {
            ((ObjectNode) option).put("id", "opt_" + ids.incrementAndGet());
            var values = JSON.createArrayNode();
            option.path("values").forEach(value -> values.addObject().put("value", value.asString("")));
            ((ObjectNode) option).set("values", values);
        }
        checkVariants(product, product.path("variants"));
        products.add(product);
        return product;
    }

    private ObjectNode update(ObjectNode change) {
        var product = products.stream()
                .filter(each -> each.path("id").equals(change.path("id")))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        404,
                        "Unable to update the products with ids: "
                                + change.path("id").asString("")));
        if (change.has("options")) {
            throw new Refusal(400, "Invalid request: The 'options' property was removed in version 2.16.0.");
        }
        if (change.has("variants")) {
            checkVariants(product, change.path("variants"));
        }
        product.setAll(change);
        return product;
    }

    private void checkVariants(ObjectNode product, JsonNode variants) {
        var values = StreamSupport.stream(product.path("options").spliterator(), false)
                .flatMap(option -> StreamSupport.stream(option.path("values").spliterator(), false))
                .map(value -> value.path("value").asString(""))
                .toList();
        for (var variant : variants) {
            var sku = variant.path("sku").asString("");
            var elsewhere = products.stream()
                    .filter(each -> !each.path("handle").equals(product.path("handle")))
                    .flatMap(each -> skus(each));
            if (elsewhere.anyMatch(sku::equals)) {
                throw new Refusal(400, "Product variant with sku: " + sku + ", already exists.");
            }
            for (var value : variant.path("options")) {
                if (!values.contains(value.asString(""))) {
                    throw new Refusal(
                            400, "Option value " + value.asString("") + " does not exist for option Quy cách");
                }
            }
            var known = Stream.of(product).flatMap(each -> skus(each)).anyMatch(sku::equals);
            if (known && product.has("id") && products.contains(product) && !variant.has("id")) {
                throw new Refusal(400, "Product variant with sku: " + sku + ", already exists.");
            }
            if (!variant.has("id")) {
                ((ObjectNode) variant).put("id", "variant_" + ids.incrementAndGet());
            }
        }
    }

    private static Stream<String> skus(ObjectNode product) {
        return StreamSupport.stream(product.path("variants").spliterator(), false)
                .map(variant -> variant.path("sku").asString(""));
    }

    private void addValues(String product, JsonNode body) {
        var found = products.stream()
                .filter(each -> each.path("id").asString("").equals(product))
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "Product not found"));
        var values = found.withArray("options").get(0).withArray("values");
        for (var change : body.path("update")) {
            change.path("add").forEach(value -> values.add(value.deepCopy()));
        }
    }
}
