package vn.sanvat.site.console.maker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.sanvat.catalog.Product;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.site.BrowserJourney;
import vn.sanvat.site.Chromium;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.Lot;

/** What a phone does to the desk, whatever is written on it: text of twice the size, and a new version of the app. */
class DeskOnAPhoneTests extends BrowserJourney {

    private static final int WIDTH_PX = 360;

    /** Whether a name stands in a draft that the phone keeps. */
    private static final String KEPT = """
            name => new Promise(kept => {
              const opening = indexedDB.open('sanvat');
              opening.onsuccess = () => {
                const all = opening.result.transaction('drafts').objectStore('drafts').getAll();
                all.onsuccess = () => {
                  opening.result.close();
                  kept(all.result.some(draft => draft.typed.name === name));
                };
              };
            })""";

    private Product product;
    private Lot lot;
    private String member;

    @BeforeEach
    void hire() {
        product = wares.approved(
                wares.maker("HTX Nghệ Thử"), Localized.vietnamese("Bột nghệ vàng xay mịn"), "200 G", 100_000);
        lot = wares.lot(product, "N01", null, true);
        member = people.account(Role.MEMBER, product.cooperative());
    }

    private BrowserContext signedIn() {
        var context = chromium.device(WIDTH_PX, 760);
        signIn(context.newPage(), member);
        return context;
    }

    @Test
    void textOfTwiceTheSizeBreaksNoScreenOfAMaker() {
        var page = signedIn().pages().getFirst();

        for (var path : List.of(
                "/console/desk",
                "/console/inbox",
                "/console/sheet",
                "/console/switch",
                "/console/goods",
                "/console/goods/new",
                "/console/goods/" + product.id() + "/edit",
                "/console/lots",
                "/console/lots/new?copy=" + lot.code(),
                "/console/lots/" + lot.code(),
                "/console/lots/" + lot.code() + "/diary/harvesting",
                "/console/evidence/new")) {
            show(page, path);
            page.addStyleTag(new Page.AddStyleTagOptions().setContent("html{font-size:200%}"));
            assertThat(Chromium.widthPx(page)).as(path).isLessThanOrEqualTo(WIDTH_PX);
        }
    }

    /** Another build is another worker; it waits until nobody has a form of this one open. */
    @Test
    void aNewVersionOfTheAppWaitsUntilNoFormIsOpen() {
        var context = signedIn();
        var page = context.pages().getFirst();
        show(page, "/console/desk");
        Chromium.awaitWorker(page);
        show(page, "/console/goods/" + product.id() + "/edit");
        page.waitForFunction("() => navigator.serviceWorker.controller");
        var before = page.evaluate("() => navigator.serviceWorker.controller.scriptURL");
        page.locator("form.writing").waitFor();
        page.getByLabel("Tên").first().fill("Bột nghệ đang sửa");

        page.evaluate("() => navigator.serviceWorker.register('/console/worker.js?v=next', { scope: '/console/' })");

        await().until(() -> Boolean.TRUE.equals(
                page.evaluate("() => navigator.serviceWorker.ready.then(ready => ready.waiting !== null)")));
        assertThat(page.evaluate("() => navigator.serviceWorker.controller.scriptURL"))
                .isEqualTo(before);
        assertThat(page.getByLabel("Tên").first().inputValue()).isEqualTo("Bột nghệ đang sửa");
        // The phone is put away, and the tab closed.
        page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");
        await().until(() -> Boolean.TRUE.equals(page.evaluate(KEPT, "Bột nghệ đang sửa")));
        context.pages().forEach(Page::close);
        var again = context.newPage();
        show(again, "/console/goods/" + product.id() + "/edit");
        again.locator("form.writing").waitFor();
        assertThat(again.getByLabel("Tên").first().inputValue()).isEqualTo("Bột nghệ đang sửa");
    }
}
