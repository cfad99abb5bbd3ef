package vn.sanvat.catalog.sheet.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;
import vn.sanvat.text.SpreadsheetText;

/** The first sheet that is shown of an XLSX file. */
final class XlsxFile implements SheetFile {

    private static final int MAX_COLUMNS = 200;

    /** Nothing that is sold has more before or behind its comma, and a number may have millions. */
    private static final int MAX_ZEROS = 30;

    /** What a format says beside its letters: colours and conditions, quoted words, single characters. ECMA-376, 18.8.31. */
    private static final Pattern QUOTED = Pattern.compile("\\[[^]]*]|\"[^\"]*\"|\\\\.|_.|\\*.");

    private static final Pattern DATE_LETTERS = Pattern.compile("[dmyhs]", Pattern.CASE_INSENSITIVE);

    private final ReadableWorkbook workbook;
    private final Sheet sheet;
    private final List<Merged> merged;

    private XlsxFile(ReadableWorkbook workbook, Map<String, List<Merged>> merged) {
        this.workbook = workbook;
        this.sheet = workbook.getSheets()
                .filter(one -> one.getVisibility() == SheetVisibility.VISIBLE)
                .findFirst()
                .orElseGet(workbook::getFirstSheet);
        this.merged = merged.getOrDefault(sheet.getId(), List.of());
    }

    static XlsxFile open(Path path) throws IOException {
        var merged = XlsxCheck.check(path);
        try {
            return new XlsxFile(new ReadableWorkbook(path.toFile(), new ReadingOptions(true, true)), merged);
        } catch (ExcelReaderException e) {
            throw XlsxCheck.noSpreadsheet();
        }
    }

    @Override
    public Stream<SheetLine> lines() {
        try {
            return sheet.openStream().map(XlsxFile::line).filter(line -> !line.blank());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ExcelReaderException e) {
            throw XlsxCheck.noSpreadsheet();
        }
    }

    @Override
    public List<Merged> merged() {
        return merged;
    }

    private static SheetLine line(Row row) {
        int count = Math.min(row.getCellCount(), MAX_COLUMNS);
        var cells = new ArrayList<Cell>(count);
        for (int i = 0; i < count; i++) {
            cells.add(cell(row.getOptionalCell(i).orElse(null)));
        }
        return new SheetLine(row.getRowNum(), row.isHidden(), cells);
    }

    private static Cell cell(org.dhatim.fastexcel.reader.@Nullable Cell cell) {
        if (cell == null || (cell.getType() == CellType.EMPTY && cell.getFormula() == null)) {
            return Cell.EMPTY;
        }
        var text = Objects.requireNonNullElse(cell.getRawValue(), "");
        if (cell.getFormula() != null) {
            return Cell.faulty(Cell.Fault.FORMULA, text);
        }
        return switch (cell.getType()) {
            case NUMBER -> number(cell, text);
            case ERROR -> Cell.faulty(Cell.Fault.ERROR, text);
            case BOOLEAN -> Cell.text(text.equals("1") ? "có" : "không");
            case STRING, FORMULA, EMPTY -> Cell.text(SpreadsheetText.unguarded(text));
        };
    }

    private static Cell number(org.dhatim.fastexcel.reader.Cell cell, String text) {
        var format = cell.getDataFormatString();
        if (format != null
                && DATE_LETTERS.matcher(QUOTED.matcher(format).replaceAll("")).find()) {
            return Cell.faulty(Cell.Fault.DATE, text);
        }
        var value = new BigDecimal(text).stripTrailingZeros();
        return Math.abs(value.scale()) > MAX_ZEROS
                ? Cell.faulty(Cell.Fault.ERROR, text)
                : Cell.number(value.toPlainString());
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
