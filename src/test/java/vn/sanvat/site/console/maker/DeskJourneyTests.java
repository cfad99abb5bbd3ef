package vn.sanvat.site.console.maker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.sanvat.site.Chromium.button;
import static vn.sanvat.site.console.maker.GoodsForm.begin;
import static vn.sanvat.site.console.maker.GoodsForm.fill;
import static vn.sanvat.site.console.maker.GoodsForm.next;
import static vn.sanvat.site.console.maker.GoodsForm.to;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Listing.State;
import vn.sanvat.catalog.Product;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.evidence.Evidence;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.media.TestPictures;
import vn.sanvat.site.BrowserJourney;
import vn.sanvat.site.Chromium;
import vn.sanvat.text.Localized;

/** How a maker's people list their goods on a phone, with a signal that comes and goes, in a real browser. */
class DeskJourneyTests extends BrowserJourney {

    private static final int STEPS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    ReactiveMongoTemplate mongo;

    @Autowired
    WebTestClient http;

    private Cooperative maker;
    private String member;

    @BeforeEach
    void hire() {
        maker = wares.maker("HTX Nghệ Thử");
        member = people.account(Role.MEMBER, maker.id());
    }

    @Test
    void aFirstProductIsListedOnAPhoneHandedInAndApproved() {
        var page = desk();
        page.getByText("Chưa có sản phẩm nào").waitFor();
        assertThat(Chromium.problems(page)).isEmpty();
        begin(page, "Bột nghệ");
        fill(page, "Tên", "Bột nghệ nhà Hoa");
        fill(page, "Mô tả", "Nghệ trồng trên đồi, xay mịn.");
        assertThat(Chromium.problems(page)).isEmpty();
        next(page, "Bán thế nào?");
        fill(page, "Giá bán", "45k");
        page.getByText("Hiểu là 45.000 ₫").waitFor();
        button(page, "Thêm quy cách").click();
        page.getByLabel("Khối lượng hoặc số lượng").last().fill("nửa ký");
        page.getByLabel("Giá bán").last().fill("1tr2");
        assertThat(Chromium.problems(page)).isEmpty();
        next(page, "Nhãn ghi gì?");
        assertThat(Chromium.problems(page)).isEmpty();
        assertThat(page.getByLabel("Xuất xứ").inputValue()).contains("xã Thạch Hóa");
        next(page, "Ảnh");
        page.waitForFileChooser(() -> button(page, "Mặt trước").click()).setFiles(photo(1));
        page.locator(".album img").waitFor();
        page.locator("input[multiple]").setInputFiles(new FilePayload[] {photo(2), photo(3)});
        page.waitForFunction("() => document.querySelectorAll('.album img').length === 3");
        assertThat(Chromium.problems(page)).isEmpty();
        next(page, "Xem lại và gửi");
        page.getByText("Không thấy thiếu gì.").waitFor();
        assertThat(Chromium.problems(page)).isEmpty();

        button(page, "Gửi duyệt").click();

        page.waitForURL("**/console/desk");
        page.getByText("Đã gửi duyệt: Bột nghệ nhà Hoa").waitFor();
        assertThat(Chromium.problems(page)).isEmpty();
        var product = only();
        assertThat(product.listing().state()).isEqualTo(State.SUBMITTED);
        assertThat(product.content().photos()).hasSize(3);
        http.get()
                .uri("/api/photos/" + product.content().photos().getFirst())
                .exchange()
                .expectBody()
                .jsonPath("$.alt")
                .isEqualTo("Mặt trước: Bột nghệ nhà Hoa");
        assertThat(product.content().packs())
                .extracting(pack -> pack.net().format() + " " + pack.priceVnd())
                .containsExactly("200 g 45000", "500 g 1200000");
        approve(product);
        http.get()
                .uri("/catalog/" + product.id())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(text -> assertThat(text).contains("Bột nghệ nhà Hoa", "45.000"));
    }

    @Test
    void whatIsTypedSurvivesALostSignalAndTheEndOfTheTabAtEveryStep() {
        var page = desk();
        Chromium.awaitWorker(page);
        begin(page, "Mật ong");
        fill(page, "Tên", "Mật ong thử");
        fill(page, "Mô tả", "Mật ong hoa rừng.");
        page.context().setOffline(true);
        for (int step = 1; step < STEPS; step++) {
            if (step == 2) {
                fill(page, "Giá bán", "150k");
            } else if (step == 3) {
                fill(page, "Xuất xứ", "Xã Tuyên Phú, Quảng Trị");
            } else if (step == 4) {
                page.locator("input[multiple]").setInputFiles(photo(1));
                page.locator(".album img").waitFor();
            }
            page.locator("form.writing .buttons button:not([type])").click();
            page.getByText("Bước " + (step + 1) + " trên " + STEPS).waitFor();
            page = again(page);
            page.getByText("Bước " + (step + 1) + " trên " + STEPS).waitFor();
        }
        button(page, "Gửi duyệt").click();
        page.getByText("Sẽ gửi duyệt khi có mạng").waitFor();
        page = again(page);
        assertThat(goods()).isEmpty();

        page.context().setOffline(false);

        await().atMost(PATIENCE)
                .until(() ->
                        goods().stream().anyMatch(product -> product.listing().state() == State.SUBMITTED));
        assertThat(only().content().photos()).hasSize(1);
        assertThat(only().content().packs().getFirst().priceVnd()).isEqualTo(150_000);
    }

    @Test
    void aLostAnswerMakesNoTwin() {
        var page = desk();
        var lost = new ArrayList<String>();
        page.route("**/api/products", route -> loseOnce(route, lost));
        begin(page, "Gạo");
        fill(page, "Tên", "Gạo thử");
        fill(page, "Mô tả", "Gạo dẻo.");
        next(page, "Bán thế nào?");
        fill(page, "Giá bán", "180k");
        next(page, "Nhãn ghi gì?");

        page.getByText("Đã lưu lên máy chủ").waitFor();

        assertThat(lost).hasSize(1);
        assertThat(only().content().packs()).hasSize(1);
    }

    @Test
    void aRefusedProductIsNotSentAgainUntilItIsMended() {
        var page = desk();
        var sent = new ArrayList<String>();
        page.route("**/api/products", route -> {
            if (route.request().method().equals("POST")) {
                sent.add(route.request().postData());
            }
            route.resume();
        });
        begin(page, "Gạo");
        fill(page, "Tên", "Gạo thử");
        fill(page, "Mô tả", "Gạo dẻo.");
        next(page, "Bán thế nào?");
        fill(page, "Mã vạch", "123");
        fill(page, "Giá bán", "180k");
        button(page, "Tiếp tục").click();
        page.getByText("Máy chủ chưa nhận").first().waitFor();
        page.waitForTimeout(2_000);
        assertThat(sent).hasSize(1);
        to(page, "Bán thế nào?");
        page.locator(".sayings .fault").waitFor();

        show(page, "/console/desk");

        page.getByText("Máy chủ chưa nhận").waitFor();
        assertThat(Chromium.problems(page)).isEmpty();
        assertThat(goods()).isEmpty();
    }

    @Test
    void aPhoneWithoutRoomSaysSoAndWhatIsTypedCanStillBeSent() {
        var page = desk();
        page.addInitScript(
                "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }");
        page.reload();
        begin(page, "Gạo");
        page.getByText("Máy này không còn chỗ").waitFor();
        fill(page, "Tên", "Gạo thử");
        fill(page, "Mô tả", "Gạo dẻo.");
        next(page, "Bán thế nào?");
        fill(page, "Giá bán", "180k");
        to(page, "Ảnh");
        page.locator("input[multiple]").setInputFiles(photo(1));
        page.getByText("Máy hết chỗ").waitFor();
        assertThat(Chromium.problems(page)).isEmpty();

        to(page, "Xem lại và gửi");
        page.getByText("Đã lưu lên máy chủ").waitFor();

        assertThat(only().content().name().vi()).isEqualTo("Gạo thử");
    }

    @Test
    void twoPhonesOnOneProductAreMergedAndWhereBothChangedTheSameAPersonChooses() {
        var product = wares.approved(maker, Localized.of("Bột nghệ", "Turmeric powder"), null);
        var one = edit(product);
        var other = edit(product);
        fill(one, "Tên", "Bột nghệ đỏ");
        next(one, "Bán thế nào?");
        one.getByText("Đã lưu lên máy chủ").waitFor();

        fill(other, "Mô tả", "Nghệ vườn nhà.");
        fill(other, "Tên", "Bột nghệ vàng");
        next(other, "Bán thế nào?");
        other.getByText("Chỗ này máy khác cũng đã sửa").waitFor();
        assertThat(Chromium.problems(other)).isEmpty();
        assertThat(other.locator(".pair-of .remark").allTextContents()).containsExactly("Bột nghệ vàng", "Bột nghệ đỏ");
        button(other, "Của máy kia").click();
        other.getByText("Đã lưu lên máy chủ").waitFor();

        var saved = only().content();
        assertThat(saved.name().vi()).isEqualTo("Bột nghệ đỏ");
        assertThat(saved.description().vi()).isEqualTo("Nghệ vườn nhà.");
    }

    @Test
    void aReturnedProductShowsWhereWhatWasSaidAndIsHandedInAgain() {
        var product = wares.approved(maker, Localized.of("Bột nghệ", "Turmeric powder"), null);
        var page = edit(product);
        fill(page, "Mô tả", "Nghệ vườn, xay mịn.");
        to(page, "Xem lại và gửi");
        button(page, "Gửi duyệt").click();
        page.waitForURL("**/console/desk");
        giveBack(only());
        show(page, "/console/desk");
        page.getByText("Ghi rõ trồng ở đâu").first().waitFor();

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sửa").setExact(true))
                .click();

        page.getByText("Nghệ vườn ở đâu?").waitFor();
        assertThat(Chromium.problems(page)).isEmpty();
        fill(page, "Mô tả", "Nghệ vườn ở Thạch Hóa, xay mịn.");
        to(page, "Xem lại và gửi");
        button(page, "Gửi duyệt").click();
        page.waitForURL("**/console/desk");
        assertThat(only().listing().state()).isEqualTo(State.SUBMITTED);
    }

    @Test
    void whatCannotBeTakenIsSaidAtItsFieldAndChangesNothing() {
        var page = desk();
        begin(page, "Bột nghệ");
        button(page, "Tiếp tục").click();
        page.getByText("Hãy điền chỗ này").first().waitFor();
        assertThat(page.locator("[aria-invalid]").count()).isEqualTo(2);
        fill(page, "Tên", "Bột nghệ thử");
        fill(page, "Mô tả", "Nghệ đồi.");
        next(page, "Bán thế nào?");
        fill(page, "Khối lượng hoặc số lượng", "-5 g");
        fill(page, "Giá bán", "0");
        button(page, "Tiếp tục").click();
        page.getByText("Chưa hiểu giá này").waitFor();
        page.getByText("Chưa hiểu lượng này").waitFor();
        fill(page, "Khối lượng hoặc số lượng", "200 g");
        fill(page, "Giá bán", "10000 triệu");
        button(page, "Tiếp tục").click();
        page.getByText("Máy chủ chưa nhận").first().waitFor();
        to(page, "Bán thế nào?");
        page.locator(".sayings .fault").waitFor();
        assertThat(goods()).isEmpty();
        fill(page, "Giá bán", "45k");
        to(page, "Ảnh");
        page.locator("input[multiple]").setInputFiles(new FilePayload[] {
            new FilePayload("giả.jpg", "image/jpeg", "no picture".getBytes(StandardCharsets.UTF_8))
        });
        page.getByText("giả.jpg không phải ảnh").waitFor();
        var many = new ArrayList<FilePayload>();
        for (int i = 0; i < 14; i++) {
            many.add(photo(i));
        }
        page.locator("input[multiple]").setInputFiles(many.toArray(FilePayload[]::new));
        page.getByText("2 ảnh sau không được lấy").waitFor();
        page.getByText("12 trên 12 ảnh").waitFor();
        assertThat(Chromium.problems(page)).isEmpty();
    }

    @Test
    void aPaperIsFiledWithItsPhotoAndWaitsForAnOfficer() {
        var product = wares.approved(maker, Localized.of("Bột nghệ", "Turmeric powder"), null);
        var page = desk();
        show(page, "/console/evidence");
        page.getByText("Không có giấy nào").waitFor();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Nộp giấy"))
                .click();
        page.getByLabel("Số", new Page.GetByLabelOptions().setExact(true)).fill("12/QĐ-UBND");
        page.getByLabel("Nơi cấp").fill("UBND tỉnh Quảng Trị");
        page.getByLabel("Có hiệu lực từ").fill("2026-05-01");
        page.getByLabel("Đến ngày").fill("2026-01-01");
        page.locator("input[type=file]").setInputFiles(photo(1));
        page.locator(".kept-picture img").waitFor();
        page.getByText("Chỉ những sản phẩm này").click();
        page.getByLabel("Bột nghệ").check();
        assertThat(Chromium.problems(page)).isEmpty();
        button(page, "Lưu").click();
        page.locator(".faults").getByText("Đến ngày").waitFor();
        assertThat(mongo.findAll(Evidence.class).collectList().block()).isEmpty();
        page.getByLabel("Đến ngày").fill("2029-04-30");

        button(page, "Lưu").click();

        page.getByText("Cán bộ sẽ đối chiếu với bản gốc.").waitFor();
        assertThat(Chromium.problems(page)).isEmpty();
        var paper = Objects.requireNonNull(mongo.findAll(Evidence.class).blockFirst());
        assertThat(paper.scope().products()).containsExactly(product.id());
        assertThat(paper.scan()).isNotNull();
        assertThat(paper.verification().state()).isEqualTo(Evidence.Verification.State.UNVERIFIED);
    }

    private Page desk() {
        var page = signedIn();
        show(page, "/console/desk");
        return page;
    }

    private Page signedIn() {
        var page = chromium.device(360, 760).newPage();
        signIn(page, member);
        return page;
    }

    private Page edit(Product product) {
        var page = signedIn();
        show(page, "/console/goods/" + product.id() + "/edit");
        page.locator("form.writing").waitFor();
        return page;
    }

    /** The tab is ended, and its address opened in another. */
    private static Page again(Page page) {
        var address = page.url();
        // What was typed last is kept after a moment.
        page.waitForTimeout(600);
        page.close();
        var other = page.context().newPage();
        other.navigate(address);
        other.locator("form.writing").waitFor();
        return other;
    }

    /** The server does what it is asked, and the first answer is lost on the way. */
    private static void loseOnce(Route route, List<String> lost) {
        if (route.request().method().equals("POST") && lost.isEmpty()) {
            lost.add(route.fetch().text());
            route.abort();
        } else {
            route.resume();
        }
    }

    private void approve(Product product) {
        decide(product, "approve", "{}");
    }

    private void giveBack(Product product) {
        decide(product, "return", """
                {"reason": {"vi": "Ghi rõ trồng ở đâu"}, "comments": [{"field": "description.vi", "text": {"vi": "Nghệ vườn ở đâu?"}}]}
                """);
    }

    private void decide(Product product, String step, String json) {
        http.post()
                .uri("/api/products/" + product.id() + "/" + step)
                .headers(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .header("If-Match", "\"" + product.revision() + "\"")
                .header("Content-Type", "application/json")
                .bodyValue(json)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private List<Product> goods() {
        return Objects.requireNonNull(mongo.findAll(Product.class).collectList().block());
    }

    private Product only() {
        var goods = goods();
        assertThat(goods).hasSize(1);
        return goods.getFirst();
    }

    /** A picture of 1.2 megapixels with something to see on it. */
    private static FilePayload photo(int seed) {
        var image = new BufferedImage(1_280, 960, BufferedImage.TYPE_3BYTE_BGR);
        var pen = image.createGraphics();
        var random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            pen.setColor(new Color(random.nextInt(0x1000000)));
            pen.fillOval(random.nextInt(1_280), random.nextInt(960), 80, 80);
        }
        pen.dispose();
        return new FilePayload("anh-" + seed + ".jpg", "image/jpeg", TestPictures.encoded(image, "jpeg"));
    }
}
