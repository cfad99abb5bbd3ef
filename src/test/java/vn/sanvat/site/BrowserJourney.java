package vn.sanvat.site;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.sanvat.ServiceTest;
import vn.sanvat.identity.People;

/** People on their way through the whole service, in a real browser. */
@Tag("browser")
@ServiceTest
public abstract class BrowserJourney {

    protected static Chromium chromium;

    @Autowired
    protected Wares wares;

    @Autowired
    protected People people;

    @LocalServerPort
    protected int port;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @AfterEach
    protected void leave() {
        chromium.leave();
    }

    protected final String at(String path) {
        return "http://localhost:" + port + path;
    }

    /** Opens a screen of the console, and waits until it has all that it shows. */
    protected final void show(Page page, String path) {
        Chromium.show(page, port, path);
    }

    /** Signs in by the form, as a person does. */
    protected final void signIn(Page page, String account) {
        Chromium.signIn(page, port, account, People.PASSWORD);
    }
}
