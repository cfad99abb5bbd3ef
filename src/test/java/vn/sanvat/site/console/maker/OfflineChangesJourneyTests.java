package vn.sanvat.site.console.maker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.sanvat.site.Chromium.field;
import static vn.sanvat.site.Chromium.heading;
import static vn.sanvat.site.Chromium.link;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Product;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.site.Chromium;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.Lot;
import vn.sanvat.trace.TraceEvent;

/** How what the server has is looked at and changed on a phone without a signal, in a real browser. */
class OfflineChangesJourneyTests extends MakersPhone {

    private static final int TICK_MS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String COPIED_EVENTS = """
            () => new Promise((done) => {
              const asked = indexedDB.open('sanvat copy');
              asked.onsuccess = () => {
                const read = asked.result.transaction('copies').objectStore('copies').getAll();
                read.onsuccess = () => { asked.result.close(); done(read.result.flatMap((copy) => copy.events).length > 0); };
              };
            })""";

    @Autowired
    ReactiveMongoTemplate mongo;

    @Autowired
    WebTestClient http;

    private Lot lot;

    @BeforeEach
    void copyALot() {
        var maker = wares.maker("HTX Nghệ Thử");
        var turmeric = wares.approved(maker, Localized.of("Bột nghệ", "Turmeric powder"), null);
        lot = wares.lot(turmeric, "N01", LocalDate.of(2099, 1, 1), true);
        signIn(page, people.account(Role.MEMBER, maker.id()));
        awaitCopy();
    }

    @Test
    void goodsALotAndItsDiaryAreChangedWithoutASignalAndArriveOnce() {
        harvest();
        phone.setOffline(true);
        go("/console/lots/" + lot.code());
        page.getByText("Không có mạng: đây là bản").waitFor();
        button("Bỏ: Thu hoạch").click();
        page.getByRole(AriaRole.DIALOG).getByLabel("Vì sao bỏ").fill("Ghi nhầm lô");
        dialogButton("Bỏ").click();
        page.locator(".struck").waitFor();
        page.getByText("Đã bỏ: Ghi nhầm lô").waitFor();
        assertThat(Chromium.problems(page)).isEmpty();
        link(page, "Sửa ngày, số lượng").click();
        heading(page, "Lô N01").waitFor();
        field(page, "Đóng được bao nhiêu").fill("30");
        assertThat(Chromium.problems(page)).isEmpty();
        button("Lưu").click();
        page.getByText("Sửa lô N01").first().waitFor();
        assertThat(Chromium.problems(page)).isEmpty();
        rename("Bột nghệ đỏ");
        go("/console/evidence");
        page.getByText("Không có mạng: đây là bản").waitFor();
        page.getByText("Không có giấy nào").waitFor();
        assertThat(Chromium.problems(page)).isEmpty();
        assertThat(lot().made().value()).isEqualByComparingTo("20");

        phone.setOffline(false);

        await().atMost(PATIENCE).until(() -> lot().made().value().compareTo(BigDecimal.valueOf(30)) == 0);
        await().atMost(PATIENCE)
                .until(() -> all(Product.class).getFirst().content().name().vi().equals("Bột nghệ đỏ"));
        await().atMost(PATIENCE).until(() -> events() == 2);
        go("/console/lots/" + lot.code());
        page.getByText("Đã bỏ: Ghi nhầm lô").waitFor();
        assertThat(page.locator(".entries > li").count()).isOne();
        assertThat(page.getByText("Chỗ sửa còn trên máy này").count()).isZero();
    }

    @Test
    void aChangeWhoseAnswerWasLostIsKnownAgain() {
        var lost = new ArrayList<Integer>();
        page.route("**/api/lots/" + lot.code(), route -> loseOnce(route, lost));

        change("31");
        // Who leaves before the answer is lost sends it a second time beside the first.
        await().atMost(PATIENCE).until(() -> {
            page.waitForTimeout(TICK_MS);
            return !lost.isEmpty();
        });

        go("/console/desk");
        page.getByText("Vừa gửi xong").waitFor();
        assertThat(page.getByText("Còn trên máy này").count()).isZero();
        assertThat(lost).containsExactly(200);
        assertThat(lot().revision()).isEqualTo(2);
        assertThat(lot().made().value()).isEqualByComparingTo("31");
    }

    @Test
    void whatSomebodyElseHasChangedMeanwhileIsNotOverwrittenUnseen() {
        phone.setOffline(true);
        change("32");
        page.getByText("Chỗ sửa còn trên máy này").waitFor();
        changeByAnOfficer();

        phone.setOffline(false);

        link(page, "Sửa rồi gửi lại").click();
        heading(page, "Lô N01").waitFor();
        assertThat(field(page, "Đóng được bao nhiêu").inputValue()).isEqualTo("32");
        assertThat(Chromium.problems(page)).isEmpty();
        assertThat(lot().made().value()).isEqualByComparingTo("25");
        button("Lưu").click();
        page.getByText("Đã sửa lô N01.").waitFor();
        assertThat(lot().made().value()).isEqualByComparingTo("32");
        assertThat(lot().revision()).isEqualTo(3);
    }

    private void harvest() {
        go("/console/lots/" + lot.code() + "/diary/harvest");
        field(page, "Tên gọi").fill("Nghệ tươi");
        field(page, "Bao nhiêu").fill("150");
        button("Ghi vào nhật ký").click();
        page.getByText("Đã ghi “Thu hoạch”.").waitFor();
        await().atMost(PATIENCE).until(() -> Boolean.TRUE.equals(page.evaluate(COPIED_EVENTS)));
    }

    private void change(String packs) {
        go("/console/lots/" + lot.code() + "/edit");
        field(page, "Đóng được bao nhiêu").fill(packs);
        button("Lưu").click();
    }

    private void rename(String name) {
        go("/console/desk");
        page.getByText("Không có mạng: đây là bản").waitFor();
        assertThat(Chromium.problems(page)).isEmpty();
        link(page, "Bột nghệ").click();
        page.locator("form.writing").waitFor();
        field(page, "Tên").fill(name);
        button("Tiếp tục").click();
        page.getByText("Đang chờ mạng").waitFor();
    }

    private void changeByAnOfficer() {
        http.put()
                .uri("/api/lots/" + lot.code())
                .headers(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .header("If-Match", "\"" + lot().revision() + "\"")
                .header("Content-Type", "application/json")
                .bodyValue("""
                        {"producedOn": "%s", "expiresOn": "2099-01-01", "made": {"value": 25, "unit": "PIECE"}, "diaryPublished": true}
                        """.formatted(lot.producedOn()))
                .exchange()
                .expectStatus()
                .isOk();
    }

    /** The server does what it is asked, and the first answer is lost on the way. */
    private static void loseOnce(Route route, List<Integer> lost) {
        if (route.request().method().equals("PUT") && lost.isEmpty()) {
            lost.add(route.fetch().status());
            route.abort();
        } else {
            route.resume();
        }
    }

    private <T> List<T> all(Class<T> type) {
        return Objects.requireNonNull(mongo.findAll(type).collectList().block());
    }

    private Lot lot() {
        return all(Lot.class).getFirst();
    }

    /** What was recorded, and what was declared of it. */
    private long events() {
        return Objects.requireNonNull(
                mongo.estimatedCount(TraceEvent.COLLECTION).block());
    }
}
