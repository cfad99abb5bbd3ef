package vn.sanvat.catalog.sheet.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import vn.sanvat.text.SpreadsheetText;

/** As CSV, parted by semicolons and with a byte order mark: so a program of a Vietnamese Windows opens it as columns and with its accents. */
final class CsvOutput implements SheetOutput {

    private final CsvWriter csv;

    CsvOutput(OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write('\uFEFF');
        this.csv = CsvWriter.builder().fieldSeparator(';').build(writer);
    }

    @Override
    public void header(List<String> titles) {
        csv.writeRecord(titles);
    }

    @Override
    public void row(List<Cell> cells) {
        csv.writeRecord(cells.stream()
                .map(cell -> cell.number() ? cell.text() : SpreadsheetText.guarded(cell.text()))
                .toList());
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
