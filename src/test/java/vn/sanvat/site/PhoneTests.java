package vn.sanvat.site;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.Product;
import vn.sanvat.search.Search;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.Lot;

/** A phone in a buyer's hand, with a real browser. */
@Tag("browser")
@ServiceTest
abstract class PhoneTests {

    static final int WIDTH_PX = 360;
    static final int HEIGHT_PX = 740;

    private static Chromium chromium;

    @Autowired
    Wares wares;

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
        lot = wares.lot(turmeric, "N01", LocalDate.of(2099, 1, 1), true);
        wares.packed(lot);
        search.catchUp().block(Duration.ofSeconds(20));
        context = chromium.browser().newContext(phone());
        page = context.newPage();
    }

    @AfterEach
    void leave() {
        context.close();
    }

    String at(String path) {
        return "http://localhost:" + port + path;
    }

    void go(String path) {
        page.navigate(at(path));
    }

    /** Closes the page that is open and opens another of its own cookies. */
    void visit(Browser.NewContextOptions options) {
        context.close();
        context = chromium.browser().newContext(options);
        page = context.newPage();
    }

    static Browser.NewContextOptions phone() {
        return new Browser.NewContextOptions()
                .setViewportSize(WIDTH_PX, HEIGHT_PX)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("vi-VN");
    }

    static Page.GetByRoleOptions level(int level) {
        return new Page.GetByRoleOptions().setLevel(level);
    }
}
