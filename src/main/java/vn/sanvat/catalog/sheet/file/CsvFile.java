package vn.sanvat.catalog.sheet.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.sanvat.text.SpreadsheetText;

/** A text file of which each record is a row. RFC 4180, parted by commas, semicolons or tabs. */
final class CsvFile implements SheetFile {

    private static final List<Character> SEPARATORS = List.of(';', '\t', ',');

    /** In so many records a header is looked for. */
    private static final int HEAD = 20;

    private static final int MAX_COLUMNS = 200;
    private static final int MAX_RECORD_CHARACTERS = 256 * 1024;

    /** What some write so that a program keeps zeros at the beginning: {@code ="0893"}. */
    private static final Pattern KEPT_TEXT = Pattern.compile("=\"([^\"]*)\"");

    private final Path path;
    private final Charset charset;
    private final char separator;

    private CsvFile(Path path, Charset charset, char separator) {
        this.path = path;
        this.charset = charset;
        this.separator = separator;
    }

    static CsvFile open(Path path, Predicate<SheetLine> isHeader) throws IOException {
        var charset = CsvEncoding.of(path);
        for (char separator : SEPARATORS) {
            var file = new CsvFile(path, charset, separator);
            if (file.hasHeader(isHeader)) {
                return file;
            }
        }
        return new CsvFile(path, charset, ',');
    }

    private boolean hasHeader(Predicate<SheetLine> isHeader) {
        try (var lines = lines()) {
            return lines.limit(HEAD).anyMatch(isHeader);
        } catch (CsvParseException | UncheckedIOException e) {
            // Parted by another character it may be readable.
            return false;
        }
    }

    @Override
    public Stream<SheetLine> lines() {
        try {
            var records = CsvReader.builder()
                    .fieldSeparator(separator)
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .skipEmptyLines(false)
                    .maxBufferSize(MAX_RECORD_CHARACTERS)
                    .ofCsvRecord(path, charset);
            // Counted as a program does that opens the file: a cell may hold several lines.
            var rows = new int[1];
            return records.stream()
                    .map(record -> line(record, ++rows[0]))
                    .filter(line -> !line.blank())
                    .onClose(() -> close(records));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(CsvReader<CsvRecord> records) {
        try {
            records.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Merged> merged() {
        return List.of();
    }

    private static SheetLine line(CsvRecord record, int row) {
        return new SheetLine(
                row,
                false,
                record.getFields().stream()
                        .limit(MAX_COLUMNS)
                        .map(CsvFile::plain)
                        .map(Cell::text)
                        .toList());
    }

    /** Windows-1258 writes tones as letters of their own. */
    private static String plain(String field) {
        var text = Normalizer.normalize(field.startsWith("\uFEFF") ? field.substring(1) : field, Normalizer.Form.NFC)
                .strip();
        var kept = KEPT_TEXT.matcher(text);
        if (kept.matches()) {
            return kept.group(1);
        }
        return SpreadsheetText.unguarded(text);
    }

    @Override
    public void close() {
        // Each stream of lines closes its own reader.
    }
}
