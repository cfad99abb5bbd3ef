package vn.sanvat.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Product;
import vn.sanvat.search.Search;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.CodeLinks;
import vn.sanvat.trace.Lot;

/** What buyers do, in a real browser: Debian's Chromium, or the one that {@code CHROME_PATH} names. */
@Tag("browser")
@ServiceTest
class BrowserTests {

    private static final int PHONE_WIDTH_PX = 360;
    private static final int PHONE_HEIGHT_PX = 740;
    private static final long MAX_LOT_PAGE_BYTES = 60_000;
    private static final long MAX_SCRIPT_BYTES = 5_000;

    @Autowired
    Wares wares;

    private static Chromium chromium;

    @Autowired
    CodeLinks links;

    @Autowired
    Search search;

    @LocalServerPort
    int port;

    Product turmeric;
    Lot lot;
    BrowserContext context;
    Page page;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @BeforeEach
    void open() {
        turmeric = wares.approved(wares.maker("HTX Nghệ Thử"), Localized.of("Bột nghệ", "Turmeric powder"), Wares.GTIN);
        wares.ocop(turmeric, LocalDate.of(2026, 1, 1), LocalDate.of(2099, 1, 1));
        search.catchUp().block(Duration.ofSeconds(20));
        lot = wares.lot(turmeric, "N01", LocalDate.of(2099, 1, 1), true);
        wares.packed(lot);
        visit(phone());
    }

    @AfterEach
    void leave() {
        context.close();
    }

    @Test
    void aBuyerGoesFromTheHomePageOverAProductToItsLot() {
        go("/");
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Bột nghệ"))
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
        assertThat(alert.boundingBox().y).isLessThan(PHONE_HEIGHT_PX / 2.0);
    }

    @Test
    void theFirstScreenSaysWhetherTheLotMayBeUsedWhatItIsAndWhomToCall() {
        for (var shown : List.of(lot, wares.recalled(wares.lot(turmeric, "N03", LocalDate.of(2099, 1, 1), false)))) {
            go("/l/" + shown.code());

            for (var seen :
                    List.of(shown.recalled() ? ".banner.stop" : ".verdict", ".number", "h1", ".who", ".button.call")) {
                var box = page.locator(seen).first().boundingBox();
                assertThat(box.y + box.height).as(shown.number() + " " + seen).isLessThan(PHONE_HEIGHT_PX);
            }
        }
    }

    @Test
    void aLotPrintsOnOneSheetWithTelephoneAndCode() {
        context.close();
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
        context.close();
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
            context.close();
            visit(phone().setColorScheme(scheme).setBypassCSP(true));
            for (var path : paths(recalled)) {
                go(path);
                assertThat(Chromium.violations(page)).as(scheme + " " + path).isEmpty();
            }
        }
    }

    @Test
    void noPageScrollsSidewaysOnANarrowPhone() {
        for (var locale : List.of("vi-VN", "en-GB")) {
            context.close();
            visit(phone().setLocale(locale));
            for (var path : paths(lot)) {
                go(path);
                assertThat(Chromium.widthPx(page)).as(locale + " " + path).isLessThanOrEqualTo(PHONE_WIDTH_PX);
            }
        }
    }

    @Test
    void theFirstProductStandsOnTheFirstScreen() {
        page.setViewportSize(PHONE_WIDTH_PX, 800);

        go("/");

        var name = page.locator(".goods .good h3").first().boundingBox();
        assertThat(name.y + name.height).isLessThan(800);
    }

    @Test
    void anEndlessWordOrTextOfTwiceTheSizeBreaksNoPage() {
        var endless = wares.approved(
                wares.maker("HTX " + "n".repeat(150)), Localized.of("n".repeat(150), "n".repeat(150)), null);
        search.catchUp().block(Duration.ofSeconds(20));
        context.close();
        visit(phone().setBypassCSP(true));
        for (var path : List.of(
                "/", "/catalog", "/catalog/" + endless.id(), "/cooperative/" + endless.cooperative(), "/nothing")) {
            go(path);
            assertThat(Chromium.widthPx(page)).as(path).isLessThanOrEqualTo(PHONE_WIDTH_PX);
            page.addStyleTag(new Page.AddStyleTagOptions().setContent("html{font-size:200%}"));
            assertThat(Chromium.widthPx(page)).as("twice the size: " + path).isLessThanOrEqualTo(PHONE_WIDTH_PX);
        }
    }

    @Test
    void everyLinkIsHighEnoughForAFinger() {
        for (var path : List.of("/", "/catalog", "/catalog/" + turmeric.id(), "/cooperative", "/nothing")) {
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
        context.close();
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
                "/recalls",
                "/about");
    }

    private void go(String path) {
        page.navigate("http://localhost:" + port + path);
    }

    private void visit(Browser.NewContextOptions options) {
        context = chromium.browser().newContext(options);
        page = context.newPage();
    }

    private static Browser.NewContextOptions phone() {
        return new Browser.NewContextOptions()
                .setViewportSize(PHONE_WIDTH_PX, PHONE_HEIGHT_PX)
                .setLocale("vi-VN");
    }

    private static Page.GetByRoleOptions level(int level) {
        return new Page.GetByRoleOptions().setLevel(level);
    }
}
