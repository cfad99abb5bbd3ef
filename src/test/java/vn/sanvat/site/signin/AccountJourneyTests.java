package vn.sanvat.site.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.sanvat.site.Chromium.button;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.sanvat.ServiceTest;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.People;
import vn.sanvat.identity.SentMessages;
import vn.sanvat.identity.SignIn;
import vn.sanvat.identity.signin.Session;
import vn.sanvat.site.BrowserJourney;
import vn.sanvat.site.Chromium;

/** How people get an account, come in, and keep it, in a real browser. */
class AccountJourneyTests extends BrowserJourney {

    private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {};
    private static final Pattern LINK = Pattern.compile("http\\S+(/invitation/\\S+)");
    private static final String NEW_PASSWORD = "ruộng bậc thang mùa gặt";

    @Autowired
    WebTestClient http;

    @Autowired
    Clock clock;

    @Autowired
    ReactiveMongoTemplate mongo;

    @Autowired
    SentMessages messages;

    @Test
    void anOfficerIsInvitedSetsAPasswordAndASecondFactorAndSignsInWithBoth() {
        var head = visit(1280);
        signIn(head, people.account(Role.HEAD));
        show(head, "/console/people/new");
        head.getByLabel("Họ tên").fill("Chị Hoa");
        head.getByLabel("Điện thoại").fill("0912345678");
        var role = head.locator("form.form").getByLabel("Vai trò");
        assertThat(role.locator("option").allTextContents())
                .containsExactly("Thành viên cơ sở", "Quản lý cơ sở", "Cán bộ", "Lãnh đạo");
        role.selectOption("OFFICER");
        button(head, "Lưu và tạo lời mời").click();
        head.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("Mã QR của liên kết"))
                .waitFor();
        var link = head.getByLabel("Liên kết", new Page.GetByLabelOptions().setExact(true))
                .inputValue();
        assertThat(head.getByLabel("Tin nhắn để gửi qua Zalo").inputValue()).contains("Chào Chị Hoa", link);
        assertThat(Chromium.violations(head)).isEmpty();

        var hoa = visit(360);
        show(hoa, pathOf(link));
        assertThat(Chromium.problems(hoa)).isEmpty();
        hoa.locator("#password").fill(NEW_PASSWORD);
        button(hoa, "Lưu mật khẩu").click();
        hoa.waitForURL("**/sign-in?after=saved");
        Chromium.fillIn(hoa, "0912 345 678", NEW_PASSWORD);
        hoa.waitForURL("**/console/today");
        show(hoa, "/console/account");
        button(hoa, "Bật mã xác nhận").click();
        var secret = hoa.getByLabel("Không quét được? Gõ khóa này vào ứng dụng").inputValue();
        long step = clock.instant().getEpochSecond() / 30;
        hoa.getByLabel("Mã xác nhận", new Page.GetByLabelOptions().setExact(true))
                .fill(code(secret, step));
        button(hoa, "Xác nhận mã").click();
        hoa.getByText("Mã dự phòng").waitFor();
        assertThat(hoa.locator(".codes li"))
                .satisfies(codes -> assertThat(codes.count()).isEqualTo(10));
        assertThat(Chromium.problems(hoa)).isEmpty();
        button(hoa, "Đã ghi lại").click();
        hoa.locator(".account summary").click();
        button(hoa, "Đăng xuất").click();
        hoa.waitForURL("**/sign-in?after=out");

        Chromium.fillIn(hoa, "0912345678", NEW_PASSWORD);
        hoa.waitForURL("**/sign-in/code**");
        assertThat(Chromium.problems(hoa)).isEmpty();
        // Each code is good once: the one after it is, too.
        hoa.locator("#code").fill(code(secret, step + 1));
        button(hoa, "Tiếp tục").click();
        hoa.waitForURL("**/console/today");
    }

    @Test
    void whoForgotThePasswordSetsANewOneByTheMessage() {
        var officer = people.account(Role.OFFICER);
        as("admin")
                .put()
                .uri("/api/accounts/" + officer)
                .header("If-Match", "\"" + read("/api/accounts/" + officer).get("revision") + "\"")
                .bodyValue(Map.of("name", "Anh Nam", "email", "nam@so.example", "role", "OFFICER"))
                .exchange()
                .expectStatus()
                .isOk();
        var page = visit(360);
        show(page, "/sign-in");
        assertThat(Chromium.problems(page)).isEmpty();
        page.getByText("Quên mật khẩu?").click();
        page.waitForURL("**/sign-in/forgotten");
        assertThat(Chromium.problems(page)).isEmpty();
        page.locator("#name").fill("nam@so.example");
        button(page, "Gửi liên kết").click();
        page.getByText("Đã nhận yêu cầu").waitFor();
        assertThat(Chromium.problems(page)).isEmpty();

        show(
                page,
                await().atMost(Duration.ofSeconds(20)).until(() -> linkFor("nam@so.example"), path -> !path.isEmpty()));
        page.locator("#password").fill(NEW_PASSWORD);
        button(page, "Lưu mật khẩu").click();
        page.waitForURL("**/sign-in?after=saved");
        Chromium.fillIn(page, "nam@so.example", NEW_PASSWORD);

        page.waitForURL("**/console/today");
    }

    @Test
    void aPersonIsSuspendedLetInAgainAndErasedAfterOneQuestion() {
        var maker = wares.maker("HTX Nghệ Thử");
        var member = people.account(Role.MEMBER, maker.id());
        var page = visit(360);
        signIn(page, people.account(Role.OFFICER));
        show(page, "/console/people?maker=" + maker.id());
        page.getByText("Người " + member).click();
        page.waitForURL("**/console/people/" + member);

        button(page, "Khóa tài khoản").click();
        button(page, "Hoàn tác").click();
        page.getByText("lại đăng nhập được").waitFor();
        assertThat(read("/api/accounts/" + member)).containsEntry("state", "ACTIVE");
        assertThat(Chromium.problems(page)).isEmpty();
        button(page, "Xóa dữ liệu cá nhân").first().click();
        page.getByRole(AriaRole.DIALOG).getByText("Không rút lại được").waitFor();
        assertThat(read("/api/accounts/" + member)).containsEntry("name", "Người " + member);
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Xóa dữ liệu cá nhân"))
                .click();

        page.getByText("Đã xóa dữ liệu cá nhân.").waitFor();
        as("admin")
                .get()
                .uri("/api/accounts/" + member)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void anAccessKeyIsShownOnceAndRefusedOnceItIsRevoked() {
        var page = visit(1280);
        signIn(page, people.account(Role.OFFICER));
        show(page, "/console/account");
        page.getByLabel("Tên khóa").fill("nhap-hang");
        button(page, "Tạo khóa").click();
        var user = page.getByLabel("Tên đăng nhập").inputValue();
        var secret = page.getByLabel("Mật khẩu của khóa").inputValue();
        assertThat(Chromium.problems(page)).isEmpty();
        byKey(user, secret).isOk();

        show(page, "/console/account");
        assertThat(page.content()).contains("nhap-hang").doesNotContain(secret);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Thu hồi khóa: nhap-hang"))
                .click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Thu hồi khóa"))
                .click();
        page.getByText("Đã thu hồi khóa “nhap-hang”.").waitFor();

        byKey(user, secret).isUnauthorized();
    }

    @Test
    void aTabThatStoodOpenWhileItsOwnerSignedInAnewGoesOnAndAnotherPersonsDoesNot() {
        var officer = people.account(Role.OFFICER);
        var page = visit(1280);
        signIn(page, officer);
        show(page, "/console/account");
        var other = page.context().newPage();
        show(other, "/sign-in?after=out");
        Chromium.fillIn(other, officer, People.PASSWORD);
        other.waitForURL("**/console/today");

        page.getByLabel("Tên khóa").fill("nhap-hang");
        button(page, "Tạo khóa").click();
        page.getByLabel("Mật khẩu của khóa").waitFor();

        var head = people.account(Role.HEAD);
        show(other, "/sign-in?after=out");
        Chromium.fillIn(other, head, People.PASSWORD);
        other.waitForURL("**/console/today");
        page.getByLabel("Tên khóa").fill("khoa-khac");
        button(page, "Tạo khóa").click();
        page.getByText("Trang đã cũ").waitFor();
        assertThat(page.locator("[role=alert]").count()).isEqualTo(1);
    }

    @Test
    void theSecondFactorIsSetUpOnTheWayInWhereTheOfficeAsksForIt() {
        var page = visit(360);
        signIn(page, people.account(Role.OFFICER));
        mongo.updateMulti(new Query(), Update.update("stage", SignIn.Stage.SET_UP), Session.class)
                .block();

        show(page, "/sign-in/second-factor");
        assertThat(Chromium.problems(page)).isEmpty();
        page.setViewportSize(1280, 900);
        assertThat(Chromium.problems(page)).isEmpty();
        var secret = page.locator("form code").textContent();
        assertThat(page.locator("form .on-phone a").getAttribute("href"))
                .startsWith("otpauth://totp/")
                .contains("secret=" + secret.replace(" ", ""));
        page.locator("#code").fill("000000");
        button(page, "Tiếp tục").click();
        page.getByText("Mã không đúng").waitFor();
        assertThat(Chromium.problems(page)).isEmpty();
        page.locator("#code").fill(code(secret, clock.instant().getEpochSecond() / 30));
        button(page, "Tiếp tục").click();

        page.getByText("Ghi lại các mã dự phòng").first().waitFor();
        assertThat(page.locator(".codes li").count()).isEqualTo(10);
        assertThat(Chromium.problems(page)).isEmpty();
        page.setViewportSize(360, 800);
        assertThat(Chromium.problems(page)).isEmpty();
    }

    @Test
    void whoLooksForAPersonInTheTrailTypesAPartOfTheName() {
        var maker = wares.maker("HTX Tìm Người");
        var member = people.account(Role.MEMBER, maker.id());
        as("admin").put().uri("/api/me/keys/mot").exchange().expectStatus().isOk();
        http.put()
                .uri("/api/me/keys/hai")
                .headers(headers -> People.signIn(headers, member))
                .exchange()
                .expectStatus()
                .isOk();
        var page = visit(360);
        signIn(page, people.account(Role.OFFICER));
        show(page, "/console/history");
        assertThat(Chromium.problems(page)).isEmpty();

        var who = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Người làm"));
        who.fill("nguoi " + member);
        who.press("Enter");

        page.waitForURL("**account=" + member + "*");
        page.locator("a").getByText("Người " + member).first().waitFor();
        assertThat(Chromium.problems(page)).isEmpty();
    }

    @Test
    void whoIsNotSignedInIsLedToTheFormAndBackToWhereHeWas() {
        var page = visit(1280);
        page.navigate(at("/console/history?collection=products"));
        page.waitForURL("**/sign-in?next=*");

        Chromium.fillIn(page, people.account(Role.OFFICER), People.PASSWORD);

        page.waitForURL("**/console/history?collection=products");
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1).setName("Nhật ký"))
                .waitFor();
    }

    @Test
    void aBrowserThatKeepsNoCookieIsNotSentToAndFro() {
        var page = visit(1280);
        page.navigate(at("/console/goods"));
        page.waitForURL("**/sign-in?next=*");

        page.navigate(at("/console/goods"));

        page.getByText("Hãy đăng nhập").waitFor();
        assertThat(page.url()).endsWith("/console/goods");
    }

    private WebTestClient as(String name) {
        return http.mutate()
                .defaultHeaders(headers -> headers.setBasicAuth(name, ServiceTest.ADMIN_PASSWORD))
                .build();
    }

    private org.springframework.test.web.reactive.server.StatusAssertions byKey(String user, String secret) {
        return http.get()
                .uri("/api/me")
                .headers(headers -> headers.setBasicAuth(user, secret))
                .exchange()
                .expectStatus();
    }

    private Map<String, Object> read(String path) {
        return Objects.requireNonNull(as("admin")
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JSON)
                .returnResult()
                .getResponseBody());
    }

    /** RFC 6238, as an app does it. */
    private static String code(String secret, long step) {
        try {
            var generator = new TimeBasedOneTimePasswordGenerator();
            var key = new SecretKeySpec(new Base32().decode(secret), generator.getAlgorithm());
            return generator.generateOneTimePasswordString(key, Instant.ofEpochSecond(step * 30));
        } catch (InvalidKeyException e) {
            throw new AssertionError(e);
        }
    }

    /** The path of the newest link that was sent to somebody; empty before there is one. */
    private String linkFor(String to) {
        return messages.containing(to).stream()
                .findFirst()
                .map(AccountJourneyTests::pathOf)
                .orElse("");
    }

    private static String pathOf(String text) {
        var found = LINK.matcher(text);
        return found.find() ? found.group(1) : "";
    }

    private Page visit(int widthPx) {
        return chromium.device(widthPx, 800).newPage();
    }
}
