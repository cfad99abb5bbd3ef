package vn.sanvat.site.console.maker;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sanvat.Awaited.value;
import static vn.sanvat.site.Chromium.button;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Product;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.site.BrowserJourney;
import vn.sanvat.site.Chromium;
import vn.sanvat.text.Localized;

/** How a maker's people change many goods in a spreadsheet, in a real browser; another library opens what it downloads. */
class SheetJourneyTests extends BrowserJourney {

    @Autowired
    Catalog catalog;

    @TempDir
    Path folder;

    private Product turmeric;
    private String member;

    @BeforeEach
    void hire() {
        turmeric = wares.approved(wares.maker("HTX Nghệ Thử"), Localized.vietnamese("Bột nghệ"), "200 G", 100_000);
        member = people.account(Role.MEMBER, turmeric.cooperative());
    }

    private Page sheet(int widthPx, int heightPx) {
        var page = chromium.device(widthPx, heightPx).newPage();
        signIn(page, member);
        page.navigate(at("/console/goods"));
        page.getByText("Bảng tính", new Page.GetByTextOptions().setExact(true)).click();
        page.getByText("1. Tải bảng hiện tại").waitFor();
        return page;
    }

    private Path downloaded(Page page, String name) {
        var path = folder.resolve(name.hashCode() + ".xlsx");
        page.waitForDownload(() -> button(page, name).click()).saveAs(path);
        return path;
    }

    private interface Change {
        void in(XSSFSheet sheet);
    }

    private Path changed(Path sheet, String name, Change change) throws IOException {
        var path = folder.resolve(name);
        try (var workbook = new XSSFWorkbook(Files.newInputStream(sheet));
                var out = Files.newOutputStream(path)) {
            change.in(workbook.getSheetAt(0));
            workbook.write(out);
        }
        return path;
    }

    private static void write(XSSFSheet sheet, int row, String title, String text) {
        var column = IntStream.range(0, sheet.getRow(0).getLastCellNum())
                .filter(i -> sheet.getRow(0).getCell(i).getStringCellValue().equals(title))
                .findFirst()
                .orElseThrow();
        sheet.getRow(row).createCell(column, CellType.STRING).setCellValue(text);
    }

    private List<Long> prices() {
        return value(catalog.find(turmeric.id())).content().packs().stream()
                .map(Pack::priceVnd)
                .toList();
    }

    private static void choose(Page page, Path sheet) {
        page.locator("input[type=file]").setInputFiles(sheet);
        page.locator("dl.tally").waitFor();
    }

    @Test
    void pricesAreChangedInASheetLookedAtAndWritten() throws IOException {
        var page = sheet(360, 740);
        assertThat(Chromium.problems(page)).isEmpty();
        var before = prices();
        var mine = changed(downloaded(page, "Tải bảng (.xlsx)"), "gia-tet.xlsx", goods -> {
            write(goods, 1, "Giá (đồng)", "123k");
            write(goods, 1, "Mô tả", "xóa");
        });

        choose(page, mine);

        // A description must be there, so that the row waits for its writer; nothing is written by looking.
        page.getByText("Mô tả không được để trống").waitFor();
        assertThat(Chromium.problems(page)).isEmpty();
        assertThat(prices()).isEqualTo(before);
        var mended = changed(downloaded(page, "Tải bảng kèm chỗ cần sửa"), "gia-tet-2.xlsx", goods -> {
            assertThat(goods.getRow(1)
                            .getCell(goods.getRow(0).getLastCellNum() - 1)
                            .getStringCellValue())
                    .startsWith("Cần sửa: ");
            write(goods, 1, "Mô tả", "Nghệ mới.");
        });
        choose(page, mended);
        page.getByText("Nếu ghi bảng “gia-tet-2.xlsx”").waitFor();
        button(page, "Ghi 1 dòng").click();
        page.getByText("Đã ghi bảng “gia-tet-2.xlsx”").waitFor();
        assertThat(Chromium.problems(page)).isEmpty();
        assertThat(prices()).startsWith(123_000L);
        choose(page, mended);
        page.getByText("giống hệt dữ liệu hiện tại").waitFor();
    }

    @Test
    void aLostConnectionIsSaidAndTheSameFileGoesOn() throws IOException {
        var page = sheet(1280, 800);
        var mine = changed(
                downloaded(page, "Tải bảng (.xlsx)"), "gia.xlsx", goods -> write(goods, 1, "Giá (đồng)", "77k"));
        choose(page, mine);
        page.route("**/api/goods-sheet?apply=true**", route -> route.abort());

        button(page, "Ghi 1 dòng").click();

        page.getByText("Không nối được với máy chủ").first().waitFor();
        page.unroute("**/api/goods-sheet?apply=true**");
        button(page, "Thử lại").click();
        page.getByText("Đã ghi bảng “gia.xlsx”").waitFor();
        assertThat(prices()).startsWith(77_000L);
        assertThat(Chromium.problems(page)).isEmpty();
    }

    @Test
    void aFileThatIsNoSheetIsRefusedWithWhatToDo() throws IOException {
        var page = sheet(360, 740);
        var photo =
                Files.write(folder.resolve("anh.xlsx"), new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0, 0, 0});

        page.locator("input[type=file]").setInputFiles(photo);

        page.getByText("lưu lại thành .xlsx rồi gửi lại").waitFor();
        assertThat(page.locator("dl.tally").count()).isZero();
        assertThat(Chromium.problems(page)).isEmpty();
    }
}
