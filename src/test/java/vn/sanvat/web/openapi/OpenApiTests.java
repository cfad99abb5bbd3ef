package vn.sanvat.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springdoc.core.service.OpenAPIService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.ServiceTest;
import vn.sanvat.web.ApiExamples;
import vn.sanvat.web.Page;
import vn.sanvat.web.json.InputText;

/** The API's description is whole: every operation, said in both languages, and nothing that points nowhere. */
@ServiceTest
class OpenApiTests {

    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch", "head", "options");

    @Autowired
    WebTestClient http;

    @Autowired
    JsonMapper mapper;

    @Autowired
    ApiExamples examples;

    @Autowired
    OpenAPIService descriptions;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private JsonNode api;

    @BeforeEach
    void read() {
        http = http.mutate().responseTimeout(Duration.ofSeconds(60)).build();
        api = described("vi");
    }

    private JsonNode described(String language) {
        return mapper.readTree(http.get()
                .uri("/api/openapi.json")
                .header(HttpHeaders.ACCEPT_LANGUAGE, language)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBodyContent());
    }

    private record Operation(String path, String method, JsonNode says) {}

    private List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .forEach(entry ->
                                operations.add(new Operation(path.getKey(), entry.getKey(), entry.getValue()))));
        return operations;
    }

    @Test
    void itIsOpenApi31WithWhatThatAsksFor() {
        assertThat(api.path("openapi").asString()).startsWith("3.1.");
        assertThat(api.path("info").path("title").asString()).isEqualTo("Sản Vật");
        assertThat(api.path("info").path("version").asString()).isNotEmpty();
        assertThat(operations()).isNotEmpty().allSatisfy(operation -> {
            assertThat(operation.says().path("responses").properties()).isNotEmpty();
            for (var answer : operation.says().path("responses")) {
                assertThat(answer.path("description").asString()).isNotEmpty();
            }
        });
    }

    /** Programs are generated from it: a name that the next controller changes breaks them. */
    @Test
    void everyOperationHasANameOfItsOwnThatNoNumberMakesSo() {
        assertThat(operations().stream()
                        .map(operation -> operation.says().path("operationId").asString()))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z][A-Za-z]+"));
    }

    /** Each making takes seconds, and of languages a caller can make up any number. */
    @Test
    void aLanguageThatACallerMakesUpMakesNoDescriptionOfItsOwn() {
        assertThat(described("qaa-x-made-up")).isEqualTo(api);
        assertThat(descriptions.getCachedOpenAPI(Locale.forLanguageTag("qaa-x-made-up")))
                .isNull();
        assertThat(descriptions.getCachedOpenAPI(Locale.ROOT)).isNotNull();
    }

    @Test
    void everyOperationStandsUnderAHeadingInBothLanguages() {
        var headings = api.path("tags").findValuesAsString("name");

        assertThat(api.path("tags").findValuesAsString("description")).allMatch(said -> said.contains(" · "));
        assertThat(operations())
                .allSatisfy(operation -> assertThat(operation.says().path("tags"))
                        .as(operation.path())
                        .hasSize(1)
                        .allMatch(tag -> headings.contains(tag.asString())));
    }

    @Test
    void everyMappingUnderApiIsInIt() {
        var mapped = new TreeSet<String>();
        mappings.getHandlerMethods()
                .forEach((mapping, method) -> mapping.getPatternsCondition().getPatterns().stream()
                        .map(Object::toString)
                        .filter(path -> path.startsWith("/api/") && !path.startsWith("/api/openapi"))
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(verb -> mapped.add(verb + " " + path))));

        assertThat(operations().stream()
                        .map(operation ->
                                operation.method().toUpperCase(java.util.Locale.ROOT) + " " + operation.path()))
                .containsExactlyInAnyOrderElementsOf(mapped);
    }

    @Test
    void everyOperationSaysInBothLanguagesWhatItDoes() {
        assertThat(operations())
                .allSatisfy(
                        operation -> assertThat(operation.says().path("summary").asString(""))
                                .as(operation.method() + " " + operation.path())
                                .contains(" · "));
    }

    @Test
    void everyParameterOfAPathIsDeclared() {
        assertThat(operations()).allSatisfy(operation -> {
            var declared = StreamSupport.stream(
                            operation.says().path("parameters").spliterator(), false)
                    .filter(parameter -> parameter.path("in").asString().equals("path"))
                    .map(parameter -> "{" + parameter.path("name").asString() + "}")
                    .toList();
            var used = Pattern.compile("\\{[^}]+}")
                    .matcher(operation.path())
                    .results()
                    .map(match -> match.group())
                    .toList();
            assertThat(declared).containsExactlyInAnyOrderElementsOf(used);
        });
    }

    @Test
    void everyChangeAsksForARevisionAndEveryCreateTakesAKey() {
        assertThat(operations()).allSatisfy(operation -> {
            var names = operation.says().path("parameters").findValuesAsString("name");
            // Done whole whatever was before: nobody else's change can be lost by it.
            var whole =
                    Set.of("/api/platforms/{name}/resume", "/api/accounts/{id}/invitation", "/api/recalls/{id}/opened")
                                    .contains(operation.path())
                            || operation.path().startsWith("/api/me/")
                            // The offset says what was there before.
                            || operation.path().equals("/api/uploads/{id}");
            var packs = operation.path().equals("/api/exports");
            var lines =
                    operation.path().equals("/api/import") || operation.path().startsWith("/api/goods-sheet");
            var question = operation.path().equals("/api/checks");
            assertThat(names.contains("If-Match"))
                    .isEqualTo(!operation.method().equals("get")
                            && (operation.path().contains("{")
                                    || operation.path().equals("/api/office"))
                            && !whole);
            assertThat(names.contains("Idempotency-Key"))
                    .isEqualTo(operation.method().equals("post") && !packs && !lines && !question);
        });
    }

    @Test
    void everyRecordIsAnObjectAndItsNeededTextsAreNotBlank() {
        assertThat(api.path("components").path("schemas").properties()).allSatisfy(schema -> {
            if (schema.getValue().has("properties")) {
                assertThat(schema.getValue().path("type").asString(""))
                        .as(schema.getKey())
                        .isEqualTo("object");
            }
        });
        var code = api.at("/components/schemas/CodeNewCode/properties/pack");
        assertThat(code.path("minLength").asInt()).isEqualTo(1);
        assertThat(code.path("maxLength").asInt()).isEqualTo(InputText.MAX_LENGTH);
    }

    /** What is one record with another inside it for us is one object for callers. */
    @Test
    void aProductIsFlatAndALineOfAnImportHasPacksOfItsOwn() {
        var schemas = api.path("components").path("schemas");
        var draft = schemas.path("ProductDraft");
        var line = schemas.path("ImportLine");
        var answer = schemas.path("CatalogProductAnswer");

        assertThat(names(draft))
                .contains("cooperative", "name", "packs", "season")
                .doesNotContain("content");
        assertThat(values(draft.path("required"))).containsExactlyInAnyOrder("name", "category", "description");
        assertThat(names(line)).contains("code", "name", "packs", "season").doesNotContain("content");
        assertThat(values(line.path("required")))
                .containsExactlyInAnyOrder("code", "cooperative", "name", "category", "description");
        assertThat(line.at("/properties/packs/items/$ref").asString()).endsWith("/ImportLinePackLine");
        assertThat(names(schemas.path("ImportLinePackLine"))).contains("code", "net", "priceVnd");
        assertThat(names(answer)).contains("id", "name", "packs", "season").doesNotContain("content");
        assertThat(schemas.at("/Pack/properties/unitPrice/readOnly").asBoolean())
                .isTrue();
    }

    private static List<String> names(JsonNode schema) {
        return List.copyOf(schema.path("properties").propertyNames());
    }

    private static List<String> values(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    /** Else no value could be one of them: each allows its own fields only. */
    @Test
    void oneOfSeveralRecordsIsDescribedByItself() {
        var schemas = api.path("components").path("schemas");

        assertThat(schemas.path("EpcisEvent").path("oneOf")).hasSize(3);
        assertThat(schemas.path("EpcisEvent").has("properties")).isFalse();
        for (var type : List.of("ObjectEvent", "TransformationEvent", "AggregationEvent")) {
            var event = schemas.path(type);
            assertThat(event.has("allOf")).isFalse();
            assertThat(event.at("/properties/type/enum/0").asString()).isEqualTo(type);
            assertThat(event.at("/properties/@context/type").valueStream().map(JsonNode::asString))
                    .contains("string", "array");
            assertThat(event.path("required").valueStream().map(JsonNode::asString))
                    .contains("type", "eventTime", "eventTimeZoneOffset", "bizStep", "sanvat:cooperative")
                    .doesNotContain("cooperative", "eventID");
        }
        assertThat(schemas.at("/ObjectEvent/required").toString()).contains("action", "quantityList");
    }

    @Test
    void pagesAndAddressesSayTheirLimits() {
        assertThat(operations()).allSatisfy(operation -> {
            for (var parameter : operation.says().path("parameters")) {
                var schema = parameter.path("schema");
                switch (parameter.path("name").asString()) {
                    case "page" -> assertThat(schema.path("minimum").asInt()).isEqualTo(1);
                    case "size" -> assertThat(schema.path("maximum").asInt()).isEqualTo(Page.MAX_SIZE);
                    default ->
                        assertThat(!parameter.path("in").asString().equals("path") || schema.has("pattern"))
                                .isTrue();
                }
            }
        });
    }

    @Test
    void whatTwoPackagesCallTheSameIsDescribedTwice() {
        var issues = api.path("components").path("schemas").properties().stream()
                .filter(schema -> schema.getKey().endsWith("Issue"))
                .map(schema -> schema.getValue().path("properties").has("severity"))
                .toList();

        assertThat(issues).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void aPackageIsDescribedAsTheFileThatItIs() {
        var answers = api.at("/paths/~1api~1exports/post/responses");

        assertThat(answers.at("/200/content/application~1zip/schema/format").asString())
                .isEqualTo("binary");
        assertThat(answers.has("201")).isFalse();
    }

    /** Programs are generated from it: what nothing refers to, and what is the framework's own, is noise to them. */
    @Test
    void everySchemaIsReferredToAndNoneIsOfTheFramework() {
        var referred = api.findValuesAsString("$ref").stream()
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .toList();

        assertThat(api.path("components").path("schemas").propertyNames())
                .allMatch(referred::contains)
                .doesNotContain("DataBuffer", "ProductContent")
                .noneMatch(name -> name.contains("MultiValueMap"));
        var photo = api.at("/paths/~1api~1photos/post/requestBody/content");
        assertThat(photo.propertyNames())
                .containsExactlyInAnyOrder(
                        "image/*", "application/octet-stream", "multipart/form-data", "application/json");
        assertThat(photo.path("image/*").path("schema").path("format").asString())
                .isEqualTo("binary");
    }

    @Test
    void everyListOfChoicesSaysInBothLanguagesWhatEachMeans() {
        var choices = api.findParents("enum");

        assertThat(choices).hasSizeGreaterThan(20).allSatisfy(choice -> {
            var said = choice.path("description").asString("").split(" · ", -1);
            assertThat(said).as(choice.toString()).hasSize(2);
            for (var value : choice.path("enum")) {
                assertThat(said).allMatch(words -> words.contains(value.asString() + ": "));
            }
        });
        for (var category : vn.sanvat.catalog.Category.values()) {
            assertThat(api.at("/components/schemas/ProductDraft/properties/category/description")
                            .asString())
                    .containsIgnoringCase(category + ": " + category.title().vi());
        }
    }

    @Test
    void everyBodyHasAWorkedExampleThatItsSchemaAllows() {
        assertThat(operations()).allSatisfy(operation -> {
            var content = operation.says().path("requestBody").path("content");
            for (var type : List.of("application/json", "application/x-ndjson")) {
                if (content.has(type)) {
                    assertThat(content.path(type).has("schema"))
                            .as("a schema: " + operation.method() + " " + operation.path())
                            .isTrue();
                    assertThat(faults(content.path(type)))
                            .as(operation.method() + " " + operation.path())
                            .isEmpty();
                }
            }
        });
    }

    @Test
    void anExampleWithAFieldTooManyOrTooFewIsNoticed() {
        var content = api.at("/paths/~1api~1codes/post/requestBody/content/application~1json");

        assertThat(new SchemaCheck(api).faults(content.path("schema"), mapper.readTree("{\"lot\": \"1\"}"), "body"))
                .containsExactlyInAnyOrder("body.pack is missing", "body.lot is unknown");
    }

    private List<String> faults(JsonNode content) {
        var check = new SchemaCheck(api);
        if (content.has("example")) {
            return check.faults(content.path("schema"), content.path("example"), "body");
        }
        var examples = content.path("examples").valueStream().toList();
        if (examples.isEmpty()) {
            return List.of("There is no example");
        }
        return examples.stream()
                .map(example -> example.path("value"))
                .flatMap(value -> value.isString() ? value.asString().lines().map(mapper::readTree) : Stream.of(value))
                .flatMap(value -> check.faults(content.path("schema"), value, "body").stream())
                .toList();
    }

    @Test
    void everyReferencePointsToSomething() {
        assertThat(api.findValuesAsString("$ref"))
                .isNotEmpty()
                .allSatisfy(
                        reference -> assertThat(api.at(reference.substring(1)).isMissingNode())
                                .as(reference)
                                .isFalse());
    }

    @Test
    void peopleSeeItAsAPage() {
        assertThat(page("vi"))
                .contains("/<wbr>api/<wbr>photos", "Xem ảnh", "Danh sách lô", "cần tài khoản", "Đăng ký cơ sở sản xuất")
                .doesNotContain("<script>", "style=", " · List lots");
        assertThat(page("en"))
                .contains("Read a photo", "List lots", "needs an account", "Register the maker")
                .contains("SPICES: spices and turmeric");
    }

    @Test
    void thePageHasEveryOperationAndEverySchemaAndLeadsNowhereElse() {
        var page = page("vi");

        assertThat(operations())
                .allMatch(operation -> page.contains(
                        "id=\"" + operation.says().path("operationId").asString() + "\""));
        assertThat(api.path("components").path("schemas").propertyNames())
                .allMatch(name -> page.contains("id=\"" + name + "\""));
        assertThat(Pattern.compile("href=\"#([^\"]+)\"").matcher(page).results())
                .isNotEmpty()
                .allMatch(link -> page.contains("id=\"" + link.group(1) + "\""));
    }

    /** What the walk of the tests sends is what people read. */
    @Test
    void thePageShowsEveryStepOfTheWalkAsACommandAndItsAnswer() {
        var page = HtmlUtils.htmlUnescape(page("en"));

        assertThat(examples.walk()).hasSizeGreaterThan(5).allSatisfy(step -> {
            assertThat(page)
                    .contains(
                            "\"$site" + step.path() + "\"",
                            "HTTP/1.1 " + step.answer().status());
            if (step.body() != null) {
                assertThat(page).contains(step.body().toPrettyString());
            }
            if (step.answer().body() != null) {
                assertThat(page).contains(step.answer().body().toPrettyString());
            }
        });
        assertThat(page)
                .contains("curl -i -u \"$writer\" \"$site/api/cooperatives\"", "lot='…'  # code")
                .contains("-H \"If-Match: $lot_etag\"", "lot_etag='…'  # ETag", "pack='…'  # packs[0].id");
    }

    /** A value is used only after an answer has given it. */
    @Test
    void noStepNeedsWhatNoAnswerBeforeItGave() {
        var kept = new TreeSet<String>();
        for (var step : examples.walk()) {
            var sent = step.path() + step.sentHeaders() + step.body();
            assertThat(names(sent)).as(step.path()).isSubsetOf(kept);
            kept.addAll(names(step.answer().shownHeaders() + " " + step.answer().body()));
        }
    }

    private static List<String> names(String text) {
        return Pattern.compile("\\$([a-z_]+)")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private String page(String language) {
        return new String(
                http.get()
                        .uri("/api")
                        .accept(MediaType.TEXT_HTML)
                        .header("Accept-Language", language)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .contentTypeCompatibleWith(MediaType.TEXT_HTML)
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent(),
                StandardCharsets.UTF_8);
    }
}
