package vn.sanvat.site.console.officer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.site.Chromium;
import vn.sanvat.text.Localized;

/** What all screens of the officers' console have in common, in a real browser. */
class ConsoleTests extends OfficersConsole {

    private String returned = "";

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
}
