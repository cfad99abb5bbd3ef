package vn.sanvat.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.sanvat.ServiceTest;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.trace.epcis.EventExamples;

/** Events are sent and answered as EPCIS 2.0 writes them. */
@ServiceTest
class EpcisTests {

    private static final String HARVEST = "urn:uuid:4b9d7f2c-5f0e-4c0b-9a53-0c8f5d0e7a01";
    private static final String RUN = "urn:uuid:4b9d7f2c-5f0e-4c0b-9a53-0c8f5d0e7a02";
    private static final String SECOND_RUN = "urn:uuid:4b9d7f2c-5f0e-4c0b-9a53-0c8f5d0e7a09";
    private static final String POWDER = "urn:sanvat:material:bot-nghe-2026-01";

    @Autowired
    WebTestClient http;

    @Autowired
    Cooperatives cooperatives;

    @Autowired
    JsonMapper mapper;

    private String maker;

    @BeforeEach
    void oneMaker() {
        http = http.mutate().responseTimeout(Duration.ofMinutes(1)).build();
        maker = Run.maker(cooperatives);
    }

    @Test
    void whatTheDescriptionShowsIsTakenAndAnsweredWithTheContext() {
        var examples = mapper.readTree(http.get()
                        .uri("/api/openapi.json")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent())
                .at("/paths/~1api~1events/post/requestBody/content/application~1json/examples");

        assertThat(examples.propertyNames())
                .containsExactlyInAnyOrder("ObjectEvent", "TransformationEvent", "AggregationEvent");
        for (var type : List.of("ObjectEvent", "TransformationEvent", "AggregationEvent")) {
            var sent = (ObjectNode) examples.path(type).path("value").deepCopy();
            sent.put("sanvat:cooperative", maker);
            var answered = captured(sent);
            assertThat(answered.at("/@context/0").asString())
                    .isEqualTo("https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld");
            assertThat(answered.at("/@context/1/sanvat").asString()).isEqualTo("urn:sanvat:vocabulary:");
            sent.remove("@context");
            sent.properties()
                    .forEach(field -> assertThat(answered.path(field.getKey()).toString())
                            .as(field.getKey())
                            .isEqualTo(field.getValue().toString()));
        }
    }

    @Test
    void anEventComesBackAsItWasAnswered() {
        var harvest = captured(example(EventExamples.OBJECT));

        assertThat(captured((ObjectNode) harvest)).isEqualTo(harvest);
    }

    @ParameterizedTest
    @CsvSource({
        "packing, packing",
        "urn:epcglobal:cbv:bizstep:packing, packing",
        "https://ref.gs1.org/cbv/BizStep-packing, packing",
        "harvesting, sanvat:harvesting",
        "sanvat:harvesting, sanvat:harvesting",
        "urn:sanvat:vocabulary:harvesting, sanvat:harvesting"
    })
    void aBusinessStepIsOneWordHoweverItIsWritten(String sent, String answered) {
        var harvest = example(EventExamples.OBJECT).put("bizStep", sent);

        assertThat(captured(harvest).path("bizStep").asString()).isEqualTo(answered);
    }

    @Test
    void aDispositionMayBeAFullUri() {
        var harvest = example(EventExamples.OBJECT).put("disposition", "urn:epcglobal:cbv:disp:active");

        assertThat(captured(harvest).path("disposition").asString()).isEqualTo("active");
    }

    @Test
    void eachTypeHasFieldsOfItsOwnAndTakesNoOthers() {
        refused(example(EventExamples.OBJECT).put("parentID", "urn:a:b"), 400, "parentID");
        refused(example(EventExamples.TRANSFORMATION).put("action", "ADD"), 400, "action");
        refused(example(EventExamples.AGGREGATION).put("sanvat:process", "turmeric-powder"), 400, "sanvat:process");
        refused(example(EventExamples.OBJECT).put("note", "x"), 400, "note");
        refused(example(EventExamples.OBJECT).put("type", "AssociationEvent"), 400, "type");
        refused(without(EventExamples.OBJECT, "type"), 400, "type");
        refused(without(EventExamples.OBJECT, "action"), 400, "action");
        refused(without(EventExamples.TRANSFORMATION, "inputQuantityList"), 400, "inputQuantityList");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"https://example.vn/context.jsonld\"",
                "[{\"sanvat\":\"urn:sanvat:vocabulary:\"}]",
                "[\"https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld\",{\"sanvat\":\"https://example.vn/\"}]"
            })
    void aContextThatMeansSomethingElseIsRefused(String context) {
        refused(example(EventExamples.OBJECT).set("@context", mapper.readTree(context)), 400, "@context");
    }

    @Test
    void aContextMayBeAbsentOrOneAddress() {
        captured(without(EventExamples.OBJECT, "@context"));
        captured(example(EventExamples.OBJECT)
                .put("@context", "https://ref.gs1.org/standards/epcis/epcis-context.jsonld"));
    }

    @Test
    void aReadPointIsAPlaceOfOurs() {
        var harvest = example(EventExamples.OBJECT);
        harvest.putObject("readPoint").put("id", "urn:epc:id:sgln:0614141.07346.1234");
        refused(harvest, 400, "readPoint.id");
        harvest.putObject("readPoint").put("id", "urn:sanvat:place:nowhere");
        refused(harvest, 400, "readPoint.id");
    }

    @Test
    void aNameIsOfGoodsThatTheEventHas() {
        var harvest = example(EventExamples.OBJECT);
        ((ObjectNode) harvest.at("/sanvat:goods/0")).put("epcClass", "urn:a:b");

        refused(harvest, 400, "sanvat:goods[0].epcClass");
    }

    @Test
    void theErroneousEventNamesTheOneThatStandsInItsPlace() {
        captured(example(EventExamples.OBJECT));
        captured(example(EventExamples.TRANSFORMATION));
        var corrected = captured(run(SECOND_RUN, 40, RUN));

        var wrong = read("/api/events/" + RUN);

        assertThat(corrected.at("/sanvat:corrects/eventID").asString()).isEqualTo(RUN);
        assertThat(wrong.at("/errorDeclaration/correctiveEventIDs/0").asString())
                .isEqualTo(SECOND_RUN);
        assertThat(wrong.at("/errorDeclaration/reason").asString()).isEqualTo("incorrect_data");
        assertThat(wrong.at("/errorDeclaration/sanvat:reason/vi").asString()).isEqualTo("Cân lại");
        assertThat(Instant.parse(wrong.at("/errorDeclaration/declarationTime").asString()))
                .isEqualTo(Instant.parse(corrected.path("recordTime").asString()));
        assertThat(corrected.has("errorDeclaration")).isFalse();
        // What was recorded may be declared too; another correction may not.
        assertThat(captured((ObjectNode) wrong)).isEqualTo(wrong);
        refused(declared(example(EventExamples.TRANSFORMATION), "did_not_occur"), 409, "errorDeclaration");
    }

    @Test
    void anErrorIsDeclaredAsEpcisSaysItAndTheTrueEventIsRecordedOnItsOwn() {
        captured(example(EventExamples.OBJECT));
        captured(example(EventExamples.TRANSFORMATION));
        var declaration = declared(example(EventExamples.TRANSFORMATION), "incorrect_data", SECOND_RUN);

        var wrong = captured(declaration);
        // The roots of the wrong run are there again.
        captured(run(SECOND_RUN, 40, null));

        assertThat(wrong.path("eventID").asString()).isEqualTo(RUN);
        assertThat(wrong.at("/errorDeclaration/declarationTime").asString()).isEqualTo("2026-01-20T08:00:00+07:00");
        assertThat(wrong.at("/errorDeclaration/correctiveEventIDs/0").asString())
                .isEqualTo(SECOND_RUN);
        assertThat(captured(declaration)).isEqualTo(wrong);
        assertThat(read("/api/events/" + RUN)).isEqualTo(wrong);
        assertThat(read("/api/events?epcClass=" + POWDER).path("items").valueStream())
                .extracting(event -> event.path("eventID").asString())
                .containsExactly(SECOND_RUN, RUN);
    }

    @Test
    void anEventThatDidNotOccurIsTakenBack() {
        captured(example(EventExamples.OBJECT));
        captured(example(EventExamples.TRANSFORMATION));

        var wrong = captured(declared(example(EventExamples.TRANSFORMATION), "urn:epcglobal:cbv:er:did_not_occur"));

        assertThat(wrong.at("/errorDeclaration/reason").asString()).isEqualTo("did_not_occur");
        assertThat(wrong.at("/errorDeclaration").has("correctiveEventIDs")).isFalse();
        assertThat(wrong.at("/errorDeclaration/sanvat:reason/en").asString()).isEqualTo("It did not occur");
        assertThat(read("/api/events?cooperative="
                                + wrong.path("sanvat:cooperative").asString())
                        .path("items")
                        .valueStream())
                .as("a maker's own list tells of it once")
                .extracting(event -> event.path("eventID").asString() + event.has("errorDeclaration"))
                .containsExactly(RUN + true, HARVEST + false);
    }

    @Test
    void aDeclarationThatCannotBeIsRefused() {
        var harvest = example(EventExamples.OBJECT);
        refused(declared(harvest, "did_not_occur"), 400, "eventID");
        captured(harvest);
        captured(example(EventExamples.TRANSFORMATION));

        refused(declared(harvest.deepCopy().put("action", "OBSERVE"), "did_not_occur"), 409, "eventID");
        refused(declared(harvest, "because"), 400, "errorDeclaration.reason");
        refused(declared(harvest, "did_not_occur", SECOND_RUN), 400, "errorDeclaration.reason");
        var toCome = declared(harvest, "did_not_occur");
        ((ObjectNode) toCome.path("errorDeclaration")).put("declarationTime", "2999-01-01T00:00:00Z");
        refused(toCome, 400, "errorDeclaration.declarationTime");
        // All that was dug has been ground.
        refused(declared(harvest, "did_not_occur"), 409, "errorDeclaration");
        var nothing = run(SECOND_RUN, 40, RUN);
        nothing.putArray("inputQuantityList");
        nothing.putArray("outputQuantityList");
        refused(nothing, 400, "sanvat:corrects");
    }

    @Test
    void everyAnswerIsValidByTheSchemaOfEpcis() throws IOException {
        var schema = schema();
        var answers = new ArrayList<JsonNode>();
        var harvest = example(EventExamples.OBJECT);
        harvest.putObject("bizLocation").put("id", "https://id.gs1.org/414/9521321000010");
        answers.add(captured(harvest));
        answers.add(captured(example(EventExamples.TRANSFORMATION)));
        answers.add(captured(example(EventExamples.AGGREGATION).put("eventTimeZoneOffset", "+00:00")));
        answers.add(captured(run(SECOND_RUN, 41, RUN)));
        answers.add(captured(declared(run(SECOND_RUN, 41, RUN), "incorrect_data", "urn:uuid:still-to-come")));
        read("/api/events?epcClass=" + POWDER).path("items").forEach(answers::add);

        assertThat(answers).hasSize(8);
        for (var answer : answers) {
            assertThat(schema.validate(answer)).as(answer.toString()).isEmpty();
        }
        var ours = (ObjectNode) answers.getFirst().deepCopy();
        ours.put("note", "x");
        assertThat(schema.validate(ours)).as("the schema does look at names").isNotEmpty();
    }

    private Schema schema() throws IOException {
        var folder = System.getenv("GS1_REFERENCE");
        Assumptions.assumeTrue(folder != null, "GS1_REFERENCE names no folder with epcis/EPCIS-JSON-Schema.json");
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(mapper.readTree(Files.readString(Path.of(folder, "epcis", "EPCIS-JSON-Schema.json"))));
    }

    private ObjectNode example(String json) {
        return ((ObjectNode) mapper.readTree(json)).put("sanvat:cooperative", maker);
    }

    private ObjectNode without(String json, String field) {
        var event = example(json);
        event.remove(field);
        return event;
    }

    /** Of the same roots, with another yield. */
    private ObjectNode run(String id, int kilograms, @Nullable String corrects) {
        var run = example(EventExamples.TRANSFORMATION).put("eventID", id);
        ((ObjectNode) run.at("/outputQuantityList/0")).put("quantity", kilograms);
        if (corrects != null) {
            run.putObject("sanvat:corrects")
                    .put("eventID", corrects)
                    .putObject("reason")
                    .put("vi", "Cân lại")
                    .put("en", "Weighed again");
        }
        return run;
    }

    private static ObjectNode declared(ObjectNode event, String reason, String... instead) {
        var repeat = event.deepCopy();
        var declaration = repeat.putObject("errorDeclaration")
                .put("declarationTime", "2026-01-20T08:00:00+07:00")
                .put("reason", reason);
        if (instead.length > 0) {
            List.of(instead).forEach(declaration.putArray("correctiveEventIDs")::add);
        }
        return repeat;
    }

    private JsonNode captured(ObjectNode event) {
        var answer = post(event).expectBody(String.class).returnResult();
        assertThat(answer.getStatus().value()).as(answer.getResponseBody()).isEqualTo(201);
        return mapper.readTree(Objects.requireNonNull(answer.getResponseBody()));
    }

    private void refused(JsonNode event, int status, String field) {
        post(event)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    private WebTestClient.ResponseSpec post(JsonNode event) {
        return http.post()
                .uri("/api/events")
                .headers(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(event.toString())
                .exchange();
    }

    private JsonNode read(String path) {
        return mapper.readTree(Objects.requireNonNull(http.get()
                .uri(path)
                .headers(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody()));
    }
}
