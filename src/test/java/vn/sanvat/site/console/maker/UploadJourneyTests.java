package vn.sanvat.site.console.maker;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import vn.sanvat.catalog.Product;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.media.TestPictures;
import vn.sanvat.site.BrowserJourney;

/** How a photo reaches the service from a phone whose signal breaks in the middle of it, in a real browser. */
class UploadJourneyTests extends BrowserJourney {

    private static final int PIECE_BYTES = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final Pattern HALF_SENT = Pattern.compile("Đang gửi [1-9][0-9] %");

    @Autowired
    ReactiveMongoTemplate mongo;

    private String member;

    /** What the phone has asked of uploads, in order: begin, ask, and from which byte on it has sent. */
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    private final AtomicBoolean broken = new AtomicBoolean();

    /** The piece at which the connection breaks. */
    private final AtomicReference<@Nullable Route> held = new AtomicReference<>();

    @BeforeEach
    void hire() {
        member = people.account(Role.MEMBER, wares.maker("HTX Nghệ Thử").id());
    }

    @Test
    void whatHasComeIsNotSentAgainAfterABreakAndTheEndOfTheTab() {
        var phone = chromium.device(360, 760);
        phone.route("**/api/uploads**", this::watch);
        phone.route("**/api/uploads/*", this::watch);
        var page = addPhoto(phone);
        breaks(page);
        page.getByText("Đang chờ mạng; đã giữ trên máy này").first().waitFor();
        assertThat(asked).startsWith("begin", "0", "65536", "131072 lost");
        page = again(page);
        assertThat(mongo.count(new Query(), "media").block()).isZero();

        broken.set(false);
        page.reload();

        assertThat(arrived(page)).hasSize(1);
        var sent = asked.stream()
                .filter(one -> one.matches("[0-9]+"))
                .map(Integer::valueOf)
                .toList();
        assertThat(sent)
                .hasSizeGreaterThan(3)
                .isEqualTo(IntStream.range(0, sent.size())
                        .mapToObj(piece -> piece * PIECE_BYTES)
                        .toList());
        assertThat(asked).containsOnlyOnce("begin").contains("ask");
        assertThat(mongo.count(new Query(), "media").block()).isEqualTo(1);
    }

    /** The server has it, and the phone does not know. */
    @Test
    void aPieceWhoseAnswerWasLostIsNotSentAgain() {
        var phone = chromium.device(360, 760);
        phone.route("**/api/uploads**", this::pass);
        phone.route("**/api/uploads/*", this::pass);
        phone.addInitScript("""
                const real = window.fetch;
                let pieces = 0;
                window.fetch = async (request, how) => {
                  const answer = await real(request, how);
                  if (request.method === 'PATCH' && ++pieces === 2) {
                    throw new TypeError('lost');
                  }
                  return answer;
                };
                """);

        var page = addPhoto(phone);

        assertThat(arrived(page)).hasSize(1);
        assertThat(asked).containsOnlyOnce("begin").doesNotHaveDuplicates().contains("ask", "65536", "131072");
    }

    @Test
    void aLostAnswerToTheLastStepMakesNoTwinAndSendsNothingAgain() {
        var phone = chromium.device(360, 760);
        phone.route("**/api/uploads**", this::pass);
        phone.route("**/api/uploads/*", this::pass);
        var lost = new ArrayList<String>();
        phone.route("**/api/photos", route -> {
            if (lost.isEmpty()) {
                lost.add(route.fetch().text());
                route.abort();
            } else {
                route.resume();
            }
        });

        var page = addPhoto(phone);

        var photo = arrived(page).getFirst();
        assertThat(lost).singleElement().asString().contains(photo);
        assertThat(asked).containsOnlyOnce("begin").doesNotHaveDuplicates();
        assertThat(mongo.count(new Query(), "media").block()).isEqualTo(1);
    }

    @Test
    void anUploadThatTheServerHasForgottenBeginsAnew() {
        var phone = chromium.device(360, 760);
        phone.route("**/api/uploads**", this::watch);
        phone.route("**/api/uploads/*", this::watch);
        var page = addPhoto(phone);
        breaks(page);
        mongo.remove(new Query(), "uploads").block();
        mongo.remove(new Query(), "upload-pieces").block();

        broken.set(false);
        page.reload();

        assertThat(arrived(page)).hasSize(1);
        assertThat(asked.stream().filter("begin"::equals)).hasSize(2);
        assertThat(asked.stream().filter("0"::equals)).hasSize(2);
    }

    /** Breaks at the third piece, and stays broken. */
    private void watch(Route route) {
        var what = what(route);
        if (what.equals(Integer.toString(2 * PIECE_BYTES)) && held.compareAndSet(null, route)) {
            broken.set(true);
            asked.add(what + " lost");
        } else if (broken.get()) {
            asked.add(what + " lost");
            route.abort("connectionreset");
        } else {
            asked.add(what);
            route.resume();
        }
    }

    private void breaks(Page page) {
        until(page, broken::get);
        page.getByText(HALF_SENT).first().waitFor();
        Objects.requireNonNull(held.get()).abort("connectionreset");
    }

    private void pass(Route route) {
        asked.add(what(route));
        route.resume();
    }

    private static String what(Route route) {
        return switch (route.request().method()) {
            case "POST" -> "begin";
            case "HEAD" -> "ask";
            default -> Objects.requireNonNull(route.request().headers().get("upload-offset"));
        };
    }

    /** Of goods that can be saved, so that all of it is sent. */
    private Page addPhoto(BrowserContext phone) {
        var page = phone.newPage();
        signIn(page, member);
        show(page, "/console/desk");
        GoodsForm.begin(page, "Gạo");
        GoodsForm.fill(page, "Tên", "Gạo thử");
        GoodsForm.fill(page, "Mô tả", "Gạo dẻo.");
        GoodsForm.next(page, "Bán thế nào?");
        GoodsForm.fill(page, "Giá bán", "180k");
        GoodsForm.to(page, "Ảnh");
        page.locator("input[multiple]").setInputFiles(photo());
        page.locator(".album img").waitFor();
        return page;
    }

    /** The tab is ended, and its address opened in another. */
    private static Page again(Page page) {
        var address = page.url();
        page.close();
        var other = page.context().newPage();
        other.navigate(address);
        other.locator("form.writing").waitFor();
        return other;
    }

    /** The photos of the goods, once these have all. */
    private List<String> arrived(Page page) {
        until(
                page,
                () -> goods().stream()
                        .anyMatch(product -> !product.content().photos().isEmpty()));
        return goods().getFirst().content().photos();
    }

    /** Routes are asked only while the browser is. */
    private static void until(Page page, BooleanSupplier reached) {
        page.waitForCondition(reached, new Page.WaitForConditionOptions().setTimeout((double) PATIENCE.toMillis()));
    }

    private List<Product> goods() {
        return Objects.requireNonNull(mongo.findAll(Product.class).collectList().block());
    }

    /** Grain that makes several pieces of it at any quality. */
    private static FilePayload photo() {
        var image = new BufferedImage(1_280, 960, BufferedImage.TYPE_3BYTE_BGR);
        var random = new Random(7);
        for (int y = 0; y < 960; y++) {
            for (int x = 0; x < 1_280; x++) {
                int grain = random.nextInt(60);
                image.setRGB(x, y, (100 + grain) << 16 | (90 + grain) << 8 | (60 + grain));
            }
        }
        return new FilePayload("hat-gao.jpg", "image/jpeg", TestPictures.encoded(image, "jpeg"));
    }
}
