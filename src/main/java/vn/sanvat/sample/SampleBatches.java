package vn.sanvat.sample;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Product;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.gs1.LotNumber;
import vn.sanvat.place.Address;
import vn.sanvat.sample.SampleData.Batch;
import vn.sanvat.sample.SampleData.Part;
import vn.sanvat.text.Quantity;
import vn.sanvat.trace.Events;
import vn.sanvat.trace.Lot;
import vn.sanvat.trace.LotFinder;
import vn.sanvat.trace.Lots;
import vn.sanvat.trace.Recalls;
import vn.sanvat.trace.TraceEvent;
import vn.sanvat.trace.TraceEvent.Quantified;

/** Makes the lots of each batch and writes their diary. */
@Component
class SampleBatches {

    /** Writes that wait together share one commit. */
    private static final int AT_ONCE = 16;

    /** As bags were printed before the communes were merged on 1 July 2025. */
    private static final Address OLD_ADDRESS = new Address(
            "Thôn 4, xã Thạch Hóa, huyện Tuyên Hóa, tỉnh Quảng Bình", "18985@2004-07-08", LocalDate.of(2025, 3, 1));

    private static final DateTimeFormatter IN_NUMBER = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);

    private final LotFinder finder;
    private final Lots lots;
    private final Recalls recalls;
    private final Events events;
    private final Clock clock;

    SampleBatches(LotFinder finder, Lots lots, Recalls recalls, Events events, Clock clock) {
        this.finder = finder;
        this.lots = lots;
        this.recalls = recalls;
        this.events = events;
        this.clock = clock;
    }

    /** The ids of what was made. */
    record Made(List<String> lots, List<String> events) {

        Made plus(Made other) {
            return new Made(joined(lots, other.lots), joined(events, other.events));
        }

        private static List<String> joined(List<String> a, List<String> b) {
            var all = new ArrayList<>(a);
            all.addAll(b);
            return List.copyOf(all);
        }
    }

    Mono<Made> load(SampleData data, Map<String, Cooperative> makers, Map<String, Product> goods, LocalDate today) {
        return Flux.fromIterable(data.batches())
                .flatMap(
                        batch -> {
                            var product = SampleDrafts.present(goods, batch.product());
                            var maker = SampleDrafts.present(
                                    makers, data.product(batch.product()).cooperative());
                            return batch(data, batch, maker, product, today);
                        },
                        AT_ONCE)
                .reduce(new Made(List.of(), List.of()), Made::plus);
    }

    private Mono<Made> batch(SampleData data, Batch batch, Cooperative maker, Product product, LocalDate today) {
        var packedOn = batch.packedOn(today);
        // Approved packs have their ids; a lot is made of what was approved, whatever is edited since.
        var packs = (product.lastShown() == null ? product.content() : product.lastShown()).packs();
        return Flux.fromIterable(batch.lots())
                .concatMap(part -> lot(batch, part, packs.get(part.pack() - 1), packedOn))
                .collectList()
                .flatMap(made -> diary(
                                new SampleDiary(
                                        data, batch, maker.id(), quantified(batch, made), packedOn, clock.instant()),
                                weight(batch, packs))
                        .map(written -> new Made(made.stream().map(Lot::id).toList(), written)));
    }

    private Mono<Lot> lot(Batch batch, Part part, Pack pack, LocalDate packedOn) {
        var number = new LotNumber(batch.key() + "-" + IN_NUMBER.format(packedOn));
        var shelfLife = pack.shelfLifeDays();
        var draft = new Lots.Draft(
                pack.id(),
                number,
                packedOn,
                shelfLife == null ? null : packedOn.plusDays(shelfLife),
                Quantity.of(
                        Integer.toString(part.count()), pack.soldByWeight() ? Quantity.Unit.KG : Quantity.Unit.PIECE),
                Boolean.TRUE.equals(batch.oldAddress()) ? OLD_ADDRESS : null,
                !Boolean.FALSE.equals(part.diary()));
        return finder.of(pack.id(), number)
                .switchIfEmpty(Mono.defer(() -> lots.create(draft)))
                .flatMap(lot -> recalled(lot, part));
    }

    private Mono<Lot> recalled(Lot lot, Part part) {
        var recall = part.recall();
        return recall == null || lot.recall() != null
                ? Mono.just(lot)
                : recalls.recall(lot.id(), lot.revision(), recall.reason(), recall.advice(), SampleLoader.OFFICER);
    }

    private static List<Quantified> quantified(Batch batch, List<Lot> made) {
        var all = new ArrayList<Quantified>();
        for (int i = 0; i < made.size(); i++) {
            var lot = made.get(i);
            var unit = lot.made().unit().uneceCode();
            all.add(new Quantified(
                    lot.epcClass(), null, BigDecimal.valueOf(batch.lots().get(i).count()), unit));
        }
        return List.copyOf(all);
    }

    /** All that was packed, in kg, l or pieces. */
    private static BigDecimal weight(Batch batch, List<Pack> packs) {
        var sum = BigDecimal.ZERO;
        for (var part : batch.lots()) {
            var pack = packs.get(part.pack() - 1);
            var one = pack.soldByWeight() ? BigDecimal.ONE : inBaseUnit(pack.net());
            sum = sum.add(one.multiply(BigDecimal.valueOf(part.count())));
        }
        return sum;
    }

    private static BigDecimal inBaseUnit(Quantity net) {
        return switch (net.unit()) {
            case G, ML -> net.value().movePointLeft(3);
            case KG, L, PIECE -> net.value();
        };
    }

    /** One after the other: a correction needs what it corrects. */
    private Mono<List<String>> diary(SampleDiary diary, BigDecimal packed) {
        return Flux.fromIterable(diary.events(packed))
                .concatMap(events::capture)
                .map(Events.Captured::event)
                .map(TraceEvent::id)
                .collectList();
    }
}
