package vn.sanvat.catalog;

import static vn.sanvat.Awaited.value;
import static vn.sanvat.catalog.SomeProduct.json;
import static vn.sanvat.catalog.SomeProduct.packJson;

import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import vn.sanvat.ServiceTest;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.cooperative.SomeCooperative;

/** What the first page of the review queue takes, of 50 and of 5,000 that wait. Run by {@code bench/review.sh}. */
@ServiceTest
class ReviewQueueBenchmark {

    private static final int FEW = 50;
    private static final int MANY = 5_000;
    private static final int BATCH = 500;
    private static final int WARM = 100;
    private static final int ASKED = 100;
    private static final String QUEUE = "/api/products?state=SUBMITTED&order=SUBMITTED&size=50";

    @Autowired
    WebTestClient http;

    @Autowired
    Cooperatives cooperatives;

    @Autowired
    ReactiveMongoTemplate mongo;

    @Test
    void aPageOfFewAndOfMany() {
        var maker = value(SomeCooperative.approved(cooperatives, SomeCooperative.draft("HTX Thử")))
                .id();
        var officer = http.mutate()
                .defaultHeaders(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .build();
        officer.post()
                .uri("/api/products")
                .bodyValue(json(maker, packJson()))
                .exchange()
                .expectStatus()
                .isCreated();
        officer.post()
                .uri("/api/products/bot-nghe/submit")
                .header("If-Match", "\"1\"")
                .exchange()
                .expectStatus()
                .isOk();
        fill(1, FEW);
        ask(officer, WARM, false);
        double few = print("first page, 50 wait", ask(officer, ASKED, false));
        double fewWritten = print("the same, each after a write", ask(officer, ASKED, true));
        fill(FEW, MANY);
        ask(officer, WARM, false);
        double many = print("first page, 5,000 wait", ask(officer, ASKED, false));
        double manyWritten = print("the same, each after a write", ask(officer, ASKED, true));
        System.out.printf("%-40s %8.2f of 2 allowed%n", "times as long", many / few);
        System.out.printf("%-40s %8.2f%n", "times as long, each after a write", manyWritten / fewWritten);
    }

    private void fill(int from, int to) {
        var like =
                Objects.requireNonNull(mongo.findAll(Document.class, "products").blockFirst());
        Flux.range(from, to - from)
                .map(i -> {
                    var one = Document.parse(like.toJson());
                    one.put("_id", "bot-nghe-" + i);
                    one.put("order", "bot nghe " + i);
                    one.get("listing", Document.class)
                            .put("changedAt", Date.from(Instant.now().plusSeconds(i)));
                    return one;
                })
                .buffer(BATCH)
                .concatMap(some -> mongo.getCollection("products").flatMapMany(into -> into.insertMany(some)))
                .blockLast();
    }

    /** @param writing whether something is written into the collection before each, so that nothing kept is given */
    private long[] ask(WebTestClient officer, int count, boolean writing) {
        return IntStream.range(0, count)
                .mapToLong(i -> {
                    if (writing) {
                        mongo.save(new Document("_id", "written").append("i", i), "products")
                                .block();
                    }
                    long began = System.nanoTime();
                    officer.get()
                            .uri(QUEUE)
                            .exchange()
                            .expectStatus()
                            .isOk()
                            .expectBody()
                            .returnResult();
                    return System.nanoTime() - began;
                })
                .toArray();
    }

    private static double print(String what, long[] times) {
        Arrays.sort(times);
        double median = times[times.length / 2] / 1e6;
        System.out.printf("%-40s p50 %8.2f ms   p95 %8.2f ms%n", what, median, times[times.length * 95 / 100] / 1e6);
        return median;
    }
}
