package vn.sanvat.site.console.maker;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.People;
import vn.sanvat.site.BrowserJourney;
import vn.sanvat.site.Chromium;

/** A family shares one phone: who is next types the own password, and finds the own drafts alone. */
class SharedPhoneTests extends BrowserJourney {

    private static final String HOA = "hoa-3f2a";
    private static final String NAM = "nam-8c1d";

    private BrowserContext phone;
    private Page page;

    @BeforeEach
    void bothHaveSignedInHere() {
        var maker = wares.maker("HTX Nghệ Thử").id();
        people.named(HOA, Role.MEMBER, maker);
        people.named(NAM, Role.MEMBER, maker);
        phone = chromium.device(360, 760);
        page = phone.newPage();
        signInAtTheDesk(NAM);
        page.navigate(at("/console/switch"));
        button("Người khác").click();
        page.waitForURL("**/sign-in?after=out");
        button("Người khác").waitFor(hidden());
        Chromium.fillIn(page, HOA, People.PASSWORD);
        page.waitForURL("**/console/desk");
    }

    @Test
    void whoIsNextTypesTheOwnPasswordAloneAndSeesTheOwnDrafts() {
        writeADraft("Mật ong nhà Hoa");
        page.locator("details.account summary").click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Đổi người dùng"))
                .click();
        button("Người " + NAM).waitFor();
        assertThat(button("Người " + HOA).count()).as("who is signed in").isZero();
        assertThat(Chromium.problems(page)).isEmpty();

        button("Người " + NAM).click();
        page.getByText("Chỉ cần gõ mật khẩu của bạn.").waitFor();
        assertThat(page.getByLabel("Tên đăng nhập").isVisible()).isFalse();
        assertThat(Chromium.problems(page)).isEmpty();
        enter("not-the-password");
        page.locator(".faults").waitFor();
        page.getByText("Chỉ cần gõ mật khẩu của bạn.").waitFor();
        enter(People.PASSWORD);

        page.waitForURL("**/console/desk");
        page.getByText("Chưa có sản phẩm nào").waitFor();
        assertThat(page.getByText("Mật ong nhà Hoa").count()).isZero();
    }

    @Test
    void aNameIsForgottenAfterAWarningWhereDraftsLieHereAndTheseStay() {
        writeADraft("Mật ong nhà Hoa");
        page.navigate(at("/console/switch"));
        button("Người " + NAM).click();
        page.getByText("Chỉ cần gõ mật khẩu của bạn.").waitFor();
        button("Người khác").click();

        forget(HOA);
        page.getByText("còn 1 bản nháp chưa gửi").waitFor();
        assertThat(Chromium.problems(page)).isEmpty();
        button("Vẫn quên").click();

        button("Người " + HOA).waitFor(hidden());
        button("Người " + NAM).waitFor();
        forget(NAM);
        button("Người " + NAM).waitFor(hidden());
        page.reload();
        page.locator("#name").waitFor();
        assertThat(page.locator(".persons").count()).isZero();
        Chromium.fillIn(page, HOA, People.PASSWORD);
        page.waitForURL("**/console/desk");
        page.getByText("Mật ong nhà Hoa").first().waitFor();
    }

    @Test
    void withoutASignalNobodyIsSwitchedToAndTheReasonIsSaid() {
        page.navigate(at("/console/switch"));
        button("Người " + NAM).waitFor();
        phone.setOffline(true);

        button("Người " + NAM).click();

        page.getByText("Không có mạng nên chưa đổi được").waitFor();
        phone.setOffline(false);
        page.navigate(at("/console/desk"));
        page.getByText("Chưa có sản phẩm nào").waitFor();
    }

    @Test
    void withoutASignalNobodyIsSignedOutAndTheReasonIsSaid() {
        phone.setOffline(true);
        page.locator("details.account summary").click();

        button("Đăng xuất").click();

        page.locator(".notice.alarm")
                .getByText("Chưa đăng xuất được vì máy chủ không trả lời")
                .waitFor();
        assertThat(Chromium.problems(page)).isEmpty();
        phone.setOffline(false);
        page.locator("details.account summary").click();
        button("Đăng xuất").click();
        page.waitForURL("**/sign-in?after=out");
    }

    @Test
    void thePhoneKeepsNoMoreThanNamesAndAccounts() {
        var kept =
                page.evaluate("() => localStorage.getItem('who signs in here')").toString();

        assertThat(kept)
                .isEqualTo("[{\"id\":\"%s\",\"name\":\"Người %s\"},{\"id\":\"%s\",\"name\":\"Người %s\"}]"
                        .formatted(HOA, HOA, NAM, NAM));
    }

    private void signInAtTheDesk(String who) {
        signIn(page, who);
        page.navigate(at("/console/desk"));
        page.getByText("Chưa có sản phẩm nào").waitFor();
    }

    private void forget(String who) {
        page.locator(".persons li")
                .filter(new Locator.FilterOptions().setHasText(who))
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Quên người này trên máy"))
                .click();
    }

    private void enter(String password) {
        page.locator("#password").fill(password);
        page.locator("form.form button").click();
    }

    private void writeADraft(String name) {
        page.navigate(at("/console/goods/new"));
        button("Mật ong").click();
        page.getByLabel("Tên").first().fill(name);
        page.getByText("Đã giữ trên máy này").first().waitFor();
        // What was typed last is kept after a moment.
        page.waitForTimeout(600);
    }

    private Locator button(String name) {
        return Chromium.button(page, name);
    }

    private static Locator.WaitForOptions hidden() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
    }
}
