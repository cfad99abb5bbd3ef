package vn.sanvat.site.console.maker;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sanvat.site.Chromium.button;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.LocalDate;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import reactor.core.publisher.Mono;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.site.BrowserJourney;
import vn.sanvat.site.Chromium;
import vn.sanvat.text.Dates;
import vn.sanvat.text.Localized;

/** How a maker hears on its phone what an officer decided, and hands it on by Zalo, in a real browser. */
class InboxJourneyTests extends BrowserJourney {

    private static final int PHONE_PX = 360;
    private static final int DESKTOP_PX = 1280;

    @Autowired
    ReactiveMongoTemplate mongo;

    private Cooperative maker;
    private String member;
    private String officer;
    private String product;

    @BeforeEach
    void handIn() {
        maker = wares.maker("HTX Nghệ Thử");
        member = people.account(Role.MEMBER, maker.id());
        officer = people.account(Role.OFFICER);
        product = wares.approved(maker, Localized.vietnamese("Bột nghệ"), null).id();
    }

    @Test
    void whatAnOfficerWithdrewIsCountedReadAndHandedOn() {
        var office = visit(DESKTOP_PX, officer);
        show(office, "/console/goods/" + product);
        button(office, "Gỡ khỏi trang công khai").first().click();
        office.locator("dialog textarea").first().fill("Nhãn ghi sai hạn dùng");
        office.locator("dialog")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Gỡ khỏi trang công khai"))
                .click();
        office.getByText("Đã gỡ “Bột nghệ”").waitFor();
        Chromium.settled(office);
        assertThat(copied(office)).contains("“Bột nghệ” đã ngừng bán", "Lý do: Nhãn ghi sai hạn dùng");
        assertThat(Chromium.problems(office)).isEmpty();

        var page = visit(PHONE_PX, member);
        show(page, "/console/desk");
        page.getByText("1 tin chưa đọc").waitFor();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Hộp thư"))
                .click();
        page.getByText("Nhãn ghi sai hạn dùng").waitFor();
        page.locator(".count").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        assertThat(page.getByText("Mới", new Page.GetByTextOptions().setExact(true))
                        .count())
                .isEqualTo(1);
        assertThat(Chromium.problems(page)).isEmpty();
        assertThat(copied(page)).contains("Lý do: Nhãn ghi sai hạn dùng", "/console/goods/" + product);
        assertThat(Chromium.problems(page)).isEmpty();

        page.locator(".messages h2 a").click();

        page.waitForURL("**/console/goods/" + product);
        show(page, "/console/inbox");
        assertThat(page.locator(".messages li").count()).isEqualTo(1);
        assertThat(page.locator(".messages .new").count()).isZero();
    }

    @Test
    void theDeskAndTheGoodsShowHowOftenTheirCodesWereOpened() {
        scanned(LocalDate.now(Dates.ZONE), 12);
        scanned(LocalDate.now(Dates.ZONE).minusDays(1), 30);
        var page = visit(PHONE_PX, member);

        show(page, "/console/desk");

        page.getByText("42 lượt quét trong 7 ngày").waitFor();
        assertThat(page.locator(".scans .figure").innerText()).isEqualTo("42");
        assertThat(page.locator(".scans rect").count()).isEqualTo(7);
        assertThat(Chromium.problems(page)).isEmpty();
        show(page, "/console/goods/" + product);
        page.locator(".scans .figure").waitFor();
        assertThat(page.locator(".scans svg").getAttribute("aria-label"))
                .endsWith(": 30; " + Dates.format(LocalDate.now(Dates.ZONE)) + ": 12");
        assertThat(Chromium.problems(page)).isEmpty();
    }

    private void scanned(LocalDate day, long count) {
        mongo.getCollection("scans")
                .flatMap(scans -> Mono.from(scans.insertOne(new Document("_id", day + "/a-lot")
                        .append("day", day.toString())
                        .append("lot", "a-lot")
                        .append("product", product)
                        .append("cooperative", maker.id())
                        .append("count", count))))
                .block();
    }

    private static String copied(Page page) {
        button(page, "Sao chép để gửi Zalo").first().click();
        page.getByText("Đã chép. Mở Zalo").waitFor();
        return page.evaluate("() => navigator.clipboard.readText()").toString();
    }

    private Page visit(int widthPx, String who) {
        var context = chromium.device(widthPx, 760);
        context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        var page = context.newPage();
        signIn(page, who);
        return page;
    }
}
