package vn.sanvat.catalog.sheet.file;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.sanvat.text.SpreadsheetText;

/** As XLSX. Texts are written where they stand and not shared, so that memory holds some rows only. */
final class XlsxOutput implements SheetOutput {

    private static final int ROWS_AT_ONCE = 500;

    /** The number format of text: what is typed there stays what it is. */
    private static final String AS_TEXT = "@";

    private final Workbook workbook;
    private final Worksheet sheet;
    private int row;

    XlsxOutput(OutputStream out, String name, List<Integer> widths) {
        this.workbook = new Workbook(out, "San Vat", "1.0");
        this.sheet = workbook.newWorksheet(name);
        for (int column = 0; column < widths.size(); column++) {
            sheet.width(column, widths.get(column));
        }
    }

    @Override
    public void header(List<String> titles) {
        for (int column = 0; column < titles.size(); column++) {
            sheet.inlineString(row, column, titles.get(column));
            sheet.style(row, column).bold().wrapText(true).fillColor("E7F0E4").set();
        }
        sheet.freezePane(1, 1);
        row++;
    }

    @Override
    public void row(List<Cell> cells) throws IOException {
        for (int column = 0; column < cells.size(); column++) {
            var cell = cells.get(column);
            if (cell.number()) {
                sheet.value(row, column, new BigDecimal(cell.text()));
            } else if (!cell.text().isEmpty()) {
                sheet.inlineString(row, column, SpreadsheetText.guarded(cell.text()));
                sheet.style(row, column).format(AS_TEXT).set();
            }
        }
        row++;
        if (row % ROWS_AT_ONCE == 0) {
            sheet.flush();
        }
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
