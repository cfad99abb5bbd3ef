package vn.sanvat.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Media;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.CodeLinks;
import vn.sanvat.trace.Lot;

/** What buyers see, in a real browser. */
class BrowserTests extends BuyersPhone {

    private static final long MAX_LOT_PAGE_BYTES = 60_000;
    private static final long MAX_SCRIPT_BYTES = 5_000;

    /** The number of two lots, of which one is chosen. */
    private static final String TWICE = "T02";

    @Autowired
    CodeLinks links;

    @BeforeEach
    void numberTwoLotsAlike() {
        var starch = wares.approved(wares.maker("HTX Khác"), Localized.of("Tinh bột nghệ", "Turmeric starch"), null);
        wares.recalled(wares.lot(turmeric, TWICE, LocalDate.of(2099, 1, 1), false));
        wares.lot(starch, TWICE, LocalDate.of(2099, 1, 1), false);
    }

    @Test
    void aCertificateWithAllThatIsSaidOfItStandsBesideItsSign() {
        go("/l/" + lot.code());

        var sign = page.locator(".proof > .icon").first().boundingBox();
        for (var said : page.locator(".proof").first().locator("> :not(.icon)").all()) {
            assertThat(said.boundingBox().x).as(said.textContent()).isGreaterThanOrEqualTo(sign.x + sign.width);
        }
        assertThat(sign.width).isLessThan(40);
        assertThat(page.locator(".proof h3").first().boundingBox().x - sign.x).isLessThan(60);
    }

    @Test
    void axeFindsNothingInTheFormForAReportItsFaultsAndItsThanks() {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            visit(phone().setColorScheme(scheme).setBypassCSP(true));
            go("/l/" + lot.code());
            page.locator("#report > summary").click();
            assertAccessible(scheme + " form");

            page.locator("#what").fill(" ");
            page.locator("#report button").click();
            page.waitForURL("**/feedback*");
            page.locator(".faults").waitFor();
            assertAccessible(scheme + " faults");

            page.locator("#what").fill("Túi bị hở, " + scheme);
            page.locator("#report button").click();
            page.waitForURL("**/feedback/PA*");
            assertAccessible(scheme + " thanks");
        }
    }

    private void assertAccessible(String shown) {
        assertThat(Chromium.violations(page)).as(shown).isEmpty();
    }

    @Test
    void aBuyerGoesFromTheHomePageOverAProductToItsLot() {
        go("/");
        page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName("Bột nghệ").setExact(true))
                .getByRole(AriaRole.LINK)
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, level(1)).textContent()).isEqualTo("Bột nghệ");

        page.getByText("Lô N01").click();

        assertThat(page.url()).endsWith("/l/" + lot.code());
        assertThat(page.locator(".journey").textContent()).contains("Đóng gói", "02/10/2026");
    }

    @Test
    void whatTheQrCodeSaysIsTheLotsPage() {
        var said = URI.create(links.of(lot));

        go(said.getRawPath());

        assertThat(page.locator(".number").textContent()).isEqualTo("Lô N01");
    }

    @Test
    void nobodyMissesARecall() {
        wares.recalled(lot);

        go("/l/" + lot.code());

        var alert = page.getByRole(AriaRole.ALERT);
        assertThat(alert.textContent()).contains("THU HỒI", "Độ ẩm vượt mức");
        assertThat(alert.boundingBox().y).isLessThan(HEIGHT_PX / 2.0);
    }

    @Test
    void theFirstScreenSaysWhetherTheLotMayBeUsedWhatItIsAndWhomToCall() {
        for (var shown : List.of(lot, wares.recalled(wares.lot(turmeric, "N03", LocalDate.of(2099, 1, 1), false)))) {
            go("/l/" + shown.code());

            for (var seen :
                    List.of(shown.recalled() ? ".banner.stop" : ".verdict", ".number", "h1", ".who", ".button.call")) {
                var box = page.locator(seen).first().boundingBox();
                assertThat(box.y + box.height).as(shown.number() + " " + seen).isLessThan(HEIGHT_PX);
            }
        }
    }

    @Test
    void aLotPrintsOnOneSheetWithTelephoneAndCode() {
        visit(phone().setColorScheme(ColorScheme.DARK));
        go("/l/" + wares.recalled(lot).code());
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.locator(".find").isVisible()).isFalse();
        assertThat(page.locator(".button.call").first().isVisible()).isTrue();
        assertThat(page.locator("img.qr").isVisible()).isTrue();
        assertThat(page.evaluate("() => getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
        var pdf = new String(page.pdf(new Page.PdfOptions().setFormat("A4")), StandardCharsets.ISO_8859_1);
        assertThat(Pattern.compile("/Type /Page\\b(?!s)").matcher(pdf).results().count())
                .isEqualTo(1);
    }

    @Test
    void whatIsRecalledCanBeReadOnAPrintedProductWithAndWithoutItsBackgrounds() {
        wares.recalled(lot);
        go("/catalog/" + turmeric.id());
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.locator(".lots .badge.stop")
                        .first()
                        .evaluate("badge => getComputedStyle(badge).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
        assertThat(page.locator(".gallery").boundingBox().width).isLessThan(WIDTH_PX);
    }

    @Test
    void aLinkIsCopiedWhereTheBrowserCan() {
        context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        go("/catalog/" + turmeric.id());

        page.getByText("Sao chép liên kết").click();

        page.getByText("Đã sao chép").waitFor();
        assertThat(page.evaluate("() => navigator.clipboard.readText()").toString())
                .endsWith("/catalog/" + turmeric.id());
    }

    @Test
    void theLanguageSwitchKeepsThePageAndIsRemembered() {
        go("/catalog/" + turmeric.id());

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("English"))
                .click();

        assertThat(page.getByRole(AriaRole.HEADING, level(1)).textContent()).isEqualTo("Turmeric powder");
        go("/about");
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
    }

    @Test
    void everythingWorksWithoutScript() {
        visit(phone().setJavaScriptEnabled(false));
        go("/l/" + lot.code());

        page.locator("summary").press("Enter");
        page.locator("#what").fill("Túi bị hở");
        // By the keyboard: a click waits for frames of animation, which a busy browser without script may not give.
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Gửi phản ánh"))
                .press("Enter");
        page.waitForURL("**/feedback/PA*");

        assertThat(page.getByRole(AriaRole.HEADING, level(1)).textContent()).isEqualTo("Cảm ơn bạn");
    }

    @Test
    void axeFindsNothingInLightAndDark() {
        var recalled = wares.recalled(wares.lot(turmeric, "N02", LocalDate.of(2026, 10, 20), false));
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            visit(phone().setColorScheme(scheme).setBypassCSP(true));
            for (var path : paths(recalled)) {
                go(path);
                assertAccessible(scheme + " " + path);
            }
        }
    }

    @Test
    void noPageScrollsSidewaysOnANarrowPhone() {
        for (var locale : List.of("vi-VN", "en-GB")) {
            visit(phone().setLocale(locale));
            for (var path : paths(lot)) {
                go(path);
                assertThat(Chromium.widthPx(page)).as(locale + " " + path).isLessThanOrEqualTo(WIDTH_PX);
            }
        }
    }

    @Test
    void theFirstProductStandsOnTheFirstScreen() {
        page.setViewportSize(WIDTH_PX, 800);

        go("/");

        var name = page.locator(".goods .good h3").first().boundingBox();
        assertThat(name.y + name.height).isLessThan(800);
    }

    @Test
    void thePicturesOfTheFirstScreenAreFetchedFirstAndTheOthersWhenTheyAreNear() {
        wares.approved(wares.maker("HTX Thứ Ba"), Localized.of("Củ nghệ tươi", "Fresh turmeric"), null);
        search.catchUp().block(Duration.ofSeconds(20));
        for (var path : List.of("/", "/catalog")) {
            go(path);

            var pictures = page.locator(".goods .good img").all();
            assertThat(pictures).as(path).hasSize(3);
            for (var picture : pictures.subList(0, 2)) {
                assertThat(picture.getAttribute("fetchpriority")).as(path).isEqualTo("high");
                assertThat(picture.getAttribute("loading")).as(path).isNull();
            }
            assertThat(pictures.getLast().getAttribute("loading")).as(path).isEqualTo("lazy");
        }
    }

    @Test
    void anEndlessWordOrTextOfTwiceTheSizeBreaksNoPage() {
        var endless = wares.approved(
                wares.maker("HTX " + "n".repeat(150)), Localized.of("n".repeat(150), "n".repeat(150)), null);
        var shown = wares.lot(endless, "N".repeat(20), LocalDate.of(2099, 1, 1), true);
        search.catchUp().block(Duration.ofSeconds(20));
        visit(phone().setBypassCSP(true));
        for (var path : List.of(
                "/",
                "/catalog",
                "/catalog/" + endless.id(),
                "/cooperative/" + endless.cooperative(),
                "/l/" + shown.code(),
                "/nothing")) {
            go(path);
            assertThat(Chromium.widthPx(page)).as(path).isLessThanOrEqualTo(WIDTH_PX);
            page.addStyleTag(new Page.AddStyleTagOptions().setContent("html{font-size:200%}"));
            assertThat(Chromium.widthPx(page)).as("twice the size: " + path).isLessThanOrEqualTo(WIDTH_PX);
        }
    }

    @Test
    void inTextOfTwiceTheSizeALotsNameKeepsItsWordsWholeAndItsLastDayIsNotCut() {
        visit(phone().setBypassCSP(true));
        go("/l/" + lot.code());
        page.addStyleTag(new Page.AddStyleTagOptions().setContent("html{font-size:200%}"));

        assertThat(page.locator("h1").boundingBox().width).isGreaterThan(WIDTH_PX / 2.5);
        assertThat(
                        (Boolean)
                                page.evaluate(
                                        "() => [...document.querySelectorAll('.verdict, .tag')].every(box => box.scrollWidth <= box.clientWidth)"))
                .isTrue();
    }

    @Test
    void everyLinkIsHighEnoughForAFinger() {
        var recalled = wares.recalled(wares.lot(turmeric, "N02", LocalDate.of(2026, 10, 20), false));
        for (var path : paths(recalled)) {
            go(path);
            assertThat(
                            (List<?>)
                                    page.evaluate(
                                            "() => [...document.querySelectorAll('a')].filter(a => a.offsetParent && a.getBoundingClientRect().height < 24).map(a => a.outerHTML)"))
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void filtersAreSetAndTakenAwayWithoutScript() {
        visit(phone().setJavaScriptEnabled(false));
        go("/catalog");

        page.locator(".filters > summary").press("Enter");
        page.locator("#place").fill("Thạch Hóa");
        page.locator(".place button").press("Enter");
        page.waitForURL("**/catalog?place=*");
        assertThat(page.locator(".chips").textContent()).contains("Thạch Hóa");
        page.locator(".chips a").first().press("Enter");
        page.waitForURL("**/catalog");

        assertThat(page.locator(".chips").count()).isZero();
    }

    @Test
    void theLotsPageIsLightEnoughForAWeakSignal() {
        var all = new AtomicLong();
        var script = new AtomicLong();
        var session = context.newCDPSession(page);
        var kinds = new ConcurrentHashMap<String, String>();
        session.send("Network.enable");
        session.on(
                "Network.responseReceived",
                event -> kinds.put(
                        event.get("requestId").getAsString(), event.get("type").getAsString()));
        session.on("Network.loadingFinished", event -> {
            var kind = kinds.getOrDefault(event.get("requestId").getAsString(), "Other");
            var bytes = event.get("encodedDataLength").getAsLong();
            if (!kind.equals("Image")) {
                all.addAndGet(bytes);
            }
            if (kind.equals("Script")) {
                script.addAndGet(bytes);
            }
        });

        go("/l/" + lot.code());
        page.waitForLoadState(LoadState.NETWORKIDLE);

        assertThat(all.get()).isBetween(10_000L, MAX_LOT_PAGE_BYTES);
        assertThat(script.get()).isBetween(100L, MAX_SCRIPT_BYTES);
    }

    private List<String> paths(Lot shown) {
        return List.of(
                "/",
                "/catalog",
                "/catalog/" + turmeric.id(),
                "/cooperative",
                "/cooperative/" + turmeric.cooperative(),
                "/l/" + shown.code(),
                "/l/ZZZZZZZZZZ",
                "/search?q=bot%20nghe&category=spices",
                "/search?q=xyzzyqwr",
                "/l?code=" + TWICE,
                "/nothing",
                "/recalls",
                "/about");
    }
}
