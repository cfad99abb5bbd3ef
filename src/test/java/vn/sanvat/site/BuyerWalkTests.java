package vn.sanvat.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** A buyer who has no mouse, no touch and no script gets from the home page to the answer to a report. */
class BuyerWalkTests extends BuyersPhone {

    private static final int MAX_STOPS = 80;

    /** The element itself, or the card that it makes into one link. */
    private static final String OUTLINED =
            "() => [document.activeElement, document.activeElement.closest('.card')].some(element => element && getComputedStyle(element).outlineStyle !== 'none')";

    @Test
    void aBuyerGoesFromHomeToAReportByTheKeyboardAloneAndWithoutScript() {
        visit(phone().setJavaScriptEnabled(false));
        go("/");
        tabTo(page.locator("#find"));
        page.keyboard().type("bot nghe");
        page.keyboard().press("Enter");
        page.waitForURL("**/catalog?q=bot**");

        tabTo(page.locator(".goods .good h3 a").first());
        page.keyboard().press("Enter");
        page.waitForURL("**/catalog/" + turmeric.id());

        tabTo(page.locator("a[href='/l/" + lot.code() + "']").first());
        page.keyboard().press("Enter");
        page.waitForURL("**/l/" + lot.code());

        tabTo(page.locator("#report > summary"));
        page.keyboard().press("Enter");
        tabTo(page.locator("#kind"));
        page.keyboard().press("ArrowDown");
        tabTo(page.locator("#what"));
        page.keyboard().type("Túi bị hở");
        tabTo(page.locator("#report button"));
        page.keyboard().press("Enter");
        page.waitForURL("**/feedback/PA*");

        assertThat(page.getByRole(AriaRole.HEADING, level(1)).textContent()).isEqualTo("Cảm ơn bạn");
        assertThat(page.locator(".lost dd").first().textContent()).matches("PA-?[0-9A-Z-]+");
    }

    @Test
    void theFirstStopOfTheKeyboardLeadsPastTheHeader() {
        visit(phone().setJavaScriptEnabled(false));
        go("/catalog");

        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");

        assertThat((Boolean) page.evaluate("() => document.querySelector('main').contains(document.activeElement)"))
                .isTrue();
    }

    /** Each stop on the way shows where it is. */
    private void tabTo(Locator wanted) {
        for (int stop = 0; stop < MAX_STOPS; stop++) {
            page.keyboard().press("Tab");
            assertThat((Boolean) page.evaluate(OUTLINED))
                    .as(() -> page.url() + ": " + page.evaluate("() => document.activeElement.outerHTML"))
                    .isTrue();
            if ((Boolean) wanted.evaluate("element => element === document.activeElement")) {
                return;
            }
        }
        throw new AssertionError("The keyboard does not reach " + wanted + " on " + page.url());
    }
}
