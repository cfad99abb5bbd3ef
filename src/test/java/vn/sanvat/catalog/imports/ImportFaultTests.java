package vn.sanvat.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sanvat.Awaited.value;
import static vn.sanvat.catalog.SomeProduct.json;
import static vn.sanvat.catalog.SomeProduct.packJson;

import com.mongodb.MongoSocketReadException;
import com.mongodb.ServerAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Product;
import vn.sanvat.catalog.identifier.Identifiers;
import vn.sanvat.catalog.listing.ProductStore;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.cooperative.SomeCooperative;
import vn.sanvat.identity.AuditTrail;
import vn.sanvat.web.NdjsonReader;

/** Whatever fails beneath an import, each line has one answer. */
@ServiceTest
class ImportFaultTests {

    private static final ImportOptions DRAFTS = ImportOptions.drafts("admin");

    @Autowired
    NdjsonReader lines;

    @Autowired
    ImportJudge judge;

    @Autowired
    Identifiers identifiers;

    @Autowired
    AuditTrail trail;

    @Autowired
    Cooperatives cooperatives;

    @Autowired
    ReactiveMongoTemplate mongo;

    @Autowired
    JsonMapper mapper;

    @Autowired
    Clock clock;

    private @Nullable ImportWriter writer;
    private String maker = "";
    private final Set<String> threads = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void aMaker() {
        maker = value(SomeCooperative.approved(cooperatives, SomeCooperative.draft("HTX Thử")))
                .id();
    }

    private Lines.Line line(int number, String code, String cooperative) {
        var goods = new HashMap<String, Object>(json(cooperative, packJson()));
        goods.put("code", code);
        return new Lines.Line(
                number,
                ByteBuffer.wrap(mapper.writeValueAsString(goods).getBytes(StandardCharsets.UTF_8)),
                null,
                false);
    }

    private Imports imports(ImportCodeStore codes, ProductStore products, Duration maxBatchTime) {
        writer = new ImportWriter(judge, codes, products, identifiers, trail, new Watched(), maxBatchTime);
        return new Imports(lines, writer);
    }

    /** Remembers the threads that ask for the time, which whoever judges a line does. */
    private final class Watched extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            threads.add(Thread.currentThread().getName());
            return clock.instant();
        }
    }

    /** Two lines of one code, one that nobody can read, one of an unknown maker, one that is there already, two new ones. */
    private List<List<Lines.Line>> batch() {
        var real = imports(new ImportCodeStore(mongo), new ProductStore(mongo), Duration.ofSeconds(30));
        value(take(real, List.of(List.of(line(1, "OLD", maker)))));
        threads.clear();
        return List.of(
                List.of(line(1, "A", maker), line(2, "A", maker)),
                List.of(
                        new Lines.Line(3, ByteBuffer.wrap("{".getBytes(StandardCharsets.UTF_8)), null, false),
                        line(4, "B", "nobody"),
                        line(5, "OLD", maker),
                        line(6, "C", maker)));
    }

    private Mono<List<ImportAnswer>> take(Imports imports, List<List<Lines.Line>> pieces) {
        var used = Objects.requireNonNull(writer);
        return imports.read(Flux.fromIterable(pieces))
                .collectList()
                .flatMap(batch -> imports.take(batch, DRAFTS))
                .doFinally(end -> used.destroy());
    }

    private static RuntimeException lost() {
        return new DataAccessResourceFailureException(
                "lost", new MongoSocketReadException("lost", new ServerAddress("127.0.0.1")));
    }

    /** What goes wrong when products are written together, and when one is. */
    static Stream<Map.Entry<Throwable, Throwable>> faults() {
        var all = List.<Throwable>of(
                new TimeoutException(), lost(), new DuplicateKeyException("taken"), new IllegalStateException("a bug"));
        return all.stream().flatMap(together -> all.stream().map(alone -> Map.entry(together, alone)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void eachLineHasOneAnswerWhateverFails(Map.Entry<Throwable, Throwable> faults) {
        var batch = batch();
        var products = new ProductStore(mongo) {
            @Override
            public Mono<Integer> insertAll(List<Product> products) {
                return faults.getKey() instanceof DuplicateKeyException ? Mono.just(0) : Mono.error(faults.getKey());
            }

            @Override
            public Mono<Product> insert(Product product) {
                return Mono.error(faults.getValue());
            }
        };

        var answers = value(take(imports(new ImportCodeStore(mongo), products, Duration.ofSeconds(30)), batch));

        assertThat(answers).extracting(ImportAnswer::line).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(answers.get(4).outcome()).isEqualTo(ImportResult.Outcome.UNCHANGED);
        assertThat(answers.get(5).outcome()).isEqualTo(ImportResult.Outcome.REFUSED);
        if (Stream.of(faults.getKey(), faults.getValue()).noneMatch(IllegalStateException.class::isInstance)) {
            // What is not our mistake is not called so: who sent it may send it again.
            assertThat(Objects.requireNonNull(answers.get(5).errors()))
                    .extracting(ImportAnswer.ErrorAnswer::vi)
                    .isNotEmpty()
                    .noneMatch(says -> says.startsWith("Lỗi của hệ thống"));
        }
    }

    @Test
    void aStoreThatSaysNothingIsAnsweredForAfterATime() {
        var batch = batch();
        var silent = new ProductStore(mongo) {
            @Override
            public Mono<Integer> insertAll(List<Product> products) {
                return Mono.never();
            }
        };

        var answers = value(take(imports(new ImportCodeStore(mongo), silent, Duration.ofMillis(1_500)), batch));

        assertThat(answers).extracting(ImportAnswer::line).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(answers.get(0).outcome()).isEqualTo(ImportResult.Outcome.REFUSED);
        assertThat(answers.get(5).outcome()).isEqualTo(ImportResult.Outcome.REFUSED);
    }

    @Test
    void aClaimThatIsNeitherTakenNorRefusedIsAnsweredFor() {
        var batch = batch();
        var codes = new ImportCodeStore(mongo) {
            @Override
            public Mono<Void> insertAll(Collection<ImportCode> codes) {
                return Mono.error(new DuplicateKeyException("taken"));
            }

            @Override
            Mono<ImportCode> claim(ImportCode code) {
                return Mono.empty();
            }
        };

        var answers = value(take(imports(codes, new ProductStore(mongo), Duration.ofSeconds(30)), batch));

        assertThat(answers).extracting(ImportAnswer::line).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void linesAreReadAndJudgedOnThreadsOfTheirOwn() {
        var batch = batch();
        var imports = imports(new ImportCodeStore(mongo), new ProductStore(mongo), Duration.ofSeconds(30));

        value(imports.read(Flux.fromIterable(batch))
                .doOnNext(read -> threads.add(Thread.currentThread().getName()))
                .collectList()
                .flatMap(read -> imports.take(read, DRAFTS)));
        Objects.requireNonNull(writer).destroy();

        assertThat(threads).isNotEmpty().allSatisfy(name -> assertThat(name).startsWith("import-"));
    }
}
