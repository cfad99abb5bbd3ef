package vn.sanvat.site.console.maker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.sanvat.site.Chromium.button;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.sanvat.site.Chromium;
import vn.sanvat.store.ServiceProcess;

/** What is written on a phone arrives once, whichever process of the service is there when it is sent, in a real browser. */
@Tag("browser")
class RestartJourneyTests {

    private static final String MEMBER = "mau-thanh-vien";
    private static final Pattern PASSWORD = Pattern.compile(Pattern.quote(MEMBER) + ", password: (\\S+)");

    /** Longer than the pauses of a phone until a service is up again. */
    private static final int PATIENCE_MS = 90_000;

    private static Chromium chromium;

    @TempDir
    private Path folder;

    private int port;
    private int lives;
    private ServiceProcess service;
    private Page page;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @BeforeEach
    void aMemberOfTheSamplesOnAPhone() throws Exception {
        port = freePort();
        start("--sanvat.sample.enabled=true");
        page = chromium.device(360, 760).newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        Chromium.signIn(page, port, MEMBER, password());
        go("/console/desk");
        // With all screens on the phone, as after the first few seconds.
        Chromium.awaitWorker(page);
    }

    /** It is shown once the service is ready, and a moment after it has said so. */
    private String password() {
        return await().atMost(Duration.ofMillis(PATIENCE_MS))
                .until(() -> PASSWORD.matcher(service.output()), Matcher::find)
                .group(1);
    }

    @AfterEach
    void leave() {
        chromium.leave();
        service.close();
    }

    @Test
    void aLotWhoseAnswerDiedWithTheServiceIsThereOnceAfterwardsAndGoodsGoOn() throws Exception {
        go("/console/goods/new");
        button(page, "Gạo").click();
        GoodsForm.fill(page, "Tên", "Gạo thử");
        GoodsForm.fill(page, "Mô tả", "Gạo dẻo.");
        GoodsForm.next(page, "Bán thế nào?");
        GoodsForm.fill(page, "Giá bán", "180k");
        GoodsForm.next(page, "Nhãn ghi gì?");
        page.getByText("Đã lưu lên máy chủ").waitFor();
        var goods = page.url();
        var sent = new ArrayList<String>();
        page.route("**/api/lots", route -> dieOnce(route, sent));
        go("/console/lots");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Chép lô"))
                .first()
                .click();
        page.getByLabel("Số lô").fill("THU-1");
        button(page, "Lập lô").click();
        page.getByText("Lô này mới có trên máy này").waitFor();
        page.navigate(goods);
        GoodsForm.fill(page, "Xuất xứ", "Xã Tuyên Phú, Quảng Trị");
        GoodsForm.next(page, "Ảnh");
        page.getByText("Đang chờ mạng").waitFor();

        start();

        page.getByText("Đã lưu lên máy chủ").waitFor();
        go("/console/desk");
        page.getByText("Vừa gửi xong").waitFor();
        assertThat(sent).hasSizeGreaterThan(1).containsOnly(sent.getFirst());
        assertThat(listed("/api/lots")).containsOnlyOnce("\"THU-1\"");
        assertThat(listed("/api/products?order=UPDATED")).containsOnlyOnce("\"Gạo thử\"");
    }

    /** The service has done what it was asked, and ends before it can say so. */
    private void dieOnce(Route route, List<String> sent) {
        if (!route.request().method().equals("POST")) {
            route.resume();
            return;
        }
        sent.add(Objects.requireNonNull(route.request().headerValue("Idempotency-Key")));
        if (sent.size() > 1) {
            route.resume();
            return;
        }
        assertThat(route.fetch().status()).isEqualTo(201);
        try {
            service.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        route.abort();
    }

    private void start(String... more) throws Exception {
        var arguments = new ArrayList<>(List.of(more));
        arguments.add("--server.port=" + port);
        service = ServiceProcess.start(
                folder, folder.resolve("life-" + lives++ + ".log"), arguments.toArray(String[]::new));
        service.awaitReady();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As who is signed in sees it. */
    private String listed(String address) {
        return String.valueOf(page.evaluate("address => fetch(address).then(answer => answer.text())", address));
    }

    private void go(String path) {
        Chromium.show(page, port, path);
    }
}
