package vn.sanvat.catalog.sheet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.sanvat.web.Problem;

/** Sheets as another library writes them. */
class XlsxFileTests {

    @TempDir
    Path folder;

    private static byte[] sheet(Consumer<XSSFSheet> fill) throws IOException {
        try (var workbook = new XSSFWorkbook();
                var bytes = new ByteArrayOutputStream()) {
            fill.accept(workbook.createSheet("Sản phẩm"));
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }

    private SheetFile open(byte[] bytes) throws IOException {
        return SheetFile.open(Files.write(folder.resolve("goods"), bytes), line -> true);
    }

    private List<SheetLine> lines(byte[] bytes) throws IOException {
        try (var file = open(bytes);
                var lines = file.lines()) {
            return lines.toList();
        }
    }

    private void refuses(byte[] bytes, String says) {
        assertThatThrownBy(() -> open(bytes).close())
                .isInstanceOfSatisfying(
                        Problem.class,
                        refusal -> assertThat(refusal.faults().getFirst().says().vi())
                                .contains(says));
    }

    /** The same file with a part that reads otherwise. */
    private static byte[] with(byte[] xlsx, String part, UnaryOperator<String> changed) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(xlsx));
                var out = new ZipOutputStream(bytes)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                var content = in.readAllBytes();
                out.write(
                        entry.getName().equals(part)
                                ? changed.apply(new String(content, StandardCharsets.UTF_8))
                                        .getBytes(StandardCharsets.UTF_8)
                                : content);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void readsTextsAndPlainNumbersWhereTheyStand() throws IOException {
        var lines = lines(sheet(sheet -> {
            var row = sheet.createRow(4);
            row.createCell(0).setCellValue("Bột nghệ");
            row.createCell(2).setCellValue(8_934_567_890_123d);
            row.createCell(3).setCellValue(45_000);
        }));

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.number()).isEqualTo(5);
            assertThat(line.cells()).extracting(Cell::text).containsExactly("Bột nghệ", "", "8934567890123", "45000");
            assertThat(line.cell(3).number()).isTrue();
        });
    }

    @Test
    void tellsWhatNobodyTyped() throws IOException {
        var line = lines(sheet(sheet -> {
                    var row = sheet.createRow(0);
                    row.createCell(0).setCellFormula("1+1");
                    var date = row.createCell(1);
                    date.setCellValue(46_024);
                    var style = sheet.getWorkbook().createCellStyle();
                    style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat("d-mmm"));
                    date.setCellStyle(style);
                    row.createCell(2, CellType.ERROR).setCellErrorValue((byte) 42);
                    var money = row.createCell(3);
                    money.setCellValue(45_000);
                    var price = sheet.getWorkbook().createCellStyle();
                    price.setDataFormat(
                            sheet.getWorkbook().createDataFormat().getFormat("#,##0\\ \"đồng\";[Red]-#,##0"));
                    money.setCellStyle(price);
                    row.setZeroHeight(true);
                }))
                .getFirst();

        assertThat(line.cells())
                .extracting(Cell::fault)
                .containsExactly(Cell.Fault.FORMULA, Cell.Fault.DATE, Cell.Fault.ERROR, null);
        assertThat(line.hidden()).isTrue();
    }

    @Test
    void namesMergedCells() throws IOException {
        var bytes = sheet(sheet -> {
            sheet.createRow(0).createCell(0).setCellValue("DANH SÁCH");
            sheet.addMergedRegion(new CellRangeAddress(0, 1, 0, 3));
        });

        try (var file = open(bytes)) {
            assertThat(file.merged()).containsExactly(new SheetFile.Merged("A1:D2", 1, 2));
        }
    }

    @Test
    void mergedCellsOfAnotherSheetAreNobodysConcern() throws IOException {
        var bytes = sheet(sheet -> {
            sheet.createRow(0).createCell(0).setCellValue("x");
            sheet.getWorkbook().createSheet("Hướng dẫn").addMergedRegion(new CellRangeAddress(5, 6, 0, 3));
        });

        try (var file = open(bytes)) {
            assertThat(file.merged()).isEmpty();
        }
    }

    @Test
    void passesOverAMillionEmptyRows() throws IOException {
        var bytes = with(
                sheet(sheet -> sheet.createRow(0).createCell(0).setCellValue("x")),
                "xl/worksheets/sheet1.xml",
                xml -> xml.replace("</sheetData>", "<row/>".repeat(1_000_000) + "</sheetData>"));

        assertThat(lines(bytes)).hasSize(1);
    }

    @Test
    void refusesMacrosAndPasswordsByName() throws Exception {
        var plain = sheet(sheet -> sheet.createRow(0).createCell(0).setCellValue("x"));
        var macros = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(plain));
                var out = new ZipOutputStream(macros)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(in.readAllBytes());
            }
            out.putNextEntry(new ZipEntry("xl/vbaProject.bin"));
        }
        var locked = new ByteArrayOutputStream();
        try (var files = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("only-for-tests");
            try (var out = encryptor.getDataStream(files)) {
                out.write(plain);
            }
            files.writeFilesystem(locked);
        }

        refuses(macros.toByteArray(), "macro");
        refuses(locked.toByteArray(), "mật khẩu");
    }

    @Test
    void refusesWhatUnpacksToTooMuchBeforeItFillsTheMemory() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (var name : List.of("xl/workbook.xml", "xl/worksheets/sheet1.xml")) {
                out.putNextEntry(new ZipEntry(name));
                var zeros = new byte[1024 * 1024];
                for (int megabyte = 0; megabyte < 150; megabyte++) {
                    out.write(zeros);
                }
            }
        }

        assertThat(bytes.size()).isLessThan(1024 * 1024);
        refuses(bytes.toByteArray(), "quá lớn");
    }

    @Test
    void refusesSharedTextsThatWouldFillTheMemory() throws IOException {
        var bytes = with(
                sheet(sheet -> sheet.createRow(0).createCell(0).setCellValue("x")),
                "xl/sharedStrings.xml",
                xml -> xml.replace("<t>x</t>", "<t>" + "x".repeat(50 * 1024 * 1024) + "</t>"));

        refuses(bytes, "quá lớn");
    }

    /** A cell beyond the last column, one beyond the last row, and what XML can do to a reader. */
    @ParameterizedTest
    @ValueSource(strings = {"r=\"AAAAAA1\"", "r=\"A99999999999\"", "DOCTYPE"})
    void refusesWhatNoProgramWrites(String trick) throws IOException {
        var bytes = with(
                sheet(sheet -> sheet.createRow(0).createCell(0).setCellValue("x")),
                "xl/worksheets/sheet1.xml",
                xml -> trick.equals("DOCTYPE")
                        ? xml.replaceFirst("<worksheet", "<!DOCTYPE w [<!ENTITY a \"aaaa\">]><worksheet")
                        : xml.replace("r=\"A1\"", trick));

        refuses(bytes, "không đọc được");
    }

    @Test
    void aNumberOfAMillionDigitsIsNoNumber() throws IOException {
        var bytes = with(
                sheet(sheet -> sheet.createRow(0).createCell(0).setCellValue(7)),
                "xl/worksheets/sheet1.xml",
                xml -> xml.replace("<v>7.0</v>", "<v>1E400000000</v>"));

        assertThat(lines(bytes).getFirst().cell(0).fault()).isEqualTo(Cell.Fault.ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PK\u0003\u0004 broken", "%PDF-1.7 \u0000\u0001\u0002\u0003"})
    void refusesWhatIsNoSheet(String content) {
        assertThatThrownBy(() ->
                        open(content.getBytes(StandardCharsets.ISO_8859_1)).close())
                .isInstanceOf(Problem.class);
    }

    @Test
    void takesTheFirstSheetThatIsShown() throws IOException {
        try (var workbook = new XSSFWorkbook();
                var bytes = new ByteArrayOutputStream()) {
            workbook.createSheet("ẩn").createRow(0).createCell(0).setCellValue("no");
            workbook.createSheet("hiện").createRow(0).createCell(0).setCellValue("yes");
            workbook.setActiveSheet(1);
            workbook.setSheetHidden(0, true);
            workbook.write(bytes);

            assertThat(lines(bytes.toByteArray()).getFirst().cell(0).text()).isEqualTo("yes");
        }
    }
}
