package vn.sanvat.catalog.sheet.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A spreadsheet that is being written, row by row; what was written is held no longer. Blocks. */
public interface SheetOutput extends Closeable {

    /** The formats that are written. */
    enum Format {
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        CSV("text/csv;charset=UTF-8");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    /** @param widths of the columns, in characters */
    static SheetOutput open(Format format, OutputStream out, String name, List<Integer> widths) throws IOException {
        return switch (format) {
            case XLSX -> new XlsxOutput(out, name, widths);
            case CSV -> new CsvOutput(out);
        };
    }

    /** The titles of the columns; written first. */
    void header(List<String> titles) throws IOException;

    void row(List<Cell> cells) throws IOException;
}
