package vn.sanvat.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sanvat.Awaited.value;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How events are captured, corrected and told over HTTP, and what is refused. */
class EventApiTests extends TraceRequests {

    @Test
    void aJourneyIsCapturedCorrectedAndToldAndGoodsAreNotMadeOfThemselves() {
        var pack = pack(null);
        var lot = made(pack, "L1", LocalDate.of(2026, 1, 10), LocalDate.of(2027, 1, 10));
        var harvest = event("ObjectEvent", "harvesting", "2026-01-05T07:00:00+07:00");
        harvest.put("action", "ADD");
        harvest.put("quantityList", List.of(quantity("urn:sanvat:material:roots", "300", "KGM")));
        var grind = run("urn:uuid:1", "turmeric-powder", "urn:sanvat:material:roots", "300", lot.epcClass(), "42");

        post("/api/events", harvest).expectStatus().isCreated();
        post("/api/events", grind).expectStatus().isCreated();
        post("/api/events", grind).expectStatus().isCreated();
        var other = new HashMap<>(grind);
        other.put("bizStep", "milling");
        eventRefused(other, 409, "eventID");
        eventRefused(
                run("urn:uuid:2", "turmeric-powder", "urn:sanvat:material:roots", "300", lot.epcClass(), "100"),
                400,
                "outputQuantityList");
        eventRefused(
                run("urn:uuid:3", null, lot.epcClass(), "1", "urn:sanvat:material:roots", "1"),
                400,
                "outputQuantityList[0].epcClass");
        eventRefused(
                run("urn:uuid:4", null, "urn:sanvat:lot:AAAAAAAAAA", "1", lot.epcClass(), "1"),
                400,
                "inputQuantityList[0].epcClass");
        var future = new HashMap<>(harvest);
        future.put("eventTime", "2999-01-05T07:00:00+07:00");
        eventRefused(future, 400, "eventTime");
        var corrected = run("urn:uuid:5", "turmeric-powder", "urn:sanvat:material:roots", "300", lot.epcClass(), "41");
        corrected.put(
                "sanvat:corrects",
                Map.of("eventID", "urn:uuid:1", "reason", Map.of("vi", "Cân lại", "en", "Weighed again")));
        post("/api/events", corrected).expectStatus().isCreated();
        get("/api/lots/" + lot.code() + "/journey")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.steps.length()")
                .isEqualTo(3)
                .jsonPath("$.steps[0].event.bizStep")
                .isEqualTo("sanvat:harvesting")
                .jsonPath("$.steps[?(@.event.eventID == 'urn:uuid:1')].correctedBy.eventId")
                .isEqualTo("urn:uuid:5")
                .jsonPath("$.gaps.length()")
                .isEqualTo(0);
        get("/api/events?lot=" + lot.code())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(2);
        http.get()
                .uri("/api/lots/" + lot.code() + "/journey")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void noMoreIsUsedInSeveralRunsThanWasHarvested() {
        var pack = pack(null);
        var first = made(pack, "L1", LocalDate.of(2026, 1, 10), null).epcClass();
        var second = made(pack, "L2", LocalDate.of(2026, 1, 11), null).epcClass();
        var roots = "urn:sanvat:material:roots";
        var harvest = event("ObjectEvent", "harvesting", "2026-01-05T07:00:00+07:00");
        harvest.put("action", "ADD");
        harvest.put("quantityList", List.of(quantity(roots, "0.3", "TNE")));
        post("/api/events", harvest).expectStatus().isCreated();
        post("/api/events", run("urn:uuid:1", null, roots, "200", first, "28"))
                .expectStatus()
                .isCreated();

        eventRefused(run("urn:uuid:2", null, roots, "101", second, "14"), 409, "inputQuantityList[0].quantity");
        post("/api/events", run("urn:uuid:3", null, roots, "100", second, "14"))
                .expectStatus()
                .isCreated();
        // What was never harvested on record may have come from anywhere.
        post("/api/events", run("urn:uuid:4", null, "urn:sanvat:material:salt", "100", second, "14"))
                .expectStatus()
                .isCreated();
        var lessUsed = run("urn:uuid:5", null, roots, "150", first, "28");
        lessUsed.put(
                "sanvat:corrects",
                Map.of("eventID", "urn:uuid:1", "reason", Map.of("vi", "Cân lại", "en", "Weighed again")));
        post("/api/events", lessUsed).expectStatus().isCreated();
        post("/api/events", run("urn:uuid:6", null, roots, "50", second, "7"))
                .expectStatus()
                .isCreated();
        eventRefused(run("urn:uuid:7", null, roots, "1", second, "1"), 409, "inputQuantityList[0].quantity");
    }

    @Test
    void ofALotNoMoreIsUsedThanWasFilledThoughNoEventBroughtItForth() {
        var pack = pack(null);
        var lot = made(pack, "L1", LocalDate.of(2026, 1, 10), null).epcClass();

        eventRefused(
                run("urn:uuid:1", null, lot, "42.1", "urn:sanvat:material:mix", "42"),
                409,
                "inputQuantityList[0].quantity");
        post("/api/events", run("urn:uuid:2", null, lot, "42", "urn:sanvat:material:mix", "42"))
                .expectStatus()
                .isCreated();
    }

    private void eventRefused(Map<String, Object> event, int status, String field) {
        post("/api/events", event)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    private Map<String, Object> event(String type, String step, String time) {
        return new HashMap<>(Map.of(
                "type", type,
                "sanvat:cooperative", maker,
                "eventTime", time,
                "eventTimeZoneOffset", "+07:00",
                "bizStep", step));
    }

    private Map<String, Object> run(
            String id, @Nullable String process, String input, String in, String output, String out) {
        var run = event("TransformationEvent", "grinding", "2026-01-08T07:00:00+07:00");
        run.put("eventID", id);
        if (process != null) {
            run.put("sanvat:process", process);
        }
        run.put("inputQuantityList", List.of(quantity(input, in, "KGM")));
        run.put("outputQuantityList", List.of(quantity(output, out, "KGM")));
        return run;
    }

    private static Map<String, Object> quantity(String epcClass, String value, String uom) {
        return Map.of("epcClass", epcClass, "quantity", new BigDecimal(value), "uom", uom);
    }

    @Test
    void whoPutsARecalledLotInIsToldSoAndItIsWrittenDown() {
        var pack = pack(null);
        var roots = made(pack, "R1", LocalDate.of(2026, 1, 10), LocalDate.of(2099, 1, 10));
        var powder = made(pack, "R2", LocalDate.of(2026, 1, 10), LocalDate.of(2099, 1, 10));
        var recall = Map.of("reason", Map.of("vi", "Mốc"), "advice", Map.of("vi", "Trả lại nơi mua"));
        send("/api/lots/" + roots.code() + "/recall", recall, "\"1\"")
                .expectStatus()
                .isOk();

        post("/api/events", run("urn:uuid:r1", null, roots.epcClass(), "1", powder.epcClass(), "1"))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$['sanvat:warnings'][0].vi")
                .value(String.class, said -> assertThat(said).contains("Lô R1", "đã bị thu hồi"));
    }
}
