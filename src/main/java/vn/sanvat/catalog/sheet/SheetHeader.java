package vn.sanvat.catalog.sheet;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.sanvat.catalog.sheet.file.SheetLine;
import vn.sanvat.web.Problem;

/**
 * Which column stands where.
 *
 * @param row 1 for the first of the sheet
 * @param columns from 0 on
 * @param titles as they stand there
 */
record SheetHeader(int row, Map<SheetColumn, Integer> columns, List<String> titles) {

    private static final int LETTERS = 26;

    /** Titles, and not goods: at least two are known, and one of them says which product a row is about. */
    static boolean isHeader(SheetLine line) {
        var known = line.cells().stream()
                .flatMap(cell -> SheetColumn.titled(cell.text()).stream())
                .distinct()
                .toList();
        return known.size() > 1 && (known.contains(SheetColumn.CODE) || known.contains(SheetColumn.NAME));
    }

    /** @throws Problem invalid, if two columns have the same title */
    static SheetHeader of(SheetLine line) {
        var columns = new EnumMap<SheetColumn, Integer>(SheetColumn.class);
        var titles = new ArrayList<String>();
        for (int i = 0; i < line.cells().size(); i++) {
            var title = line.cell(i).text().strip();
            titles.add(title);
            var column = SheetColumn.titled(title);
            if (column.isPresent()) {
                var before = columns.putIfAbsent(column.get(), i);
                if (before != null) {
                    throw twice(column.get(), before, i);
                }
            }
        }
        return new SheetHeader(line.number(), columns, List.copyOf(titles));
    }

    /** Titles of columns that nobody knows. */
    List<String> ignored() {
        return titles.stream()
                .filter(title -> !title.isEmpty() && SheetColumn.titled(title).isEmpty())
                .toList();
    }

    private static Problem twice(SheetColumn column, int first, int second) {
        return Problem.invalid(
                "body",
                "Có hai cột \"" + column.title().vi() + "\" (" + letters(first) + " và " + letters(second)
                        + "); hãy xóa hoặc đổi tên một cột",
                "There are two columns \"" + column.title().en() + "\" (" + letters(first) + " and " + letters(second)
                        + "); delete or rename one of them");
    }

    /** Such as {@code F7}; none where the sheet has no such column. */
    Optional<String> address(SheetColumn column, int row) {
        return Optional.ofNullable(columns.get(column)).map(at -> letters(at) + row);
    }

    private static String letters(int column) {
        var letter = String.valueOf((char) ('A' + column % LETTERS));
        return column < LETTERS ? letter : letters(column / LETTERS - 1) + letter;
    }
}
