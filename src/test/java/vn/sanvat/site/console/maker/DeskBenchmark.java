package vn.sanvat.site.console.maker;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.sanvat.ServiceTest;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.People;
import vn.sanvat.site.Chromium;
import vn.sanvat.site.Wares;
import vn.sanvat.text.Localized;

/** How long a maker's desk takes on a cheap phone far from a mast. Run by {@code bench/desk.sh}. */
@ServiceTest
class DeskBenchmark {

    private static final int ROUNDS = 5;
    private static final int SLOWER = 4;
    /** Slow 4G, as Lighthouse and Chromium's own tools have it. */
    private static final int DOWN_BYTES_A_SECOND = 1_600_000 / 8;

    private static final int UP_BYTES_A_SECOND = 750_000 / 8;
    private static final int ROUND_TRIP_MS = 150;
    private static final int LONG_SIDE_PX = 4_000;
    private static final int SHORT_SIDE_PX = 3_000;

    @Autowired
    People people;

    @Autowired
    Wares wares;

    @LocalServerPort
    int port;

    @Test
    void theFirstScreenAndAPhoto() throws IOException {
        var maker = wares.maker("HTX Nghệ Thử");
        wares.approved(maker, Localized.of("Bột nghệ", "Turmeric powder"), null);
        var member = people.account(Role.MEMBER, maker.id());
        var photo = photo();
        var cold = new ArrayList<Long>();
        var kept = new ArrayList<Long>();
        var shrunk = new ArrayList<Long>();
        try (var chromium = Chromium.launch()) {
            for (int round = 0; round < ROUNDS; round++) {
                try (var context =
                        chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(360, 760))) {
                    signIn(context, member);
                    cold.add(opened(context));
                    var page = context.pages().getLast();
                    Chromium.awaitWorker(page);
                    kept.add(opened(context));
                    shrunk.add(shrunk(context, photo));
                }
            }
        }
        print("the desk, nothing kept", cold, Duration.ofSeconds(3));
        print("the desk, from the service worker", kept, Duration.ofSeconds(1));
        print("a photo of 12 MP shrunk, processor only", shrunk, Duration.ofSeconds(3));
    }

    private void signIn(BrowserContext context, String member) {
        var page = context.newPage();
        Chromium.signIn(page, port, member, People.PASSWORD);
    }

    /** From the address to goods that can be tapped, in a tab of its own. */
    private long opened(BrowserContext context) {
        var page = context.newPage();
        throttle(page, true);
        long begun = System.nanoTime();
        page.navigate("http://localhost:" + port + "/console/desk");
        page.locator(".own-goods a").first().waitFor();
        return elapsedMs(begun);
    }

    private long shrunk(BrowserContext context, FilePayload photo) {
        var page = context.newPage();
        page.navigate("http://localhost:" + port + "/console/goods/new");
        page.locator(".steps button").nth(3).click();
        page.locator("input[multiple]").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        throttle(page, false);
        long begun = System.nanoTime();
        page.locator("input[multiple]").setInputFiles(photo);
        page.locator(".album img").waitFor();
        return elapsedMs(begun);
    }

    private static void throttle(Page page, boolean network) {
        var session = page.context().newCDPSession(page);
        var rate = new JsonObject();
        rate.addProperty("rate", SLOWER);
        session.send("Emulation.setCPUThrottlingRate", rate);
        if (network) {
            var conditions = new JsonObject();
            conditions.addProperty("offline", false);
            conditions.addProperty("latency", ROUND_TRIP_MS);
            conditions.addProperty("downloadThroughput", DOWN_BYTES_A_SECOND);
            conditions.addProperty("uploadThroughput", UP_BYTES_A_SECOND);
            session.send("Network.emulateNetworkConditions", conditions);
        }
    }

    private static long elapsedMs(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }

    private static void print(String what, List<Long> ms, Duration limit) {
        var sorted = ms.stream().mapToLong(Long::longValue).sorted().toArray();
        long median = sorted[sorted.length / 2];
        System.out.printf(
                "%-42s %5d ms (%s), limit %d ms: %.2f of it%n",
                what,
                median,
                String.join(", ", LongStream.of(sorted).mapToObj(Long::toString).toList()),
                limit.toMillis(),
                (double) median / limit.toMillis());
    }

    private static FilePayload photo() throws IOException {
        var image = new BufferedImage(LONG_SIDE_PX, SHORT_SIDE_PX, BufferedImage.TYPE_3BYTE_BGR);
        var pen = image.createGraphics();
        var random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            pen.setColor(new Color(random.nextInt(0x1000000)));
            pen.fillOval(random.nextInt(LONG_SIDE_PX), random.nextInt(SHORT_SIDE_PX), 120, 120);
        }
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", bytes);
        return new FilePayload("anh.jpg", "image/jpeg", bytes.toByteArray());
    }
}
