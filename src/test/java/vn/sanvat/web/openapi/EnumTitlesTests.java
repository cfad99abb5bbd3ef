package vn.sanvat.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.swagger.v3.oas.models.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.ServiceTest;
import vn.sanvat.evidence.Evidence;
import vn.sanvat.text.Localized;

/** What the values of an enum are called stands in the description of the API, in the words of the enum. */
@ServiceTest
class EnumTitlesTests {

    @Autowired
    WebTestClient http;

    @Autowired
    JsonMapper mapper;

    public enum Ripeness {
        GREEN,
        RIPE;

        public Localized title() {
            return this == RIPE ? Localized.of("Chín", "Ripe") : Localized.vietnamese("Xanh");
        }
    }

    enum Untitled {
        ONE
    }

    @Test
    void aCertificateIsCalledInTheDescriptionWhatItIsCalledOnAPage() {
        var kind = described().at("/components/schemas/EvidenceAnswer/properties/kind");
        var told = kind.path(EnumTitles.EXTENSION);

        assertThat(told.path("name").asString()).isEqualTo("EvidenceKind");
        assertThat(kind.path("enum").valueStream().map(JsonNode::asString))
                .containsExactly(
                        Arrays.stream(Evidence.Kind.values()).map(Enum::name).toArray(String[]::new));
        assertThat(told.path("titles")
                        .valueStream()
                        .map(title ->
                                List.of(title.path(0).asString(), title.path(1).asString())))
                .containsExactlyElementsOf(Arrays.stream(Evidence.Kind.values())
                        .map(Evidence.Kind::title)
                        .map(title -> List.of(title.vi(), title.in(Locale.ENGLISH)))
                        .toList());
    }

    @Test
    void whatNobodyHasTranslatedIsToldInVietnameseTwice() {
        var schema = new Schema<String>();
        schema.setEnum(List.of("green", "ripe"));

        EnumTitles.of(Ripeness.class).orElseThrow().tell(schema);

        assertThat(schema.getExtensions())
                .containsEntry(
                        EnumTitles.EXTENSION,
                        Map.of(
                                "name",
                                "EnumTitlesTestsRipeness",
                                "titles",
                                List.of(List.of("Xanh", "Xanh"), List.of("Chín", "Ripe"))));
    }

    @Test
    void aValueThatIsNotDescribedIsRefused() {
        var schema = new Schema<String>();
        schema.setEnum(List.of("ripe"));
        var titles = EnumTitles.of(Ripeness.class).orElseThrow();

        assertThatIllegalStateException()
                .isThrownBy(() -> titles.tell(schema))
                .withMessage("EnumTitlesTestsRipeness is described with 1 values and has 2");
    }

    @Test
    void anEnumWithoutTitlesAndARecordSayNothing() {
        assertThat(EnumTitles.of(Untitled.class)).isEmpty();
        assertThat(EnumTitles.of(Localized.class)).isEmpty();
    }

    private JsonNode described() {
        return mapper.readTree(http.get()
                .uri("/api/openapi.json")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBodyContent());
    }
}
