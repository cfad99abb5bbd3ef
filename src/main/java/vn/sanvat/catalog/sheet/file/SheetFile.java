package vn.sanvat.catalog.sheet.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import vn.sanvat.web.Problem;

/** A spreadsheet on disk. Its type is what its first bytes say, whatever it is called. Blocks. */
public interface SheetFile extends Closeable {

    /** Rows that hold nothing are left out. Each call reads from the beginning; close the stream. @throws Problem invalid, if it cannot be read on */
    Stream<SheetLine> lines();

    /** Ranges of merged cells, such as {@code A5:B7}, the first few of them, and the row in which each begins. */
    List<Merged> merged();

    /** @param firstRow 1 for the first */
    record Merged(String range, int firstRow, int lastRow) {}

    /**
     * Reads it to its end.
     *
     * @throws Problem invalid, for what breaks off or cannot be read
     */
    default void forEach(Consumer<SheetLine> look) {
        try (var lines = lines()) {
            lines.forEach(look);
        } catch (CsvParseException | IllegalStateException e) {
            throw Problem.invalid(
                    "body",
                    "Tệp CSV hỏng, có thể do thiếu dấu ngoặc kép đóng; hãy lưu lại thành .xlsx rồi gửi lại",
                    "The CSV file is broken, maybe by a quotation mark that is not closed; save it as .xlsx");
        } catch (ExcelReaderException | UncheckedIOException e) {
            throw XlsxCheck.noSpreadsheet();
        }
    }

    /**
     * @param isHeader whether a row holds the titles of columns: it tells which character parts the columns of a text file
     * @throws Problem invalid, saying what to do, for what is no spreadsheet that can be read
     */
    static SheetFile open(Path path, Predicate<SheetLine> isHeader) {
        try {
            var begin = firstBytes(path);
            if (startsWith(begin, 'P', 'K')) {
                return XlsxFile.open(path);
            }
            if (startsWith(begin, 0xD0, 0xCF, 0x11, 0xE0)) {
                throw Problem.invalid(
                        "body",
                        "Tệp có mật khẩu, hoặc là .xls kiểu cũ; hãy bỏ mật khẩu và lưu lại thành .xlsx rồi gửi lại",
                        "The file has a password, or is of the old type .xls; take the password off and save it as .xlsx");
            }
            return CsvFile.open(path, isHeader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] firstBytes(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            return in.readNBytes(4);
        }
    }

    private static boolean startsWith(byte[] bytes, int... expected) {
        var begin = Arrays.copyOf(bytes, expected.length);
        for (int i = 0; i < expected.length; i++) {
            if ((begin[i] & 0xff) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
