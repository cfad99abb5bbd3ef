package vn.sanvat.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sanvat.Awaited.value;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import vn.sanvat.ServiceTest;
import vn.sanvat.gs1.LotNumber;
import vn.sanvat.trace.journey.Descendants;

/** However many lots there are, so many are read, and what is left out is said. */
@ServiceTest
class ManyLotsTests {

    @Autowired
    LotFinder lots;

    @Autowired
    ReactiveMongoTemplate mongo;

    /** The later its number, the newer. */
    private static Lot lot(String product, int i) {
        var one = Diary.lot("urn:sanvat:lot:" + product + "-" + i);
        return new Lot(
                product + ":L" + i,
                0,
                "%s-%d".formatted(product, i),
                one.epcClass(),
                "htx",
                product,
                product + "-pack",
                new LotNumber("L" + i),
                one.producedOn().plusDays(i),
                null,
                one.made(),
                null,
                true,
                null,
                Diary.START,
                Diary.START);
    }

    private List<Lot> insert(String product, int count) {
        var some = IntStream.range(0, count).mapToObj(i -> lot(product, i)).toList();
        mongo.insertAll(some).blockLast();
        return some;
    }

    @ParameterizedTest
    @CsvSource({"3, 7", "10, 7", "5001, 7"})
    void ofEachProductTheNewestLotsAreRead(int first, int second) {
        insert("a", first);
        insert("b", second);

        var newest = value(lots.newestOf(List.of("a", "b"), 5).collectList());

        assertThat(newest.stream()
                        .filter(lot -> lot.product().equals("a"))
                        .map(lot -> lot.number().value()))
                .containsExactlyElementsOf(IntStream.iterate(first - 1, i -> i >= Math.max(0, first - 5), i -> i - 1)
                        .mapToObj(i -> "L" + i)
                        .toList());
        assertThat(newest.stream()
                        .filter(lot -> lot.product().equals("b"))
                        .map(lot -> lot.number().value()))
                .containsExactly("L6", "L5", "L4", "L3", "L2");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void whatIsBeyondALimitIsSaidToBe(int lots) {
        var found = IntStream.range(0, lots).mapToObj(i -> lot("a", i)).toList();

        var two = Descendants.of(found, 2, false);

        assertThat(two.lots()).isEqualTo(found.subList(0, Math.min(lots, 2)));
        assertThat(two.cutShort()).isEqualTo(lots > 2);
        assertThat(Descendants.of(found, 2, true).cutShort()).isTrue();
    }
}
