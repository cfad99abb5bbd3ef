package vn.sanvat.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.ServiceTest;

/** Who may do what, at every address that the description of the API names: a new one cannot be forgotten. */
@ServiceTest
class EveryOperationTests {

    /** What anybody may change. */
    private static final Set<String> OPEN_CHANGES = Set.of("POST /api/feedback");

    /** What nobody may read without an account. */
    private static final List<String> PRIVATE = List.of(
            "/api/feedback",
            "/api/feedback/assignees",
            "/api/feedback/{id}",
            "/api/recalls",
            "/api/recalls/{id}",
            "/api/publications",
            "/api/publications/{id}",
            "/api/platforms",
            "/api/platforms/{name}",
            "/api/products/{id}/check",
            "/api/checks",
            "/api/accounts",
            "/api/accounts/names",
            "/api/accounts/{id}",
            "/api/accounts/{id}/data",
            "/api/audit",
            "/api/inbox",
            "/api/scans",
            "/api/office",
            "/api/goods-sheet",
            "/api/me",
            "/api/me/sessions",
            "/api/me/keys");

    private static final String OFFICE = "OFFICER HEAD ADMIN";
    private static final String MANAGERS = "MANAGER " + OFFICE;
    private static final String ALL = "MEMBER " + MANAGERS;

    /** Which roles may do what needs an account, where it is theirs: written down a second time, so that a slip in the table is seen. */
    private static final Map<String, String> ROLES = Map.ofEntries(
            Map.entry("checkProduct", ALL),
            Map.entry("checkContent", ALL),
            Map.entry("checkProducts", ALL),
            Map.entry("createProduct", ALL),
            Map.entry("changeProduct", ALL),
            Map.entry("submitProduct", ALL),
            Map.entry("approveProduct", OFFICE),
            Map.entry("returnProduct", OFFICE),
            Map.entry("rejectProduct", OFFICE),
            Map.entry("withdrawProduct", MANAGERS),
            Map.entry("importProducts", OFFICE),
            Map.entry("goodsSheet", ALL),
            Map.entry("takeGoodsSheet", ALL),
            Map.entry("answeredGoodsSheet", ALL),
            Map.entry("uploadPhoto", ALL),
            Map.entry("describePhoto", OFFICE),
            Map.entry("describeUploads", ALL),
            Map.entry("beginUpload", ALL),
            Map.entry("uploadOffset", ALL),
            Map.entry("uploadPiece", ALL),
            Map.entry("createCooperative", OFFICE),
            Map.entry("changeCooperative", MANAGERS),
            Map.entry("approveCooperative", OFFICE),
            Map.entry("hideCooperative", OFFICE),
            Map.entry("createEvidence", ALL),
            Map.entry("changeEvidence", ALL),
            Map.entry("verifyEvidence", OFFICE),
            Map.entry("createLot", ALL),
            Map.entry("changeLot", ALL),
            Map.entry("recallLot", MANAGERS),
            Map.entry("recallLots", MANAGERS),
            Map.entry("listRecalls", ALL),
            Map.entry("getRecall", ALL),
            Map.entry("openRecall", ALL),
            Map.entry("captureEvent", ALL),
            Map.entry("createCode", ALL),
            Map.entry("retireCode", MANAGERS),
            Map.entry("listFeedback", ALL),
            Map.entry("listAssignees", OFFICE),
            Map.entry("getFeedback", ALL),
            Map.entry("changeFeedback", ALL),
            Map.entry("createPlace", OFFICE),
            Map.entry("changePlace", OFFICE),
            Map.entry("listPublications", OFFICE),
            Map.entry("getPublication", OFFICE),
            Map.entry("retryPublication", OFFICE),
            Map.entry("recordPublication", OFFICE),
            Map.entry("changePublication", OFFICE),
            Map.entry("listPlatforms", OFFICE),
            Map.entry("getPlatform", OFFICE),
            Map.entry("resumePlatform", OFFICE),
            Map.entry("exportGoods", OFFICE),
            Map.entry("removeSample", "ADMIN"),
            Map.entry("listAccounts", MANAGERS),
            Map.entry("nameAccounts", OFFICE),
            Map.entry("getAccount", MANAGERS),
            Map.entry("exportAccountData", ALL),
            Map.entry("createAccount", MANAGERS),
            Map.entry("changeAccount", MANAGERS),
            Map.entry("inviteAccount", MANAGERS),
            Map.entry("suspendAccount", MANAGERS),
            Map.entry("reactivateAccount", MANAGERS),
            Map.entry("eraseAccount", MANAGERS),
            Map.entry("listAudit", OFFICE),
            Map.entry("countScans", ALL),
            Map.entry("listMessages", "MEMBER MANAGER"),
            Map.entry("readMessages", "MEMBER MANAGER"),
            Map.entry("getOffice", "HEAD ADMIN"),
            Map.entry("setUpOffice", "HEAD ADMIN"),
            Map.entry("whoAmI", ALL),
            Map.entry("changeOwnPassword", ALL),
            Map.entry("listOwnSessions", ALL),
            Map.entry("endOwnSession", ALL),
            Map.entry("endOwnSessions", ALL),
            Map.entry("listOwnAccessKeys", ALL),
            Map.entry("makeOwnAccessKey", ALL),
            Map.entry("revokeOwnAccessKey", ALL),
            Map.entry("beginSecondFactor", ALL),
            Map.entry("setUpSecondFactor", ALL),
            Map.entry("removeSecondFactor", ALL));

    @Autowired
    WebTestClient http;

    @Autowired
    People people;

    @Autowired
    JsonMapper mapper;

    private record Operation(HttpMethod method, String path, JsonNode says) {

        boolean reads() {
            return method.equals(HttpMethod.GET);
        }

        /** A kind of body that it reads: another is refused before anybody is asked who he is. */
        MediaType takes() {
            var kinds = says.path("requestBody").path("content").propertyNames();
            return kinds.isEmpty()
                    ? MediaType.APPLICATION_JSON
                    : MediaType.valueOf(kinds.iterator().next());
        }

        String id() {
            return says.path("operationId").asString();
        }

        boolean needsAccount() {
            return says.has("security");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeEach
    void patience() {
        http = http.mutate().responseTimeout(Duration.ofSeconds(60)).build();
    }

    private List<Operation> operations() {
        var api = mapper.readTree(http.get()
                .uri("/api/openapi.json")
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseBodyContent());
        var operations = new ArrayList<Operation>();
        for (var path : api.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                operations.add(new Operation(
                        HttpMethod.valueOf(operation.getKey().toUpperCase(Locale.ROOT)),
                        path.getKey(),
                        operation.getValue()));
            }
        }
        return operations;
    }

    private EntityExchangeResult<byte[]> call(Operation operation, boolean signedIn) {
        return call(operation, headers -> {
            if (signedIn) {
                headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD);
            }
        });
    }

    private EntityExchangeResult<byte[]> call(Operation operation, Consumer<HttpHeaders> signIn) {
        return http.method(operation.method())
                .uri(operation.path().replaceAll("\\{[^}]+}", "nothing"))
                .headers(headers -> {
                    if (!operation.reads()) {
                        headers.setContentType(operation.takes());
                    }
                    signIn.accept(headers);
                })
                .exchange()
                .expectBody()
                .returnResult();
    }

    private int status(Operation operation, boolean signedIn) {
        return call(operation, signedIn).getStatus().value();
    }

    @Test
    void everyOperationThatNeedsAnAccountStandsInTheTableOfRoles() {
        var closed = operations().stream().filter(Operation::needsAccount).map(Operation::id);

        assertThat(closed).containsExactlyInAnyOrderElementsOf(ROLES.keySet());
    }

    @ParameterizedTest
    @EnumSource
    void aRoleIsLetInWhereTheTableSaysSoAndRefusedElsewhere(Account.Role role) {
        var name = people.account(role, "nothing");

        assertThat(operations()).allSatisfy(operation -> {
            var status = call(operation, headers -> People.signIn(headers, name))
                    .getStatus()
                    .value();
            var roles = List.of(ROLES.getOrDefault(operation.id(), ALL).split(" "));
            assertThat(status == 403).as(operation + " answers " + status).isEqualTo(!roles.contains(role.name()));
            assertThat(status).isNotEqualTo(401).isLessThan(500);
        });
    }

    @Test
    void everyChangeNeedsAnAccountButAReport() {
        var changes =
                operations().stream().filter(operation -> !operation.reads()).toList();

        assertThat(changes).hasSizeGreaterThan(20).allSatisfy(operation -> {
            var open = OPEN_CHANGES.contains(operation.toString());
            assertThat(status(operation, false) == 401).as(operation.toString()).isEqualTo(!open);
            assertThat(operation.needsAccount()).as(operation.toString()).isEqualTo(!open);
        });
    }

    @Test
    void whatIsPrivateNeedsAnAccountAndWhatIsPublicNone() {
        var reads = operations().stream().filter(Operation::reads).toList();

        assertThat(reads.stream().map(Operation::path)).containsAll(PRIVATE);
        assertThat(reads).allSatisfy(operation -> {
            var hidden = PRIVATE.contains(operation.path());
            assertThat(status(operation, false) == 401).as(operation.toString()).isEqualTo(hidden);
            assertThat(operation.needsAccount()).as(operation.toString()).isEqualTo(hidden);
        });
    }

    @Test
    void nothingThatIsAskedWithoutItsDataIsOurMistakeAndEveryAnswerIsDescribed() {
        var safe = operations().stream()
                .filter(operation -> !operation.method().equals(HttpMethod.DELETE))
                .toList();

        assertThat(safe).allSatisfy(operation -> {
            for (var signedIn : List.of(true, false)) {
                var status = status(operation, signedIn);
                assertThat(status).as(operation.toString()).isLessThan(500);
                assertThat(operation.says().path("responses").has(Integer.toString(status)))
                        .as(operation + " answers " + status)
                        .isTrue();
            }
        });
    }

    @Test
    void exactlyWhoAsksForARevisionRefusesToChangeWithoutOne() {
        var changes = operations().stream()
                .filter(operation -> !operation.reads()
                        && operation.says().path("requestBody").isMissingNode())
                .filter(operation -> operation.path().contains("{"))
                .toList();

        assertThat(changes)
                .isNotEmpty()
                .allSatisfy(operation -> assertThat(status(operation, true) == 428)
                        .as(operation.toString())
                        .isEqualTo(operation
                                .says()
                                .path("parameters")
                                .findValuesAsString("name")
                                .contains("If-Match")));
    }

    @Test
    void aDraftAndWhoSignsForACooperativeStayUnseen() {
        var cooperative = make("/api/cooperatives", """
                {"kind": "COOPERATIVE", "name": "HTX Kín Tiếng", "address": {"printed": "Thôn 1", "asOf": "%s"},
                 "representative": {"name": "Nguyễn Văn Mẫu", "phone": "0912345678"}}
                """.formatted(LocalDate.of(2025, 1, 1)));
        var product = make("/api/products", """
                {"cooperative": "%s", "name": {"vi": "Hàng chưa duyệt"}, "category": "SPICES", "description": {"vi": "Nháp"}}
                """.formatted(cooperative.path("id").asString()));

        var reads = operations().stream().filter(Operation::reads).toList();

        assertThat(cooperative.path("representative").path("name").asString()).isEqualTo("Nguyễn Văn Mẫu");
        for (var id :
                List.of(cooperative.path("id").asString(), product.path("id").asString())) {
            assertThat(reads)
                    .allSatisfy(operation -> assertThat(publicly(operation, id))
                            .as(operation + " of " + id)
                            .doesNotContain("Nguyễn Văn Mẫu", "Hàng chưa duyệt"));
        }
    }

    private JsonNode make(String path, String body) {
        return mapper.readTree(http.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .returnResult()
                .getResponseBodyContent());
    }

    private String publicly(Operation operation, String id) {
        var body = http.get()
                .uri(operation.path().replaceAll("\\{[^}]+}", id))
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return body == null ? "" : body;
    }
}
