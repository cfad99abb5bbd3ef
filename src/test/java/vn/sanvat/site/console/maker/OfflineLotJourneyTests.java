package vn.sanvat.site.console.maker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.sanvat.site.Chromium.field;
import static vn.sanvat.site.Chromium.heading;
import static vn.sanvat.site.Chromium.link;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import vn.sanvat.catalog.Product;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.evidence.Evidence;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.media.TestPictures;
import vn.sanvat.site.Chromium;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.Lot;
import vn.sanvat.trace.TraceEvent;

/** How lots, their diary and papers are written on a phone without a signal, and reach the server once, in a real browser. */
class OfflineLotJourneyTests extends MakersPhone {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    ReactiveMongoTemplate mongo;

    private Cooperative maker;
    private Product turmeric;

    /** With what the forms choose from read once. */
    @BeforeEach
    void copyALot() {
        maker = wares.maker("HTX Nghệ Thử");
        turmeric = wares.approved(maker, Localized.of("Bột nghệ", "Turmeric powder"), null);
        wares.lot(turmeric, "N01", LocalDate.of(2099, 1, 1), true);
        signIn(page, people.account(Role.MEMBER, maker.id()));
        awaitCopy();
    }

    @Test
    void aLotItsWorkAndAPaperAreWrittenWithoutASignalAndArriveOnceInOrder() {
        phone.setOffline(true);
        copyLot();
        page.getByText("Lô này mới có trên máy này").waitFor();
        assertThat(Chromium.problems(page)).isEmpty();
        harvest();
        page = again();
        page.getByText("Thu hoạch, Lô N02").waitFor();
        pack();
        filePaper();
        go("/console/desk");
        page.getByText("OCOP 12/QĐ").waitFor();
        assertThat(waiting())
                .containsExactly("Lô N02, Bột nghệ", "Thu hoạch, Lô N02", "Đóng gói, Lô N02", "OCOP 12/QĐ");
        page.getByText("Chờ “Lô N02, Bột nghệ” lên máy chủ trước").first().waitFor();
        assertThat(Chromium.problems(page)).isEmpty();
        page = again();
        await().atMost(PATIENCE).until(() -> waiting().size() == 4);
        assertThat(all(Lot.class)).hasSize(1);

        phone.setOffline(false);

        page.getByText("Vừa gửi xong").waitFor();
        await().atMost(PATIENCE).until(() -> waiting().isEmpty());
        assertThat(Chromium.problems(page)).isEmpty();
        var lot = lot("N02");
        assertThat(all(Lot.class)).hasSize(2);
        assertThat(events()).hasSize(2);
        var packed = events().stream()
                .filter(event -> event.why().bizStep().equals("packing"))
                .findFirst()
                .orElseThrow();
        assertThat(packed.outputs().getFirst().epcClass()).isEqualTo(lot.epcClass());
        assertThat(packed.inputs().getFirst().epcClass()).startsWith("urn:sanvat:material:" + lot.code() + "-");
        assertThat(all(Evidence.class)).singleElement().matches(paper -> paper.scan() != null, "its photo went ahead");
    }

    @Test
    void aNumberThatWasTakenMeanwhileIsMendedAndItsWorkFollows() {
        phone.setOffline(true);
        copyLot();
        harvest();
        wares.lot(turmeric, "N02", LocalDate.of(2099, 1, 1), true);

        phone.setOffline(false);

        page.getByText("đã có lô N02").waitFor();
        go("/console/desk");
        await().atMost(PATIENCE).until(() -> waiting().size() == 2);
        assertThat(events()).isEmpty();
        assertThat(Chromium.problems(page)).isEmpty();
        link(page, "Sửa rồi gửi lại").click();
        heading(page, "Lô mới").waitFor();
        assertThat(field(page, "Số lô").getAttribute("aria-invalid")).isEqualTo("true");
        assertThat(Chromium.problems(page)).isEmpty();
        field(page, "Số lô").fill("N03");
        button("Lập lô").click();
        page.getByText("Đã lập lô N03.").waitFor();
        await().atMost(PATIENCE).until(() -> events().size() == 1);
        assertThat(events().getFirst().outputs().getFirst().epcClass())
                .contains(lot("N03").code());
    }

    @Test
    void whatIsThrownAwayTakesItsWorkWithItAndNobodyElseSeesTheCopy() {
        phone.setOffline(true);
        copyLot();
        harvest();
        go("/console/desk");
        button("Bỏ bản nháp").first().click();
        page.getByText("Đã bỏ lô này và 1 việc").waitFor();
        assertThat(waiting()).isEmpty();
        button("Hoàn tác").click();
        await().atMost(PATIENCE).until(() -> waiting().size() == 2);
        phone.setOffline(false);
        await().atMost(PATIENCE).until(() -> events().size() == 1);

        page.locator(".account summary").click();
        Chromium.button(page, "Đăng xuất").click();

        page.waitForURL("**/sign-in**");
        assertThat(String.valueOf(
                        page.evaluate("() => indexedDB.databases().then(all => all.map(one => one.name).join())")))
                .doesNotContain("sanvat copy");
    }

    private void copyLot() {
        go("/console/lots");
        link(page, "Chép lô N01").click();
        heading(page, "Lô mới").waitFor();
        assertThat(field(page, "Số lô").inputValue()).isEqualTo("N02");
        button("Lập lô").click();
    }

    private void harvest() {
        link(page, "Thu hoạch").click();
        heading(page, "Thu hoạch").waitFor();
        page.getByText("Không có mạng: đây là bản").waitFor();
        field(page, "Tên gọi").fill("Nghệ tươi");
        field(page, "Bao nhiêu").fill("150");
        assertThat(Chromium.problems(page)).isEmpty();
        button("Ghi vào nhật ký").click();
        heading(page, "Lô N02").waitFor();
    }

    /** Of what was harvested, though nobody but this phone knows of that. */
    private void pack() {
        link(page, "Đóng gói").click();
        heading(page, "Đóng gói").waitFor();
        assertThat(page.getByLabel("Nguyên liệu").locator("option:checked").textContent())
                .contains("Nghệ tươi, còn 150 kg");
        page.getByLabel("Bao nhiêu").first().fill("24,5");
        button("Ghi vào nhật ký").click();
        heading(page, "Lô N02").waitFor();
    }

    private void filePaper() {
        go("/console/evidence/new");
        page.getByLabel("Số", new Page.GetByLabelOptions().setExact(true)).fill("12/QĐ");
        page.getByLabel("Nơi cấp").fill("UBND tỉnh Quảng Trị");
        page.getByLabel("Có hiệu lực từ").fill("2026-05-01");
        var photo = TestPictures.encoded(TestPictures.scene(1_280, 960, Color.GREEN, Color.WHITE), "jpeg");
        page.locator("input[type=file]").setInputFiles(new FilePayload("giay.jpg", "image/jpeg", photo));
        page.locator(".kept-picture img").waitFor();
        page.getByText("Chỉ những sản phẩm này").click();
        page.getByLabel("Bột nghệ").check();
        assertThat(Chromium.problems(page)).isEmpty();
        button("Lưu").click();
        heading(page, "Giấy tờ").waitFor();
    }

    /** What waits on this phone, as the desk lists it. */
    private List<String> waiting() {
        return page.locator("section:has(h2:text-is('Còn trên máy này')) .kept p > a")
                .allInnerTexts();
    }

    private <T> List<T> all(Class<T> type) {
        return Objects.requireNonNull(mongo.findAll(type).collectList().block());
    }

    private List<TraceEvent> events() {
        return Objects.requireNonNull(mongo.findAll(TraceEvent.class, TraceEvent.COLLECTION)
                .collectList()
                .block());
    }

    private Lot lot(String number) {
        return all(Lot.class).stream()
                .filter(lot -> lot.number().value().equals(number))
                .findFirst()
                .orElseThrow();
    }

    /** The tab is ended, and its address opened in another. */
    private Page again() {
        var address = page.url();
        page.close();
        var other = phone.newPage();
        other.navigate(address);
        Chromium.settled(other);
        return other;
    }
}
