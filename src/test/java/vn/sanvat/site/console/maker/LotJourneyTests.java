package vn.sanvat.site.console.maker;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sanvat.Awaited.value;
import static vn.sanvat.site.Chromium.field;
import static vn.sanvat.site.Chromium.heading;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Product;
import vn.sanvat.catalog.ProductDraft;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.site.Chromium;
import vn.sanvat.site.Wares;
import vn.sanvat.text.Dates;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.Lot;

/** How a cooperative's member makes lots and keeps their diary, on a cheap phone with a real browser. */
class LotJourneyTests extends MakersPhone {

    private static final Logger LOG = LoggerFactory.getLogger(LotJourneyTests.class);
    private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {};
    private static final int MAX_TAPS_OF_A_COPY = 12;
    private static final int TOUCH_PX = 48;

    @Autowired
    WebTestClient http;

    private Cooperative maker;
    private Product turmeric;
    private Lot last;
    private int taps;

    @BeforeEach
    void bringALot() {
        maker = wares.maker("HTX Nghệ Thử");
        turmeric = wares.approved(maker, Localized.of("Bột nghệ", "Turmeric powder"), null);
        last = wares.lot(turmeric, "N01", LocalDate.of(2099, 1, 1), true);
        signIn(page, people.account(Role.MEMBER, maker.id()));
    }

    @Test
    void aLotIsMadeByCopyingTheLastInFewTapsAndItsCodeIsReady() {
        go("/console/lots");

        tap(link("Chép lô N01"));
        heading(page, "Lô mới").waitFor();
        assertThat(field(page, "Số lô").inputValue()).isEqualTo("N02");
        assertThat(field(page, "Ngày sản xuất (đóng gói)").inputValue()).isEqualTo(today().toString());
        assertThat(field(page, "Hạn dùng").inputValue())
                .as("as its pack's 360 days say")
                .isEqualTo(today().plusMonths(12).toString());
        assertThat(field(page, "Đóng được bao nhiêu").inputValue()).isEqualTo("20");
        tap(button("Lập lô"));
        page.getByText("Đã lập lô N02.").waitFor();

        LOG.info("Taps for a lot by copying: {}", taps);
        assertThat(taps).isLessThanOrEqualTo(MAX_TAPS_OF_A_COPY);
        heading(page, "Lô N02").waitFor();
        assertThat(page.locator("img.qr").getAttribute("src")).isEqualTo("/qr/lot/" + code() + ".svg");
        assertThat(link("Tải ảnh (PNG)").getAttribute("download")).isEqualTo(code() + ".png");
        assertThat(button("In").isVisible()).isTrue();
        assertThat(read("/api/lots/" + code()))
                .containsEntry("expiresOn", today().plusMonths(12).toString());
    }

    @Test
    void whatIsHarvestedAndPackedIsReadByTheBuyerAndAMistakeStaysStruckOut() {
        go("/console/lots/" + last.code());
        page.getByText("Chưa ghi việc nào.").waitFor();
        link("Thu hoạch").click();
        heading(page, "Thu hoạch").waitFor();
        field(page, "Tên gọi").fill("Nghệ tươi");
        field(page, "Bao nhiêu").fill("1,5");
        page.getByLabel("Đơn vị").selectOption("quintal");
        page.getByText("= 150 kg").waitFor();
        page.getByLabel("Ghi chú cho người mua đọc").fill("Nhổ buổi sớm");
        button("Ghi vào nhật ký").click();
        page.getByText("Đã ghi “Thu hoạch”.").waitFor();

        link("Đóng gói").click();
        heading(page, "Đóng gói").waitFor();
        assertThat(page.getByLabel("Nguyên liệu").locator("option:checked").textContent())
                .isEqualTo("Nghệ tươi, còn 150 kg, " + Dates.format(today()));
        var amounts = page.getByLabel("Bao nhiêu");
        assertThat(amounts.first().inputValue()).as("as much as the packs hold").isEqualTo("20");
        amounts.first().fill("24,5");
        page.getByText("Vào 24,5 kg, ra 20 kg, hao 4,5 kg").waitFor();
        page.getByText("Nghệ tươi: còn lại 125,5 kg").waitFor();
        button("Ghi vào nhật ký").click();
        page.getByText("Đã ghi “Đóng gói”.").waitFor();
        page.getByText("Nghệ tươi: có 150 kg, đã dùng 24,5 kg, còn 125,5 kg").waitFor();

        link("Sửa: Thu hoạch").click();
        page.getByText("Mục cũ vẫn nằm trong nhật ký").waitFor();
        assertThat(field(page, "Bao nhiêu").inputValue()).isEqualTo("150");
        field(page, "Bao nhiêu").fill("160");
        button("Ghi vào nhật ký").click();
        assertThat(page.url()).as("nothing is corrected without a reason").contains("corrects=");
        page.getByLabel("Vì sao sửa").fill("Cân thiếu một sọt");
        button("Ghi vào nhật ký").click();
        page.getByText("Đã sửa: Cân thiếu một sọt").waitFor();

        page.getByText("Nghệ tươi: có 160 kg, đã dùng 24,5 kg, còn 135,5 kg").waitFor();
        assertThat(page.locator(".struck").count()).isOne();
        assertThat(page.locator(".struck").innerText()).contains("Thu hoạch", "150 kg", "Nhổ buổi sớm");
        assertThat(page.locator(".entries .head b").allInnerTexts())
                .containsExactly("Thu hoạch", "Thu hoạch", "Đóng gói");
        page.navigate(at("/l/" + last.code()));
        assertThat(page.locator("main").textContent())
                .contains("Thu hoạch", "Nhổ buổi sớm", "Nghệ tươi 24,5 kg", "Đóng gói", "Cân thiếu một sọt");
    }

    @Test
    void theWorkOfTheLastLotIsProposedForTheNext() {
        go("/console/lots/" + last.code() + "/diary/harvest");
        page.getByLabel("Việc gì").selectOption("gathering");
        field(page, "Tên gọi").fill("Nghệ rừng");
        field(page, "Ở đâu").selectOption("");
        field(page, "Tên chỗ đó").fill("Đồi sau nhà");
        button("Ghi vào nhật ký").click();
        page.getByText("Đã ghi “Hái lượm”.").waitFor();
        var next = wares.lot(turmeric, "N02", LocalDate.of(2099, 1, 1), true);

        go("/console/lots/" + next.code() + "/diary/harvest");

        assertThat(field(page, "Việc gì").inputValue()).isEqualTo("gathering");
        assertThat(field(page, "Tên gọi").inputValue()).isEqualTo("Nghệ rừng");
        assertThat(field(page, "Ở đâu").inputValue()).isEqualTo("Đồi sau nhà");
        go("/console/lots/" + next.code());
        page.getByText("Chưa ghi việc nào.").waitFor();
    }

    @Test
    void whatWasSownIsWhatIsHarvestedAndPacked() {
        go("/console/lots/" + last.code());
        link("Gieo trồng, chăm sóc, nuôi").click();
        field(page, "Tên gọi").fill("Nghệ trên đồi");
        button("Ghi vào nhật ký").click();
        page.getByText("Đã ghi “Gieo trồng”.").waitFor();
        harvest("150");
        link("Đóng gói").click();
        button("Ghi vào nhật ký").click();
        page.getByText("Đã ghi “Đóng gói”.").waitFor();

        assertThat(read("/api/lots/" + last.code() + "/journey").get("steps"))
                .as("all of it leads to the lot")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(3);
    }

    @Test
    void aCodeIsSharedWhereThePhoneCanAndPrintedAlone() {
        phone.addInitScript("navigator.share = shared => { window.shared = shared; return Promise.resolve(); }");
        go("/console/lots/" + last.code());

        button("Chia sẻ").click();

        assertThat(page.evaluate("() => window.shared.url")).isEqualTo(at("/l/" + last.code()));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator("img.qr").isVisible()).isTrue();
        for (var other : List.of(".diary", ".rooms", ".top", "h1", ".lot-code .buttons")) {
            assertThat(page.locator(other).first().isVisible()).as(other).isFalse();
        }
    }

    @Test
    void whatDidNotHappenIsTakenBackWithAReason() {
        harvest("150");
        button("Bỏ: Thu hoạch").click();
        dialogButton("Bỏ").click();
        assertThat(page.locator(".struck").count())
                .as("nothing is taken back without a reason")
                .isZero();

        page.getByLabel("Vì sao bỏ").fill("Ghi nhầm ruộng nhà khác");
        dialogButton("Bỏ").click();

        page.getByText("Đã bỏ: Ghi nhầm ruộng nhà khác").waitFor();
        assertThat(page.locator(".struck").innerText()).contains("Thu hoạch", "150 kg");
        assertThat(page.locator(".entries button").count()).isZero();
    }

    @Test
    void moreThanIsLeftIsSaidWhileItIsTypedAndRefusedByItsName() {
        harvest("15");
        link("Đóng gói").click();
        page.getByLabel("Bao nhiêu").first().fill("20");
        page.getByText("Nghệ tươi: thiếu 5 kg").waitFor();

        button("Ghi vào nhật ký").click();

        page.getByRole(AriaRole.ALERT).getByText("chỉ còn 15 kg").waitFor();
        assertThat(page.getByRole(AriaRole.ALERT).textContent())
                .contains("Chưa gửi được", "Nghệ tươi")
                .doesNotContain("urn:");
        assertThat(page.getByLabel("Bao nhiêu").first().getAttribute("aria-invalid"))
                .isEqualTo("true");
        go("/console/lots/" + last.code());
        assertThat(page.locator(".entries > li").count()).isOne();
        assertThat(page.locator(".kept").innerText())
                .contains("Máy chủ chưa nhận", "Cần 20 kg Nghệ tươi; chỉ còn 15 kg", "Sửa rồi gửi lại")
                .doesNotContain("urn:");
    }

    @Test
    void aLotWhoseAnswerWasLostIsSentAgainAndIsOne() {
        go("/console/lots/new?product=" + turmeric.id());
        phone.route("**/api/lots", LotJourneyTests::loseTheAnswer);
        button("Lập lô").click();
        page.getByText("chưa rõ máy chủ nhận chưa").waitFor();
        phone.unroute("**/api/lots");
        assertThat(numbers()).as("the server has it").containsExactlyInAnyOrder("N01", "N02");

        // The phone was short of memory, and the page is loaded anew.
        page.reload();

        page.getByText("Đã lập lô N02.").waitFor();
        assertThat(numbers()).containsExactlyInAnyOrder("N01", "N02");
    }

    @Test
    void anEntryWhoseAnswerWasLostIsSentAgainAndIsOne() {
        go("/console/lots/" + last.code() + "/diary/harvest");
        field(page, "Tên gọi").fill("Nghệ tươi");
        field(page, "Bao nhiêu").fill("150");
        phone.route("**/api/events", LotJourneyTests::loseTheAnswer);
        button("Ghi vào nhật ký").click();
        page.getByText("Việc còn trên máy này").waitFor();
        phone.unroute("**/api/events");

        page.reload();

        page.getByText("Nghệ tươi: có 150 kg").waitFor();
        page.getByText("Việc còn trên máy này")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        assertThat(page.locator(".entries > li").count()).isOne();
    }

    private static void loseTheAnswer(Route route) {
        if (route.request().method().equals("POST")) {
            route.fetch();
            route.abort();
        } else {
            route.resume();
        }
    }

    @Test
    void whatIsWrongWithALotIsSaidAtItsFieldAndNothingIsMade() {
        go("/console/lots/new?from=" + last.code());
        field(page, "Số lô").fill("N01");
        button("Lập lô").click();
        assertThat(fault("Số lô")).contains("đã có lô N01");
        assertThat(page.getByRole(AriaRole.ALERT).textContent())
                .contains("Chưa gửi được", "Số lô: ")
                .doesNotContain("Người khác vừa thay đổi");

        field(page, "Số lô").fill("N02");
        field(page, "Hạn dùng").fill(today().minusDays(1).toString());
        button("Lập lô").click();
        assertThat(fault("Hạn dùng")).contains("phải sau ngày sản xuất");

        field(page, "Hạn dùng").fill(today().plusDays(9).toString());
        field(page, "Đóng được bao nhiêu").fill("hai chục");
        button("Lập lô").click();
        assertThat(fault("Đóng được bao nhiêu")).contains("lớn hơn 0");
        assertThat(numbers()).containsExactly("N01");
    }

    @Test
    void foodWithoutAnExpiryIsRefusedWhereItsPackDeclaresNoShelfLife() {
        var fresh = value(wares.catalog().create(new ProductDraft(maker.id(), withoutShelfLife())));
        go("/console/lots/new?product=" + fresh.id());
        page.getByText("Quy cách chưa ghi hạn dùng").waitFor();
        field(page, "Đóng được bao nhiêu").fill("20");

        button("Lập lô").click();

        assertThat(fault("Hạn dùng")).contains("Thực phẩm phải có hạn sử dụng");
    }

    private static Product.Content withoutShelfLife() {
        var content = Wares.content(Localized.of("Nghệ củ", "Turmeric roots"), null);
        var pack = content.packs().getFirst();
        return content.withPacks(
                List.of(new Pack(Pack.NO_ID, pack.net(), pack.packaging(), null, pack.priceVnd(), null, false)));
    }

    @Test
    void theDatesOfALotAreMended() {
        go("/console/lots/" + last.code());
        link("Sửa ngày, số lượng").click();
        field(page, "Ngày sản xuất (đóng gói)").fill("2026-10-03");
        field(page, "Đóng được bao nhiêu").fill("21,5");
        button("Lưu").click();

        page.getByText("Đã sửa lô N01.").waitFor();
        assertThat(read("/api/lots/" + last.code()))
                .containsEntry("producedOn", "2026-10-03")
                .containsEntry("made", Map.of("value", 21.5, "unit", "KG"));
    }

    @Test
    void whoActsForAnotherMakerIsOfferedNothing() {
        phone.clearCookies();
        signIn(
                page,
                people.named("of-another", Role.MEMBER, wares.maker("HTX Bên").id()));

        go("/console/lots/" + last.code());
        assertThat(link("Lập lô như lô này").count()).isZero();
        assertThat(page.locator(".diary").count()).isZero();
        for (var path : List.of(
                "/console/lots/new?from=" + last.code(),
                "/console/lots/" + last.code() + "/edit",
                "/console/lots/" + last.code() + "/diary/harvest")) {
            go(path);
            page.getByText("Bạn không có quyền").waitFor();
        }
    }

    @Test
    void axeFindsNothingNoneScrollsSidewaysAndEverythingIsLargeEnoughForAThumb() {
        harvest("150");
        link("Đóng gói").click();
        button("Ghi vào nhật ký").click();
        page.getByText("Đã ghi “Đóng gói”.").waitFor();
        var wrong = link("Sửa: Thu hoạch").getAttribute("href");
        var record = "/console/lots/" + last.code();
        for (var path : List.of(
                "/console/lots",
                "/console/lots/new",
                "/console/lots/new?from=" + last.code(),
                record,
                record + "/edit",
                record + "/diary/raising",
                record + "/diary/harvest",
                record + "/diary/processing",
                record + "/diary/packing",
                record + "/diary/handling",
                record + "/diary/nothing",
                Objects.requireNonNull(wrong))) {
            for (var widthPx : List.of(1280, 360)) {
                page.setViewportSize(widthPx, 800);
                go(path);
                assertThat(Chromium.problems(page)).as(widthPx + " " + path).isEmpty();
            }
            assertThat(tooSmall()).as(path).isEmpty();
            page.addStyleTag(new Page.AddStyleTagOptions().setContent("html{font-size:200%}"));
            assertThat(Chromium.widthPx(page)).as(path).isLessThanOrEqualTo(360);
        }
    }

    /** What a thumb misses, of what is pressed on the screens of lots. */
    private List<?> tooSmall() {
        return (List<?>) page.evaluate(
                "least => [...document.querySelectorAll('main :is(.button, a.copy, form input:not([type=checkbox]), form select, form textarea, .choice)')]"
                        + ".map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect().height])"
                        + ".filter(([, height]) => height > 0 && height < least)",
                TOUCH_PX);
    }

    private void harvest(String kg) {
        go("/console/lots/" + last.code() + "/diary/harvest");
        field(page, "Tên gọi").fill("Nghệ tươi");
        field(page, "Bao nhiêu").fill(kg);
        button("Ghi vào nhật ký").click();
        page.getByText("Đã ghi “Thu hoạch”.").waitFor();
        page.locator(".entries > li").first().waitFor();
    }

    private static LocalDate today() {
        return LocalDate.now(Dates.ZONE);
    }

    private String code() {
        return page.url().replaceAll(".*/lots/|\\?.*", "");
    }

    /** The server's words at a field. */
    private String fault(String label) {
        var field = field(page, label);
        page.locator(".fault").first().waitFor();
        assertThat(field.getAttribute("aria-invalid")).isEqualTo("true");
        var about = Objects.requireNonNull(field.getAttribute("aria-describedby"));
        return page.locator("#" + about.replaceAll(".* ", "")).textContent();
    }

    private List<String> numbers() {
        var numbers = new ArrayList<String>();
        for (var lot : (List<?>) Objects.requireNonNull(
                read("/api/lots?product=" + turmeric.id()).get("items"))) {
            numbers.add(String.valueOf(((Map<?, ?>) lot).get("number")));
        }
        return numbers;
    }

    private Map<String, Object> read(String path) {
        return Objects.requireNonNull(http.get()
                .uri(path)
                .headers(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JSON)
                .returnResult()
                .getResponseBody());
    }

    private void tap(Locator what) {
        what.click();
        taps++;
    }

    private Locator link(String name) {
        return page.locator("main").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
    }
}
