package vn.sanvat.site.console.maker;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import vn.sanvat.site.BrowserJourney;
import vn.sanvat.site.Chromium;

/** A cheap phone in the hand of one of a maker's people, with a real browser. */
abstract class MakersPhone extends BrowserJourney {

    BrowserContext phone;
    Page page;

    @BeforeEach
    void takeAPhone() {
        phone = chromium.device(360, 760);
        page = phone.newPage();
    }

    /** Until all is on the phone that it shows without a signal. */
    final void awaitCopy() {
        go("/console/desk");
        Chromium.awaitWorker(page);
        page.getByText("Máy này đã chép sẵn").waitFor();
    }

    final void go(String path) {
        show(page, path);
    }

    /** The first of that name, or that begins so. */
    final Locator button(String name) {
        return page.locator("main")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
                .first();
    }

    /** By its whole name. */
    final Locator dialogButton(String name) {
        return page.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
