package vn.sanvat.site;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Listings;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.evidence.Dossier;
import vn.sanvat.store.Cursor;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.Events;
import vn.sanvat.trace.Lots;
import vn.sanvat.trace.Recalls;

/**
 * What a lot page, a list, and a look for what has changed take over so many records of a commune. Run by
 * {@code bench/embedded.sh}.
 */
@ServiceTest
class EmbeddedStoreBenchmark {

    private static final int FEW_EVENTS = 200;
    private static final int MANY_EVENTS = 20_000;
    private static final int GOODS = 5_000;
    private static final int BATCH = 500;
    private static final int WARM = 300;
    private static final int ASKED = 100;
    private static final int PAGE_SIZE = 24;

    @Autowired
    WebTestClient http;

    @Autowired
    Cooperatives cooperatives;

    @Autowired
    Catalog catalog;

    @Autowired
    Listings listings;

    @Autowired
    Dossier dossier;

    @Autowired
    Lots lots;

    @Autowired
    Recalls recalls;

    @Autowired
    Events events;

    @Autowired
    ReactiveMongoTemplate mongo;

    @Test
    void pagesOverTheRecordsOfACommune() {
        var wares = new Wares(cooperatives, catalog, listings, dossier, lots, recalls, events);
        var turmeric =
                wares.approved(wares.maker("HTX Nghệ Thử"), Localized.of("Bột nghệ", "Turmeric powder"), Wares.GTIN);
        var lot = wares.lot(turmeric, "N01", LocalDate.of(2099, 1, 1), true);
        wares.packed(lot);
        var event = first("events");
        fill("events", event, FEW_EVENTS - 1, EmbeddedStoreBenchmark::ofAnotherLot);
        ask("warm-up", "/l/" + lot.code() + "?lang=vi&w=", WARM);
        double few = ask("lot page over 200 events", "/l/" + lot.code() + "?lang=vi&a=", ASKED);
        fill("events", event, MANY_EVENTS - FEW_EVENTS, EmbeddedStoreBenchmark::ofAnotherLot);
        double many = ask("lot page over 20,000 events", "/l/" + lot.code() + "?lang=vi&b=", ASKED);
        System.out.printf("%-40s %8.2f of 5 allowed%n", "times as long", many / few);

        fill("products", first("products"), GOODS - 1, EmbeddedStoreBenchmark::another);
        ask("list of 5,000 goods, page after page", "/api/products?size=" + PAGE_SIZE + "&page=", GOODS / PAGE_SIZE);
        var now = Instant.now();
        print("look for changes, the first after a write", looks(i -> now.plusMillis(i)));
        print("look for changes, the same again", looks(i -> now));
    }

    private long[] looks(IntFunction<Instant> from) {
        return IntStream.range(0, ASKED)
                .mapToLong(i -> timed(() -> mongo.find(
                                Cursor.before(from.apply(i)).next("updatedAt", BATCH), Document.class, "products")
                        .collectList()
                        .block()))
                .toArray();
    }

    private Document first(String collection) {
        return Objects.requireNonNull(mongo.findAll(Document.class, collection).blockFirst());
    }

    private void fill(String collection, Document like, int count, BiConsumer<Document, String> change) {
        long began = System.nanoTime();
        Flux.range(0, count)
                .map(i -> {
                    var one = Document.parse(like.toJson());
                    change.accept(one, UUID.randomUUID().toString());
                    return one;
                })
                .buffer(BATCH)
                .concatMap(some -> mongo.getCollection(collection).flatMapMany(into -> into.insertMany(some)))
                .blockLast();
        System.out.printf("%-40s %8.0f ms%n", count + " " + collection + " stored", (System.nanoTime() - began) / 1e6);
    }

    private static void ofAnotherLot(Document event, String id) {
        event.put("_id", "urn:uuid:" + id);
        var classes = new ArrayList<>(event.getList("outputs", Document.class, List.of()));
        classes.addAll(event.getList("inputs", Document.class, List.of()));
        classes.forEach(one -> one.put("epcClass", "urn:sanvat:lot:" + id));
    }

    private static void another(Document product, String id) {
        product.put("_id", id);
        product.put("shown", product.getString("shown") + " " + id);
    }

    /** Each address once, so that no kept answer is given. */
    private double ask(String what, String address, int count) {
        return print(
                what,
                IntStream.range(0, count)
                        .mapToLong(i -> timed(() -> http.get()
                                .uri(address + (i + 1))
                                .exchange()
                                .expectStatus()
                                .isOk()
                                .expectBody()
                                .returnResult()))
                        .toArray());
    }

    private static long timed(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return System.nanoTime() - began;
    }

    private static double print(String what, long[] times) {
        Arrays.sort(times);
        double median = times[times.length / 2] / 1e6;
        System.out.printf("%-40s p50 %8.2f ms   p95 %8.2f ms%n", what, median, times[times.length * 95 / 100] / 1e6);
        return median;
    }
}
