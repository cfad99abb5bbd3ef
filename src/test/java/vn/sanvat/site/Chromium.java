package vn.sanvat.site;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real browser for a class of tests: Debian's Chromium, or the one that {@code CHROME_PATH} names. */
public record Chromium(Playwright playwright, Browser browser, List<BrowserContext> devices) implements AutoCloseable {

    private static final Path AXE = Path.of("frontend/node_modules/axe-core/axe.min.js");
    private static final String VIOLATIONS =
            "async () => (await axe.run(document)).violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' '))";

    public static Chromium launch() {
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(System.getenv().getOrDefault("CHROME_PATH", "/usr/bin/chromium")))
                        .setArgs(List.of("--no-sandbox")));
        return new Chromium(playwright, browser, new ArrayList<>());
    }

    /** A device of its own, in Vietnamese, on which axe may run; it goes with {@link #leave}. */
    public BrowserContext device(int widthPx, int heightPx) {
        return device(new Browser.NewContextOptions()
                .setViewportSize(widthPx, heightPx)
                .setLocale("vi-VN")
                .setBypassCSP(true));
    }

    /** A device of its own as asked for; it goes with {@link #leave}. */
    public BrowserContext device(Browser.NewContextOptions options) {
        var device = browser.newContext(options);
        devices.add(device);
        return device;
    }

    /** Puts the devices of a test away. */
    public void leave() {
        devices.forEach(BrowserContext::close);
        devices.clear();
    }

    /** Opens a screen of the console, and waits until it has all that it shows. */
    public static void show(Page page, int port, String path) {
        page.navigate("http://localhost:" + port + path);
        settled(page);
    }

    public static void settled(Page page) {
        page.waitForFunction(
                "() => document.querySelector('h1') && !document.querySelector('.loading, [aria-busy=true]')");
    }

    /** Until the screens are on the device, as after its first few seconds in the console. */
    public static void awaitWorker(Page page) {
        page.evaluate("() => navigator.serviceWorker.ready.then(() => undefined)");
    }

    /** By its whole name. */
    public static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The one that names a screen. */
    public static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING,
                new Page.GetByRoleOptions().setName(name).setExact(true).setLevel(1));
    }

    /** The first that stands behind such a label, whatever it is. */
    public static Locator field(Page page, String label) {
        return page.locator("main").getByLabel(label).first();
    }

    /** The first of that name, or that begins so. */
    public static Locator link(Page page, String name) {
        return page.locator("main")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name))
                .first();
    }

    /** What axe finds on a page. Its context must bypass the page's own policy, or axe could not run there. */
    public static List<?> violations(Page page) {
        page.addScriptTag(new Page.AddScriptTagOptions().setPath(AXE));
        return (List<?>) page.evaluate(VIOLATIONS);
    }

    /** What axe finds in both lights, and that the page scrolls sideways. */
    public static List<String> problems(Page page) {
        var problems = new ArrayList<String>();
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            // Colours that are still on their way from the other light are nobody's fault.
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
            violations(page).forEach(found -> problems.add(scheme + " " + found));
        }
        if (widthPx(page) > page.viewportSize().width) {
            problems.add("it scrolls sideways");
        }
        return problems;
    }

    /** How wide a page is; more than its window where it scrolls sideways. */
    public static int widthPx(Page page) {
        return ((Number) page.evaluate("() => document.documentElement.scrollWidth")).intValue();
    }

    /** Signs in by the form, as a person does, and waits until that was let in. */
    public static void signIn(Page page, int port, String name, String password) {
        page.navigate("http://localhost:" + port + "/sign-in?next=/about");
        fillIn(page, name, password);
        page.waitForURL("**/about");
    }

    /** Fills in the form of the sign-in page that is open, and sends it. */
    public static void fillIn(Page page, String name, String password) {
        page.locator("#name").fill(name);
        page.locator("#password").fill(password);
        page.locator("form.form button").click();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
