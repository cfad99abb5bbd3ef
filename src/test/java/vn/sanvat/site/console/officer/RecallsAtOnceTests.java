package vn.sanvat.site.console.officer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.http.HttpMethod;
import vn.sanvat.ApiClient;
import vn.sanvat.ApiClient.Answer;
import vn.sanvat.Awaited;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Product;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.People;
import vn.sanvat.site.Wares;
import vn.sanvat.store.LostAnswers;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.Lot;
import vn.sanvat.trace.RecallOrder;

/** However many recall a lot at once, and by whichever door: one order covers it, and the others are told. */
@ServiceTest
class RecallsAtOnceTests {

    private static final int CONFLICT = 409;
    private static final int STALE = 412;

    /** Which of an order's writes makes it: the first says who is about to. */
    private static final int THE_ORDER = 2;

    @Autowired
    Wares wares;

    @Autowired
    People people;

    @Autowired
    ApiClient api;

    @Autowired
    ReactiveMongoTemplate mongo;

    @Autowired
    LostAnswers answers;

    private Product product;
    private String officer;

    @BeforeEach
    void open() {
        product = wares.approved(wares.maker("HTX Nghệ Thử"), Localized.of("Bột nghệ", "Turmeric"), null);
        officer = people.account(Role.OFFICER);
    }

    @AfterEach
    void loseNothing() {
        answers.lose(0);
    }

    @RepeatedTest(3)
    void ofFiveOrdersForOneLotOneIsGivenAndItsReasonStands() {
        var lot = lot("N01");

        var given = atOnce(IntStream.range(0, 5)
                .<Callable<Answer>>mapToObj(i -> () -> order("Lý do " + i, null, lot))
                .toList());

        assertThat(oneOf(given, 201)).contains(reason(lot));
        assertThat(orders()).hasSize(1);
    }

    @RepeatedTest(3)
    void ofTheDoorOfOneLotAndThatOfSeveralOneRecallsIt() {
        var lot = lot("N01");

        var given = atOnce(List.of(() -> order("Cửa nhiều lô", null, lot), () -> single("Cửa một lô", lot)));

        assertThat(given)
                .filteredOn(answer -> answer.status() < 300)
                .hasSize(1)
                .allSatisfy(answer -> assertThat(answer.body().toString()).contains(reason(lot)));
        assertThat(orders()).hasSize(1);
    }

    @RepeatedTest(3)
    void ofTwoOrdersThatShareALotOneIsGivenAndTheOtherRecallsNothing() {
        var one = lot("N01");
        var two = lot("N02");
        var three = lot("N03");

        var given =
                atOnce(List.of(() -> order("Một và hai", null, one, two), () -> order("Hai và ba", null, two, three)));

        assertThat(oneOf(given, 201)).contains(reason(two));
        assertThat(Stream.of(one, three).filter(lot -> stored(lot).recalled())).hasSize(1);
        assertThat(orders()).hasSize(1);
    }

    @Test
    void ordersForDifferentLotsAtOnceAreAllGiven() {
        var lots = IntStream.range(0, 8).mapToObj(i -> lot("N0" + i)).toList();

        var given = atOnce(lots.stream()
                .<Callable<Answer>>map(lot -> () -> order("Lý do " + lot.number(), null, lot))
                .toList());

        assertThat(given).extracting(Answer::status).containsOnly(201);
        assertThat(lots).allSatisfy(lot -> assertThat(reason(lot)).isEqualTo("Lý do " + lot.number()));
        assertThat(orders()).hasSize(8);
    }

    @Test
    void anOrderWhoseAnswerWasLostKeepsItsLotAndIsCarriedOutWhenSentAgain() {
        var lot = lot("N01");
        answers.lose(THE_ORDER);
        assertThat(order("Lý do đầu", "lost", lot).status()).isEqualTo(503);
        assertThat(stored(lot).recalled()).isFalse();

        var other = order("Lý do sau", "other", lot);

        assertThat(other.status()).isEqualTo(CONFLICT);
        assertThat(other.fields()).containsExactly("lots[0].code");
        assertThat(other.body().toString()).contains("Lô N01 đang được thu hồi", "Lot N01 is being recalled");
        assertThat(single("Lý do sau", lot).status()).isEqualTo(CONFLICT);
        assertThat(order("Lý do đầu", "lost", lot).status()).isEqualTo(201);
        assertThat(reason(lot)).isEqualTo("Lý do đầu");
        assertThat(order("Lý do sau", "other", lot).status()).isEqualTo(STALE);
        assertThat(orders()).hasSize(1);
    }

    /** @return its text; the others are refused, naming the lot at fault */
    private String oneOf(List<Answer> given, int status) {
        var refused = given.stream().filter(answer -> answer.status() != status).toList();
        assertThat(given).as("%s", given).hasSize(refused.size() + 1);
        assertThat(refused).allSatisfy(answer -> {
            assertThat(answer.status()).as("%s", answer.body()).isIn(CONFLICT, STALE);
            assertThat(answer.fields()).isNotEmpty().allMatch(field -> field.startsWith("lots["));
        });
        return given.stream()
                .filter(answer -> answer.status() == status)
                .findFirst()
                .orElseThrow()
                .body()
                .toString();
    }

    private Lot lot(String number) {
        return wares.lot(product, number, LocalDate.of(2099, 1, 1), true);
    }

    private Lot stored(Lot lot) {
        return Awaited.value(mongo.findById(lot.id(), Lot.class));
    }

    private String reason(Lot lot) {
        return Objects.requireNonNull(stored(lot).recall()).reason().vi();
    }

    private List<RecallOrder> orders() {
        return Awaited.value(mongo.findAll(RecallOrder.class).collectList());
    }

    private Answer order(String why, @Nullable String key, Lot... lots) {
        var chosen = Stream.of(lots)
                .map(lot -> Map.of("code", lot.code(), "revision", lot.revision()))
                .toList();
        var body = Map.of("lots", chosen, "reason", said(why), "advice", said(why));
        return api.send(officer, HttpMethod.POST, "/api/recalls", body, headers -> {
            if (key != null) {
                headers.set("Idempotency-Key", key);
            }
        });
    }

    private Answer single(String why, Lot lot) {
        var body = Map.of("reason", said(why), "advice", said(why));
        var path = "/api/lots/" + lot.code() + "/recall";
        return api.send(officer, HttpMethod.POST, path, body, ApiClient.seen(lot.revision()));
    }

    private static Map<String, String> said(String why) {
        return Map.of("vi", why);
    }

    private static List<Answer> atOnce(List<Callable<Answer>> calls) {
        var start = new CountDownLatch(1);
        var under = new ArrayList<Future<Answer>>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var call : calls) {
                under.add(callers.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            start.countDown();
        }
        return under.stream().map(RecallsAtOnceTests::done).toList();
    }

    private static Answer done(Future<Answer> call) {
        try {
            return call.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
