package vn.sanvat.catalog.sheet;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.sheet.file.SheetLine;
import vn.sanvat.text.Localized;
import vn.sanvat.web.Problem;

/**
 * What became of one row, or would become of it.
 *
 * @param row 1 for the first of the sheet
 * @param product its id; of one that would come to be, the id that it would have
 * @param name of the product; of a row that was refused, the name or code that stands there
 * @param changes in the row's cells; absent where nothing changes
 * @param errors why it was refused; absent otherwise
 * @param rows of the whole sheet, said of its header only
 * @param ignored titles of columns that nobody knows, said of its header only
 */
record SheetAnswer(
        int row,
        Outcome outcome,
        @Nullable String product,
        @Nullable String name,
        @Nullable List<Change> changes,
        @Nullable List<CellError> errors,
        @Nullable Integer rows,
        @Nullable List<String> ignored) {

    enum Outcome {
        /** The titles, before all rows. */
        @JsonProperty("header")
        HEADER,
        @JsonProperty("created")
        CREATED,
        @JsonProperty("updated")
        UPDATED,
        @JsonProperty("unchanged")
        UNCHANGED,
        @JsonProperty("refused")
        REFUSED
    }

    /** @param from what stood there; empty where nothing did */
    record Change(Localized column, String from, String to) {}

    /** @param cell such as F7; absent where the row as a whole is at fault */
    record CellError(
            @Nullable String cell, String vi, @Nullable String en) {}

    static SheetAnswer header(SheetHeader header, int rows) {
        return new SheetAnswer(header.row(), Outcome.HEADER, null, null, null, null, rows, header.ignored());
    }

    static SheetAnswer refused(SheetHeader header, SheetLine line, Problem problem) {
        int row = line.number();
        var errors = problem.faults().stream()
                .map(fault -> error(header, row, fault))
                .distinct()
                .toList();
        return new SheetAnswer(row, Outcome.REFUSED, null, named(header, line), null, errors, null, null);
    }

    /** So that people find the row by what it is about. */
    private static @Nullable String named(SheetHeader header, SheetLine line) {
        return Stream.of(SheetColumn.NAME, SheetColumn.CODE)
                .flatMap(column -> Stream.ofNullable(header.columns().get(column)))
                .map(at -> line.cell(at).text())
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(null);
    }

    /** Told by the title that stands above the cell, where the field's name would be. */
    private static CellError error(SheetHeader header, int row, Problem.Fault fault) {
        var column = SheetColumn.of(fault.field());
        var vi = fault.says().vi();
        var en = fault.says().in(Locale.ENGLISH);
        if (column.isEmpty() || fault.field() == null) {
            return new CellError(null, vi, en);
        }
        var title = column.get().title();
        return new CellError(
                header.address(column.get(), row).orElse(null),
                vi.replace(fault.field(), title.vi()),
                en.replace(fault.field(), title.in(Locale.ENGLISH)));
    }

    /** For the column of results. */
    String says(Locale locale) {
        var english = locale.getLanguage().equals("en");
        return switch (outcome) {
            case HEADER -> SheetColumn.RESULT.title().in(locale);
            case CREATED -> english ? "New" : "Mới";
            case UNCHANGED -> english ? "Nothing changes" : "Không đổi";
            case UPDATED -> (english ? "Changes: " : "Thay đổi: ") + changes(locale);
            case REFUSED -> (english ? "To be mended: " : "Cần sửa: ") + errors(english);
        };
    }

    private String changes(Locale locale) {
        return changes == null
                ? ""
                : changes.stream()
                        .map(change -> change.column().in(locale) + ": " + change.from() + " → " + change.to())
                        .collect(Collectors.joining("; "));
    }

    private String errors(boolean english) {
        return errors == null
                ? ""
                : errors.stream()
                        .map(error -> (error.cell() == null ? "" : error.cell() + ": ")
                                + (english && error.en() != null ? error.en() : error.vi()))
                        .collect(Collectors.joining("; "));
    }
}
