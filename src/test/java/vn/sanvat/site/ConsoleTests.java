package vn.sanvat.site;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sanvat.Awaited.value;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Product;
import vn.sanvat.evidence.Evidence;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.People;
import vn.sanvat.text.Dates;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.Lot;

/** What officers do in the console, in a real browser. */
@Tag("browser")
@ServiceTest
class ConsoleTests {

    private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {};
    private static final String AUTHORIZATION = "Basic "
            + Base64.getEncoder()
                    .encodeToString(("admin:" + ServiceTest.ADMIN_PASSWORD).getBytes(StandardCharsets.UTF_8));
    private static Chromium chromium;

    @Autowired
    Wares wares;

    @Autowired
    People people;

    @Autowired
    ReactiveMongoTemplate mongo;

    @Autowired
    WebTestClient http;

    @LocalServerPort
    int port;

    private WebTestClient admin;
    private String officer;
    private String returned = "";
    private Product turmeric;
    private Lot lot;
    private String paper;
    private BrowserContext context;
    private Page page;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

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
    void leave() {
        context.close();
        assertThat(complaints).as("what the browser complained of").isEmpty();
    }

    @Test
    void axeFindsNothingOnAnyScreenAndNoneScrollsSideways() {
        var report = report("Túi bị hở");
        var recall = recalled();
        var publication = record("postmart");
        refuseAndHandInAgain();
        for (var widthPx : List.of(360, 1280)) {
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                context.close();
                visit(options(widthPx, 800).setColorScheme(scheme).setBypassCSP(true), officer);
                for (var path : screens(publication, report, recall)) {
                    go(path);
                    var where = widthPx + " " + scheme + " " + path;
                    assertThat(page.locator("main h1").count()).as(where).isEqualTo(1);
                    assertThat(page.locator(".faults").count()).as(where).isZero();
                    assertThat(Chromium.violations(page)).as(where).isEmpty();
                    assertThat(Chromium.widthPx(page)).as(where).isLessThanOrEqualTo(widthPx);
                }
            }
        }
    }

    /** So that there is something of an earlier review to read, and something that waits for its maker. */
    private void refuseAndHandInAgain() {
        var comments = List.of(Map.of("field", "description.vi", "text", Map.of("vi", "Bỏ lời chữa bệnh")));
        decide("return", Map.of("reason", Map.of("vi", "Sửa mô tả"), "comments", comments));
        handIn(turmeric.id(), "Nghệ vườn, chữa ho.");
        var slices = wares.approved(
                wares.maker("HTX Vườn Thử"), Localized.of("Nghệ lát khô", "Dried turmeric slices"), null);
        handIn(slices.id(), "Nghệ thái lát, phơi giàn.");
        decide(
                slices.id(),
                "reject",
                Map.of("reason", Map.of("vi", "Không phải hàng của cơ sở"), "comments", comments));
        returned = slices.id();
    }

    @Test
    void textOfTwiceTheSizeBreaksNoScreen() {
        context.close();
        visit(options(360, 800).setBypassCSP(true), officer);
        refuseAndHandInAgain();
        for (var path : screens(record("postmart"), report("Túi bị hở"), recalled())) {
            go(path);
            page.addStyleTag(new Page.AddStyleTagOptions().setContent("html{font-size:200%}"));
            assertThat(Chromium.widthPx(page)).as(path).isLessThanOrEqualTo(360);
        }
    }

    @Test
    void anOfficerReadsWhatChangedAndApprovesIt() {
        go("/console/");
        page.waitForURL("**/console/today");
        link("Bột nghệ").click();
        page.waitForURL("**/console/review/" + turmeric.id());

        page.locator("ins").first().waitFor();
        button("Duyệt dù có cảnh báo").click();
        assertThat(page.url()).as("no override without a reason").endsWith(turmeric.id());
        assertThat(String.join(" ", page.locator("del").allTextContents())).contains("sấy", "nhiệt độ thấp");
        assertThat(String.join(" ", page.locator("ins").allTextContents())).contains("đau dạ dày");
        assertThat(page.locator("mark").allTextContents()).contains("chữa");
        page.getByLabel("Vì sao vẫn duyệt, tiếng Việt").fill("Đã hỏi cơ sở");
        button("Duyệt dù có cảnh báo").click();
        page.waitForURL("**/console/review");

        assertThat(page.locator(".notice").textContent()).contains("Đã duyệt “Bột nghệ”");
        page.getByText("Không còn gì chờ duyệt").waitFor();
        go("/catalog/" + turmeric.id());
        assertThat(page.locator("main").textContent()).contains("chữa đau dạ dày");
    }

    @Test
    void nothingIsSentBackWithoutAReasonAndTheNextOneOpensAfterADecision() {
        var slices = wares.approved(
                wares.maker("HTX Vườn Thử"), Localized.of("Nghệ lát khô", "Dried turmeric slices"), null);
        handIn(slices.id(), "Nghệ thái lát, phơi giàn.");
        go("/console/review/" + turmeric.id());

        button("Trả lại").click();
        assertThat(page.url()).endsWith(turmeric.id());
        page.getByLabel("Vì sao trả lại hoặc từ chối, tiếng Việt").fill("Bỏ lời chữa bệnh");
        button("Trả lại").click();
        page.waitForURL("**/console/review/" + slices.id());

        page.getByText("Đã trả lại “Bột nghệ”. Mục kế tiếp đã mở.").waitFor();
        assertThat(read("/api/products/" + turmeric.id()).get("listing"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("state", "DRAFT")
                .containsEntry("reason", Map.of("vi", "Bỏ lời chữa bệnh"));
    }

    @Test
    void aCommentOnAFieldIsReadByItsMakerAndInTheNextReviewUntilTheGoodIsApproved() {
        go("/console/review/" + turmeric.id());
        button("Ghi chú Mô tả, tiếng Việt").click();
        page.getByLabel("Ghi chú cho “Mô tả, tiếng Việt”, tiếng Việt").fill("Bỏ lời chữa bệnh");
        page.reload();
        assertThat(page.getByLabel("Ghi chú cho “Mô tả, tiếng Việt”, tiếng Việt")
                        .inputValue())
                .as("what is typed survives a page that is loaded anew")
                .isEqualTo("Bỏ lời chữa bệnh");
        page.getByLabel("Vì sao trả lại hoặc từ chối, tiếng Việt").fill("Xem ghi chú");
        button("Trả lại").click();
        page.getByText("Không còn gì chờ duyệt").waitFor();

        context.close();
        visit(options(360, 800), people.account(Role.MEMBER, turmeric.cooperative()));
        go("/console/goods/" + turmeric.id());
        assertThat(page.locator("main").innerText())
                .contains("Cán bộ trả lại, cần sửa", "Xem ghi chú", "Ghi chú: Bỏ lời chữa bệnh");

        handIn(turmeric.id(), "Nghệ vườn, sấy lạnh.");
        context.close();
        visit(options(1280, 900), officer);
        go("/console/review/" + turmeric.id());
        var description = page.locator(".differences > li").filter(new Locator.FilterOptions().setHasText("Mô tả"));
        assertThat(description.first().innerText()).contains("sấy lạnh", "Lần trước: Bỏ lời chữa bệnh");
        approve();

        go("/catalog/" + turmeric.id());
        assertThat(page.locator("main").textContent()).contains("Nghệ vườn, sấy lạnh.");
        go("/console/goods/" + turmeric.id());
        assertThat(page.locator("main").textContent()).doesNotContain("Bỏ lời chữa bệnh");
    }

    /** Whatever is warned of. */
    private void approve() {
        var why = page.getByLabel("Vì sao vẫn duyệt, tiếng Việt");
        if (why.count() > 0) {
            why.fill("Đã hỏi cơ sở");
        }
        button(why.count() > 0 ? "Duyệt dù có cảnh báo" : "Duyệt").click();
        page.getByText("Đã duyệt “Bột nghệ”").waitFor();
    }

    @Test
    void aRejectionAsksOnceAndWaitsForTheMakerWhileThePublicSeesWhatWasApproved() {
        go("/console/review/" + turmeric.id());
        button("Từ chối").click();
        assertThat(page.getByRole(AriaRole.DIALOG).count())
                .as("nothing is asked without a reason")
                .isZero();
        page.getByLabel("Vì sao trả lại hoặc từ chối, tiếng Việt").fill("Không phải hàng của cơ sở");
        button("Từ chối").click();
        page.getByRole(AriaRole.DIALOG)
                .getByText("chỉ gửi lại được sau khi sửa")
                .waitFor();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Từ chối"))
                .click();
        page.getByText("Đã từ chối “Bột nghệ”.").waitFor();

        link("Chờ cơ sở sửa (1)").click();
        page.getByRole(AriaRole.TABLE).getByText("Không phải hàng của cơ sở").waitFor();
        page.getByRole(AriaRole.TABLE).getByText("HTX Nghệ Thử").waitFor();
        assertThat(page.locator("tbody").innerText())
                .contains("Bột nghệ", "Bị từ chối", "HTX Nghệ Thử", "Người a-officer");
        go("/console/goods?state=REJECTED");
        assertThat(page.locator("tbody").innerText()).contains("Bột nghệ", "Bị từ chối");
        go("/catalog/" + turmeric.id());
        assertThat(page.locator("main").textContent()).contains("nhiệt độ thấp");
    }

    @Test
    void whatIsLateStandsFirstInWordsAndLeadsToTheQueueOfIt() {
        waitingSince(LocalDate.now(Dates.ZONE).minusDays(8));
        go("/console/today");
        assertThat(page.locator("main").innerText()).contains("Trễ hạn: 1", "trễ 3 ngày");

        link("Trễ hạn: 1").click();
        page.waitForURL("**/console/review?overdue=true");

        link("Trễ hạn (1)").waitFor();
        page.getByRole(AriaRole.TABLE).getByText("trễ 3 ngày").waitFor();
        waitingSince(LocalDate.now(Dates.ZONE).minusDays(3));
        go("/console/review?overdue=true");
        page.getByText("Không có gì trễ hạn").waitFor();
        go("/console/review");
        assertThat(page.locator("tbody").innerText()).contains("còn 2 ngày");
    }

    private void waitingSince(LocalDate day) {
        value(mongo.updateFirst(
                Query.query(Criteria.where("_id").is(turmeric.id())),
                Update.update("listing.changedAt", day.atStartOfDay(Dates.ZONE).toInstant()),
                Product.class));
    }

    @Test
    void whoHandedSomethingInIsToldBeforehandThatSomebodyElseHasToApproveIt() {
        submittedBy(officer);

        go("/console/review");
        assertThat(page.locator("tbody").innerText()).contains("Bạn đã gửi – người khác phải duyệt");
        go("/console/review/" + turmeric.id());

        page.getByText("Bạn đã gửi – người khác phải duyệt").waitFor();
        assertThat(button("Duyệt dù có cảnh báo").count()).isZero();
        assertThat(button("Trả lại").count()).isOne();
    }

    private void submittedBy(String account) {
        value(mongo.updateFirst(
                Query.query(Criteria.where("_id").is(turmeric.id())),
                Update.update("listing.submittedBy", account),
                Product.class));
    }

    @Test
    void whoDecidesSecondIsToldSoAndSeesTheRecordAnew() {
        go("/console/review/" + turmeric.id());
        page.getByLabel("Vì sao vẫn duyệt, tiếng Việt").fill("Đã hỏi cơ sở");
        decide("return", Map.of("reason", Map.of("vi", "Sửa mô tả")));

        button("Duyệt dù có cảnh báo").click();

        page.getByText("Sản phẩm này không còn chờ duyệt").waitFor();
        assertThat(read("/api/products/" + turmeric.id()).get("listing"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("state", "DRAFT");
        complaints.removeIf(said -> said.startsWith("409") || said.startsWith("412") || said.contains("Conflict"));
        complaints.removeIf(said -> said.contains("Precondition"));
    }

    @Test
    void aSessionThatEndsInTheMiddleLosesNoText() {
        go("/console/review/" + turmeric.id());
        page.getByLabel("Vì sao vẫn duyệt, tiếng Việt").fill("Đã hỏi cơ sở kỹ");
        signOutEverywhere();

        button("Duyệt dù có cảnh báo").click();
        link("Đăng nhập").first().click();
        Chromium.fillIn(page, officer, People.PASSWORD);

        page.waitForURL("**/console/review/" + turmeric.id());
        assertThat(page.getByLabel("Vì sao vẫn duyệt, tiếng Việt").inputValue()).isEqualTo("Đã hỏi cơ sở kỹ");
        button("Duyệt dù có cảnh báo").click();
        page.getByText("Đã duyệt “Bột nghệ”").waitFor();
        complaints.removeIf(said -> said.contains("401"));
    }

    /** On another device of the officer's. */
    private void signOutEverywhere() {
        try (var other = chromium.browser().newContext(options(360, 800))) {
            var phone = other.newPage();
            Chromium.signIn(phone, port, officer, People.PASSWORD);
            phone.navigate("http://localhost:" + port + "/console/account");
            var name = new Page.GetByRoleOptions().setName("Đăng xuất mọi nơi").setExact(true);
            phone.getByRole(AriaRole.BUTTON, name).first().click();
            phone.getByRole(AriaRole.DIALOG)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Đăng xuất mọi nơi"))
                    .click();
            phone.waitForURL("**/sign-in?after=out");
        }
    }

    @Test
    void todayLeadsToWhatWaits() {
        report("Túi bị hở");
        go("/console/");
        page.waitForURL("**/console/today");

        page.getByText("Phản ánh mới của người mua").waitFor();
        page.getByText("HTX Nghệ Thử").waitFor();
        assertThat(page.locator("main").textContent()).contains("Bột nghệ", "HTX Nghệ Thử", "N01");
        page.locator("main")
                .getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText("Bột nghệ"))
                .click();
        page.waitForURL("**/console/review/" + turmeric.id());
    }

    @Test
    void theTrailTellsWhoDidWhatAndARecordTellsItsOwn() {
        go("/console/goods/" + turmeric.id());
        var history = page.locator("section").filter(new Locator.FilterOptions().setHasText("Lịch sử"));
        assertThat(history.textContent()).contains("Gửi duyệt", "admin");

        go("/console/history?collection=products&record=" + turmeric.id());

        assertThat(page.locator("tbody").textContent())
                .contains("Gửi duyệt", "Bột nghệ")
                .doesNotContain(turmeric.id());
        go("/console/history?account=nobody");
        page.getByText("Không có mục nào khớp").waitFor();
    }

    @Test
    void aRecallTakesTheLotsOfTheSameMaterialWithIt() {
        var sister = wares.lot(turmeric, "N02", LocalDate.of(2099, 1, 1), true);
        wares.packed(sister);
        var manager = people.account(Role.MANAGER, turmeric.cooperative());
        record("postmart");
        go("/console/recall?lot=" + lot.code());

        button("Tìm lô liên quan").click();
        page.getByText("cùng nguyên liệu với N01").waitFor();
        button("Chọn").click();
        page.getByLabel("Lý do thu hồi, tiếng Việt").fill("Độ ẩm vượt mức");
        page.getByLabel("Người mua nên làm gì, tiếng Việt").fill("Mang trả nơi mua");
        button("Thu hồi 2 lô").click();
        page.getByRole(AriaRole.DIALOG).getByText("không rút lại được").waitFor();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Thu hồi 2 lô"))
                .click();

        page.getByText("Đã thu hồi 2 lô.").waitFor();
        page.waitForURL("**/console/recalls/*");
        var recall = page.url().substring(page.url().lastIndexOf('/') + 1);
        page.getByText("Chưa ai mở xem.").waitFor();
        page.getByText("Đang có trên sàn").waitFor();
        for (var recalled : List.of(lot, sister)) {
            go("/l/" + recalled.code());
            assertThat(page.getByRole(AriaRole.ALERT).textContent()).contains("THU HỒI", "Độ ẩm vượt mức");
        }
        context.close();
        visit(options(1280, 900), manager);
        go("/console/recalls");
        link("Độ ẩm vượt mức").click();
        page.getByText("Đã mở xem lúc").waitFor();
        context.close();
        visit(options(1280, 900), officer);
        go("/console/recalls/" + recall);
        page.getByText("người mở: Người " + manager).waitFor();
    }

    @Test
    void aReportIsHandedToTheMakerWhoAnswersItAndTheBuyerReadsTheAnswer() {
        var manager = people.account(Role.MANAGER, turmeric.cooperative());
        var id = report("Túi bị hở");
        go("/console/today");
        page.locator("section")
                .filter(new Locator.FilterOptions().setHasText("Phản ánh mới"))
                .getByRole(AriaRole.LINK)
                .first()
                .click();
        page.waitForURL("**/console/reports/" + id);
        page.getByText("Zalo 0355 512 345").waitFor();
        assertThat(page.locator("a[href='tel:0355512345']").count()).isEqualTo(1);
        page.getByLabel("Ghi chú nội bộ").fill("Khách quen");
        button("Chuyển cho cơ sở").click();
        page.getByText("Đã ghi phản ánh là “Chờ cơ sở trả lời”.").waitFor();

        context.close();
        visit(options(1280, 900), manager);
        go("/console/reports?state=WITH_MAKER");
        link("Phản ánh").last().click();
        page.getByText("Cơ sở cần trả lời phản ánh này.").waitFor();
        assertThat(page.locator("main").textContent()).contains("Túi bị hở").doesNotContain("Khách quen");
        page.getByLabel("Câu trả lời cho người mua, tiếng Việt").fill("Cơ sở đã đổi gói khác");
        button("Gửi câu trả lời").click();
        page.getByText("Đã ghi phản ánh là “Đã trả lời”.").waitFor();

        context.close();
        visit(options(1280, 900), officer);
        go("/console/reports/" + id);
        assertThat(page.locator(".preview").textContent()).contains("Cơ sở đã đổi gói khác");
        page.getByLabel("Hiện câu trả lời trên trang của lô").check();
        button("Đóng phản ánh").click();
        page.getByText("Đã ghi phản ánh là “Đã đóng”.").waitFor();
        go("/l/" + lot.code());
        assertThat(page.locator("#answers").textContent()).contains("Cơ sở đã đổi gói khác");
    }

    @Test
    void whatWasDoneWithAReportIsTakenBackAndCountedByState() {
        var id = report("Túi bị hở");
        go("/console/reports/" + id);
        button("Tôi nhận việc này").click();
        page.getByText("Đã ghi phản ánh là “Đang xem xét”.").waitFor();
        button("Hoàn tác").click();
        page.getByText("Đã ghi phản ánh là “Mới”.").waitFor();

        go("/console/reports");

        assertThat(page.locator(".tabs").innerText()).contains("Tất cả (1)", "Mới (1)", "Đang xem xét (0)");
    }

    @Test
    void anOfficerGivesAReportToAColleagueFoundByAPartOfTheName() {
        people.named("thu", Role.OFFICER);
        var id = report("Túi bị hở");
        var asked = new ArrayList<Route>();
        page.route("**/api/feedback/assignees*", asked::add);
        go("/console/reports/" + id);
        page.getByLabel("Người xử lý").fill("nguoi thu");
        page.getByLabel("Người xử lý").press("Tab");
        page.waitForCondition(() -> !asked.isEmpty());
        // Before it is answered who is meant.
        button("Lưu, giữ trạng thái").click();
        asked.forEach(Route::resume);
        page.getByText("Đã lưu phản ánh.").waitFor();

        go("/console/reports/" + id);

        page.waitForFunction("() => document.querySelector('aside input[list]').value === 'Người thu'");
        assertThat(read("/api/feedback/" + id)).containsEntry("assignee", "thu");
        go("/console/reports");
        // Names come after the list.
        page.locator("main").getByText("Người thu").first().waitFor();
    }

    @Test
    void makersAreFoundByAPartOfTheName() {
        wares.maker("HTX Mật ong Đồng Lê");
        go("/console/makers");
        page.getByLabel("Tìm theo tên").fill("dong le");
        page.getByLabel("Tìm theo tên").press("Enter");
        page.waitForURL("**/console/makers?q=dong+le");

        link("HTX Mật ong Đồng Lê").waitFor();
        link("HTX Nghệ Thử").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    @Test
    void aMakerIsRegisteredAndWhatIsWrongIsNamedByItsField() {
        go("/console/makers/new");
        page.getByLabel("Tên cơ sở").fill("HTX Mật ong Thử");
        page.getByLabel("Điện thoại", new Page.GetByLabelOptions().setExact(false))
                .first()
                .fill("12");
        page.getByLabel("Địa chỉ như in trên nhãn").fill("Thôn 2, xã Tuyên Phú, tỉnh Quảng Trị");
        button("Lưu").click();
        assertThat(page.getByRole(AriaRole.ALERT).textContent()).contains("Điện thoại: ");

        page.getByLabel("Điện thoại", new Page.GetByLabelOptions().setExact(false))
                .first()
                .fill("0912345679");
        button("Lưu").click();
        page.getByText("Đã lưu “HTX Mật ong Thử”.").waitFor();

        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1).setName("HTX Mật ong Thử"))
                .waitFor();
        complaints.removeIf(said -> said.contains("400"));
    }

    @Test
    void aVerifiedPaperIsABadgeUntilItEnds() {
        var filed = wares.filed(turmeric, Evidence.Kind.VIETGAP, LocalDate.of(2099, 1, 1));
        assertThat(badges()).containsExactly("OCOP 4 sao");

        go("/console/evidence?state=UNVERIFIED");
        link("VietGAP").click();
        button("Xác minh").click();
        page.getByText("Đã xác minh", new Page.GetByTextOptions().setExact(true))
                .first()
                .waitFor();
        assertThat(badges()).containsExactlyInAnyOrder("OCOP 4 sao", "VietGAP");

        // Its last day goes by.
        mongo.updateFirst(
                        Query.query(Criteria.where("_id").is(filed.id())),
                        Update.update(
                                "validTo",
                                LocalDate.now(Dates.ZONE).minusDays(1).toString()),
                        Evidence.class)
                .block();
        assertThat(badges()).containsExactly("OCOP 4 sao");
    }

    /** What the product's page shows to everybody. */
    private List<String> badges() {
        page.navigate("http://localhost:" + port + "/catalog/" + turmeric.id());
        return page.locator(".badges .badge").allInnerTexts().stream()
                .map(text -> text.lines().findFirst().orElse(""))
                .toList();
    }

    @Test
    void aTableIsTakenHomeAsASpreadsheet() throws IOException {
        go("/console/lots");

        var file = page.waitForDownload(() -> button("Tải bảng tính").click());

        assertThat(file.suggestedFilename()).startsWith("Lô hàng ").endsWith(".xlsx");
        try (var book = new ReadableWorkbook(file.path().toFile())) {
            var rows = book.getFirstSheet().read();
            assertThat(rows).hasSize(2);
            assertThat(rows.getFirst().getCellText(0)).isEqualTo("Lô");
            assertThat(rows.get(1).getCellText(0)).isEqualTo("N01");
            assertThat(rows.get(1).getCellText(1)).isEqualTo("Còn hạn");
            assertThat(rows.get(1).getCellAsDate(5))
                    .contains(LocalDate.of(2099, 1, 1).atStartOfDay());
        }
    }

    @Test
    void aTableIsTakenHomeInTheOrderThatIsChosen() throws IOException {
        go("/console/history?collection=products");
        assertThat(firstColumn()).containsExactly("Gửi duyệt sản phẩm", "Sửa sản phẩm");

        page.getByLabel("Xếp theo").selectOption("OLDEST");
        page.waitForURL(address -> address.endsWith("order=OLDEST"));

        assertThat(firstColumn()).containsExactly("Sửa sản phẩm", "Gửi duyệt sản phẩm");
    }

    /** Of the spreadsheet of the table that is shown, without its title. */
    private List<String> firstColumn() throws IOException {
        var file = page.waitForDownload(() -> button("Tải bảng tính").click());
        try (var book = new ReadableWorkbook(file.path().toFile())) {
            return book.getFirstSheet().read().stream()
                    .skip(1)
                    .map(row -> row.getCellText(0))
                    .toList();
        }
    }

    @Test
    void everythingIsReachedByKeyboard() {
        go("/console/goods");

        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("main");
        link("Bột nghệ").focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/console/goods/" + turmeric.id());

        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1).setName("Bột nghệ"))
                .waitFor();
        assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("main");
        page.goBack();
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1).setName("Sản phẩm"))
                .waitFor();
    }

    @Test
    void whoMayDoLessIsOfferedLess() {
        context.close();
        visit(options(1280, 900), people.account(Role.MEMBER, turmeric.cooperative()));
        go("/console/");
        page.waitForURL("**/console/desk");

        assertThat(page.locator(".rooms a").allInnerTexts())
                .containsExactly(
                        "Bàn của tôi", "Hộp thư", "Sản phẩm", "Lô hàng", "Cơ sở", "Giấy tờ", "Phản ánh", "Thu hồi");
        go("/console/review");
        assertThat(page.locator("main").textContent()).contains("Bạn không có quyền mở mục này");
    }

    @Test
    void theLanguageIsChangedWhereOneStandsAndRemembered() {
        go("/console/goods/" + turmeric.id());

        link("English").click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                        .textContent())
                .isEqualTo("Turmeric powder");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.reload();

        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
        go("/about");
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
    }

    private List<String> screens(String publication, String report, String recall) {
        return List.of(
                "/console/today",
                "/console/evidence/new",
                "/console/goods/new",
                "/console/people",
                "/console/people/new",
                "/console/account",
                "/console/history",
                "/console/office",
                "/console/review",
                "/console/review?waits=makers",
                "/console/review/" + turmeric.id(),
                "/console/goods",
                "/console/goods/" + turmeric.id(),
                "/console/goods/" + returned,
                "/console/makers",
                "/console/makers/new",
                "/console/makers/" + turmeric.cooperative(),
                "/console/makers/" + turmeric.cooperative() + "/edit",
                "/console/evidence",
                "/console/evidence?ending=7",
                "/console/evidence/" + paper,
                "/console/lots",
                "/console/lots/" + lot.code(),
                "/console/reports",
                "/console/reports/" + report,
                "/console/recall?lot=" + lot.code(),
                "/console/recalls",
                "/console/recalls/" + recall,
                "/console/publications",
                "/console/publications/new",
                "/console/publications/" + publication,
                "/console/nothing");
    }

    private void handIn(String product, String description) {
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

    private void decide(String verb, Map<String, Object> body) {
        decide(turmeric.id(), verb, body);
    }

    private void decide(String product, String verb, Map<String, Object> body) {
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
    private String recalled() {
        var other = wares.recalled(wares.lot(turmeric, "N09", LocalDate.of(2099, 1, 1), true));
        return String.valueOf(Objects.requireNonNull(other.recall()).id());
    }

    /** @return its id */
    private String report(String text) {
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

    private String record(String platform) {
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

    private Map<String, Object> read(String path) {
        return Objects.requireNonNull(admin.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JSON)
                .returnResult()
                .getResponseBody());
    }

    private void visit(Browser.NewContextOptions options, String name) {
        context = chromium.browser().newContext(options);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " " + message.location());
            }
        });
        page.onPageError(complaints::add);
        Chromium.signIn(page, port, name, People.PASSWORD);
    }

    private void go(String path) {
        Chromium.show(page, port, path);
    }

    private Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator button(String name) {
        return Chromium.button(page, name);
    }

    private static Browser.NewContextOptions options(int widthPx, int heightPx) {
        return new Browser.NewContextOptions()
                .setViewportSize(widthPx, heightPx)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("vi-VN");
    }
}
