package vn.sanvat.site.console.officer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import vn.sanvat.evidence.Evidence;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.text.Dates;

/** How officers recall lots, see to reports, makers and papers, in a real browser. */
class OfficerJourneyTests extends OfficersConsole {

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
}
