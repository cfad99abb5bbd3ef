package vn.sanvat.trace.scan;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.identity.Needs;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.Viewer;
import vn.sanvat.text.Dates;

/** How often a maker's codes were opened, over HTTP. */
@RestController
@Tag(name = "scans", description = "How often codes were opened · Lượt quét mã")
@Needs(Permission.SEE_DRAFTS)
@RequestMapping("/api/scans")
class ScanApi {

    private static final int DAYS = 7;

    private final Scans scans;
    private final Cooperatives cooperatives;
    private final Clock clock;

    ScanApi(Scans scans, Cooperatives cooperatives, Clock clock) {
        this.scans = scans;
        this.cooperatives = cooperatives;
        this.clock = clock;
    }

    /** @param day of Vietnam */
    record DayCount(LocalDate day, long count) {}

    record GoodsCount(String product, long count) {}

    /**
     * What was counted up to half a minute ago.
     *
     * @param total of the days
     * @param days the last seven, today the last, also those without any
     * @param products those with any, the most opened first
     */
    record ScansView(long total, List<DayCount> days, List<GoodsCount> products) {}

    /** @param product of that maker; all of its goods where absent */
    @Operation(
            operationId = "countScans",
            summary = "How often codes were opened in seven days · Lượt quét mã trong bảy ngày")
    @GetMapping
    Mono<ScansView> count(@RequestParam String cooperative, @RequestParam(required = false) @Nullable String product) {
        var today = Dates.today(clock);
        return Viewer.current()
                .doOnNext(viewer -> viewer.need(Permission.SEE_DRAFTS, cooperative))
                .flatMap(viewer -> cooperatives.required("cooperative", cooperative, maker -> maker.knownTo(viewer)))
                .then(Mono.defer(() -> scans.of(cooperative, product, today.minusDays(DAYS - 1))
                        .collectList()
                        .map(found -> view(found, today))));
    }

    private static ScansView view(List<ScanDay> found, LocalDate today) {
        var byDay = found.stream().collect(Collectors.groupingBy(ScanDay::day, Collectors.summingLong(ScanDay::count)));
        var days = today.minusDays(DAYS - 1)
                .datesUntil(today.plusDays(1))
                .map(day -> new DayCount(day, byDay.getOrDefault(day, 0L)))
                .toList();
        var goods =
                found.stream().collect(Collectors.groupingBy(ScanDay::product, Collectors.summingLong(ScanDay::count)));
        return new ScansView(
                days.stream().mapToLong(DayCount::count).sum(),
                days,
                goods.entrySet().stream()
                        .map(one -> new GoodsCount(one.getKey(), one.getValue()))
                        .sorted(Comparator.comparingLong(GoodsCount::count)
                                .reversed()
                                .thenComparing(GoodsCount::product))
                        .toList());
    }
}
