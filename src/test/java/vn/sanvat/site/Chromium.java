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
record Chromium(Playwright playwright, Browser browser, List<BrowserContext> devices) implements AutoCloseable {

    private static final Path AXE = Path.of("frontend/node_modules/axe-core/axe.min.js");
    private static final String VIOLATIONS =
            "async () => (await axe.run(document)).violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' '))";

    static Chromium launch() {
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
    BrowserContext device(int widthPx, int heightPx) {
        var device = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(widthPx, heightPx)
                .setLocale("vi-VN")
                .setBypassCSP(true));
        devices.add(device);
        return device;
    }

    /** Puts the devices of a test away. */
    void leave() {
        devices.forEach(BrowserContext::close);
        devices.clear();
    }

    /** Opens a screen of the console, and waits until it has all that it shows. */
    static void show(Page page, int port, String path) {
        page.navigate("http://localhost:" + port + path);
        settled(page);
    }

    static void settled(Page page) {
        page.waitForFunction(
                "() => document.querySelector('h1') && !document.querySelector('.loading, [aria-busy=true]')");
    }

    /** By its whole name. */
    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The one that names a screen. */
    static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING,
                new Page.GetByRoleOptions().setName(name).setExact(true).setLevel(1));
    }

    /** The first that stands behind such a label, whatever it is. */
    static Locator field(Page page, String label) {
        return page.locator("main").getByLabel(label).first();
    }

    /** The first of that name, or that begins so. */
    static Locator link(Page page, String name) {
        return page.locator("main")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name))
                .first();
    }

    /** What axe finds on a page. Its context must bypass the page's own policy, or axe could not run there. */
    static List<?> violations(Page page) {
        page.addScriptTag(new Page.AddScriptTagOptions().setPath(AXE));
        return (List<?>) page.evaluate(VIOLATIONS);
    }

    /** What axe finds in both lights, and that the page scrolls sideways. */
    static List<String> problems(Page page) {
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
    static int widthPx(Page page) {
        return ((Number) page.evaluate("() => document.documentElement.scrollWidth")).intValue();
    }

    /** Signs in by the form, as a person does, and waits until that was let in. */
    static void signIn(Page page, int port, String name, String password) {
        page.navigate("http://localhost:" + port + "/sign-in?next=/about");
        fillIn(page, name, password);
        page.waitForURL("**/about");
    }

    /** Fills in the form of the sign-in page that is open, and sends it. */
    static void fillIn(Page page, String name, String password) {
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
