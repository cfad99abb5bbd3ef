package vn.sanvat.site.console.officer;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sanvat.Awaited.value;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import vn.sanvat.catalog.Product;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.People;
import vn.sanvat.site.Chromium;
import vn.sanvat.text.Dates;
import vn.sanvat.text.Localized;

/** How officers review what makers hand in, in a real browser. */
class ReviewJourneyTests extends OfficersConsole {

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
}
