package vn.sanvat.site.console.officer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Product;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.site.BrowserJourney;
import vn.sanvat.site.Chromium;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.Lot;

/** A console with something of each kind to decide on, which an officer has open in a real browser. */
abstract class OfficersConsole extends BrowserJourney {

    static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {};

    static final String AUTHORIZATION = "Basic "
            + Base64.getEncoder()
                    .encodeToString(("admin:" + ServiceTest.ADMIN_PASSWORD).getBytes(StandardCharsets.UTF_8));

    @Autowired
    ReactiveMongoTemplate mongo;

    @Autowired
    WebTestClient http;

    WebTestClient admin;
    String officer;
    Product turmeric;
    Lot lot;
    String paper;
    BrowserContext context;
    Page page;
    final List<String> complaints = new ArrayList<>();

    @BeforeEach
    void open() {
        admin = http.mutate().defaultHeader("Authorization", AUTHORIZATION).build();
        officer = people.account(Role.OFFICER);
        turmeric = wares.approved(wares.maker("HTX Nghệ Thử"), Localized.of("Bột nghệ", "Turmeric powder"), null);
        paper = wares.ocop(turmeric, LocalDate.of(2026, 1, 1), LocalDate.of(2099, 1, 1))
                .id();
        lot = wares.lot(turmeric, "N01", LocalDate.of(2099, 1, 1), true);
        wares.packed(lot);
        handIn(turmeric.id(), "Nghệ vườn, chữa đau dạ dày.");
        visit(options(1280, 900), officer);
    }

    @AfterEach
    @Override
    protected void leave() {
        super.leave();
        assertThat(complaints).as("what the browser complained of").isEmpty();
    }

    final void handIn(String product, String description) {
        var draft = new HashMap<>(read("/api/products/" + product));
        var seen = ((Number) Objects.requireNonNull(draft.get("revision"))).longValue();
        draft.keySet().removeAll(List.of("id", "revision", "cooperative", "listing", "createdAt", "updatedAt"));
        draft.put("description", Map.of("vi", description));
        ((List<?>) Objects.requireNonNull(draft.get("packs"))).forEach(pack -> ((Map<?, ?>) pack).remove("unitPrice"));
        admin.put()
                .uri("/api/products/" + product)
                .header("If-Match", "\"" + seen + "\"")
                .bodyValue(draft)
                .exchange()
                .expectStatus()
                .isOk();
        admin.post()
                .uri("/api/products/" + product + "/submit")
                .header("If-Match", "\"" + (seen + 1) + "\"")
                .exchange()
                .expectStatus()
                .isOk();
    }

    void decide(String verb, Map<String, Object> body) {
        decide(turmeric.id(), verb, body);
    }

    void decide(String product, String verb, Map<String, Object> body) {
        var seen = read("/api/products/" + product).get("revision");
        admin.post()
                .uri("/api/products/" + product + "/" + verb)
                .header("If-Match", "\"" + seen + "\"")
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isOk();
    }

    /** @return the id of the recall */
    String recalled() {
        var other = wares.recalled(wares.lot(turmeric, "N09", LocalDate.of(2099, 1, 1), true));
        return String.valueOf(Objects.requireNonNull(other.recall()).id());
    }

    /** @return its id */
    String report(String text) {
        var made = http.post()
                .uri("/api/feedback")
                .bodyValue(Map.of("code", lot.code(), "text", text, "contact", "Zalo 0355 512 345"))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(JSON)
                .returnResult()
                .getResponseBody();
        return String.valueOf(Objects.requireNonNull(made).get("id"));
    }

    String record(String platform) {
        var made = admin.post()
                .uri("/api/publications")
                .bodyValue(Map.of("platform", platform, "product", turmeric.id(), "state", "PUBLISHED", "note", "x"))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(JSON)
                .returnResult()
                .getResponseBody();
        return String.valueOf(Objects.requireNonNull(made).get("id"));
    }

    Map<String, Object> read(String path) {
        return Objects.requireNonNull(admin.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JSON)
                .returnResult()
                .getResponseBody());
    }

    final void visit(Browser.NewContextOptions options, String name) {
        context = chromium.device(options);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " " + message.location());
            }
        });
        page.onPageError(complaints::add);
        signIn(page, name);
    }

    void go(String path) {
        show(page, path);
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator button(String name) {
        return Chromium.button(page, name);
    }

    static Browser.NewContextOptions options(int widthPx, int heightPx) {
        return new Browser.NewContextOptions()
                .setViewportSize(widthPx, heightPx)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("vi-VN");
    }
}
