package vn.sanvat.catalog.sheet.file;

import java.util.List;

/**
 * One row of a spreadsheet.
 *
 * @param number 1 for the first, as the program shows it
 * @param hidden whether the program does not show it
 * @param cells from the first column on; what is empty at the end may be left out
 */
public record SheetLine(int number, boolean hidden, List<Cell> cells) {

    public Cell cell(int column) {
        return column < cells.size() ? cells.get(column) : Cell.EMPTY;
    }

    public boolean blank() {
        return cells.stream().allMatch(Cell::blank);
    }
}
