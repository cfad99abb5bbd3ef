package vn.sanvat.site.console.maker;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sanvat.site.Chromium.link;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.site.Chromium;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.Lot;

/** How a maker's people record what was measured, and what came out besides, in a real browser. */
class DiaryJourneyTests extends MakersPhone {

    private Lot lot;
    private Lot next;

    @BeforeEach
    void bringTwoLots() {
        var maker = wares.maker("HTX Gạo Thử");
        var rice = wares.approved(maker, Localized.of("Gạo thử", "Rice"), null);
        lot = wares.lot(rice, "N01", LocalDate.of(2099, 1, 1), true);
        next = wares.lot(rice, "N02", LocalDate.of(2099, 1, 1), true);
        signIn(page, people.account(Role.MEMBER, maker.id()));
    }

    @Test
    void whatCameOutBesidesAndWhatWasMeasuredIsWeighedCorrectedAndReadByTheBuyer() {
        mill();
        page.getByText("Đã ghi “Xay xát”.").waitFor();
        page.getByText("Cám: có 12,5 kg").waitFor();

        link(page, "Sửa: Xay xát").click();
        assertThat(field("Được ra, thứ 2", "Tên gọi").inputValue()).isEqualTo("Cám");
        assertThat(field("Số đo thứ 1", "Đo được").inputValue()).isEqualTo("-1,5");
        assertThat(field("Số đo thứ 2", "Tên số đo").inputValue()).isEqualTo("Tỷ lệ tấm");
        field("Được ra, thứ 2", "Bao nhiêu").fill("13");
        group("Số đo thứ 1").getByRole(AriaRole.BUTTON).click();
        page.getByLabel("Vì sao sửa").fill("Cân lại cám");
        record();
        page.getByText("Đã sửa: Cân lại cám").waitFor();

        page.getByText("Cám: có 13 kg").waitFor();
        assertThat(Chromium.problems(page)).isEmpty();
        link(page, "Đóng gói").click();
        page.getByLabel("Nguyên liệu").selectOption(new SelectOption().setIndex(1));
        record();
        page.getByText("Đã ghi “Đóng gói”.").waitFor();
        page.navigate(at("/l/" + lot.code()));
        assertThat(page.locator("main").textContent())
                .contains("Xay xát", "Tỷ lệ tấm", "4,2 %")
                .as("in the entry that was struck out alone")
                .containsOnlyOnce("Nhiệt độ");
    }

    @Test
    void aReadingThatIsNoNumberIsToldAtItsField() {
        go("/console/lots/" + lot.code() + "/diary/processing");
        group("Cho vào").getByLabel("Tên gọi").fill("Thóc");
        group("Được ra").getByLabel("Tên gọi").fill("Gạo xô");
        button("Thêm số đo").click();
        field("Số đo thứ 1", "Đo được").fill("nóng lắm");
        page.getByText("Hãy ghi một số, như 58 hoặc -18").waitFor();
        assertThat(Chromium.problems(page)).isEmpty();

        button("Ghi vào nhật ký").click();

        assertThat(page.evaluate("() => document.activeElement.getAttribute('aria-invalid')"))
                .isEqualTo("true");
        assertThat(page.url()).contains("/diary/processing");
    }

    @Test
    void whatWasMeasuredForTheLastLotIsAskedForAgainAndNotRecordedUnmeasured() {
        mill();
        page.getByText("Đã ghi “Xay xát”.").waitFor();

        go("/console/lots/" + next.code() + "/diary/processing");

        assertThat(field("Số đo thứ 1", "Đo gì").inputValue()).isEqualTo("Nhiệt độ");
        assertThat(field("Số đo thứ 1", "Đo được").inputValue()).isEmpty();
        assertThat(field("Số đo thứ 2", "Tên số đo").inputValue()).isEqualTo("Tỷ lệ tấm");
        record();
        page.getByText("Đã ghi “Xay xát”.").waitFor();
        assertThat(page.locator(".entries").innerText()).doesNotContain("Tỷ lệ tấm");
    }

    @Test
    void whatIsTypedOutlivesItsTabForItsWriterAlone() {
        go("/console/lots/" + lot.code() + "/diary/harvest");
        page.getByLabel("Tên gọi").first().fill("Thóc tươi");
        page.close();
        page = phone.newPage();
        go("/console/lots/" + lot.code() + "/diary/harvest");
        assertThat(page.getByLabel("Tên gọi").first().inputValue()).isEqualTo("Thóc tươi");
        page.getByText("Bản đang gõ dở đã được giữ lại").waitFor();
        phone.clearCookies();
        var other = people.named("other", Role.MEMBER, lot.cooperative());
        signIn(page, other);

        go("/console/lots/" + lot.code() + "/diary/harvest");

        assertThat(page.getByLabel("Tên gọi").first().inputValue()).isEqualTo("Gạo thử");
    }

    private void mill() {
        go("/console/lots/" + lot.code() + "/diary/processing");
        page.getByLabel("Việc gì").selectOption("milling");
        group("Cho vào").getByLabel("Tên gọi").fill("Thóc");
        group("Cho vào").getByLabel("Bao nhiêu").fill("100");
        group("Được ra").getByLabel("Tên gọi").fill("Gạo xô");
        group("Được ra").getByLabel("Bao nhiêu").fill("65");
        button("Thêm thứ được ra").click();
        field("Được ra, thứ 2", "Tên gọi").fill("Cám");
        field("Được ra, thứ 2", "Bao nhiêu").fill("12,5");
        page.getByText("Vào 100 kg, ra 77,5 kg, hao 22,5 kg").waitFor();
        button("Thêm số đo").click();
        field("Số đo thứ 1", "Đo được").fill("-1,5");
        button("Thêm số đo").click();
        field("Số đo thứ 2", "Đo gì").selectOption("");
        field("Số đo thứ 2", "Tên số đo").fill("Tỷ lệ tấm");
        field("Số đo thứ 2", "Đo được").fill("4,2");
        field("Số đo thứ 2", "Đơn vị").fill("%");
        assertThat(Chromium.problems(page)).isEmpty();
        record();
    }

    private void record() {
        button("Ghi vào nhật ký").click();
        page.waitForURL("**/console/lots/*?at=diary");
    }

    private Locator group(String legend) {
        return page.getByRole(
                AriaRole.GROUP, new Page.GetByRoleOptions().setName(legend).setExact(true));
    }

    private Locator field(String legend, String label) {
        return group(legend).getByLabel(label);
    }
}
