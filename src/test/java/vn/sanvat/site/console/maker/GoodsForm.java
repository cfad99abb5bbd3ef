package vn.sanvat.site.console.maker;

import static vn.sanvat.site.Chromium.button;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The form in which a maker's people list their goods, step by step. */
final class GoodsForm {

    private GoodsForm() {}

    /** From the desk, by a template. */
    static void begin(Page page, String template) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Thêm sản phẩm"))
                .first()
                .click();
        button(page, template).click();
    }

    static void fill(Page page, String label, String text) {
        page.getByLabel(label).first().fill(text);
    }

    static void next(Page page, String title) {
        button(page, "Tiếp tục").click();
        awaitStep(page, title);
    }

    /** By the row of steps. */
    static void to(Page page, String title) {
        page.locator(".steps")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(title))
                .click();
        awaitStep(page, title);
    }

    private static void awaitStep(Page page, String title) {
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(title))
                .waitFor();
    }
}
