package vn.sanvat.site;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import vn.sanvat.catalog.Product;
import vn.sanvat.search.Search;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.Lot;

/** A phone in a buyer's hand, with a real browser. */
abstract class BuyersPhone extends BrowserJourney {

    static final int WIDTH_PX = 360;
    static final int HEIGHT_PX = 740;

    @Autowired
    Search search;

    Product turmeric;
    Lot lot;
    BrowserContext context;
    Page page;

    @BeforeEach
    void open() {
        turmeric = wares.approved(wares.maker("HTX Nghệ Thử"), Localized.of("Bột nghệ", "Turmeric powder"), Wares.GTIN);
        wares.ocop(turmeric, LocalDate.of(2026, 1, 1), LocalDate.of(2099, 1, 1));
        lot = wares.lot(turmeric, "N01", LocalDate.of(2099, 1, 1), true);
        wares.packed(lot);
        search.catchUp().block(Duration.ofSeconds(20));
        context = chromium.device(phone());
        page = context.newPage();
    }

    void go(String path) {
        page.navigate(at(path));
    }

    /** Closes the page that is open and opens another of its own cookies. */
    void visit(Browser.NewContextOptions options) {
        context.close();
        context = chromium.device(options);
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
