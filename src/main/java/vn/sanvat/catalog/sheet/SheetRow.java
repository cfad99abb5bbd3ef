package vn.sanvat.catalog.sheet;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.imports.ImportItem;
import vn.sanvat.catalog.sheet.file.Cell;
import vn.sanvat.catalog.sheet.file.SheetLine;
import vn.sanvat.text.Folding;
import vn.sanvat.text.PlainText;
import vn.sanvat.web.Faults;
import vn.sanvat.web.Problem;

/**
 * What one row says.
 *
 * @param texts those that are not blank
 * @param numbers the columns whose text the program holds as a number
 */
record SheetRow(SheetLine line, Map<SheetColumn, String> texts, Set<SheetColumn> numbers) {

    /** Written into a cell to empty what it stands for; a blank cell changes nothing. */
    private static final Set<String> EMPTIED = Set.of("xóa", "xoá", "clear");

    int number() {
        return line.number();
    }

    @Nullable
    String text(SheetColumn column) {
        return texts.get(column);
    }

    boolean empties(SheetColumn column) {
        var text = texts.get(column);
        return text != null && EMPTIED.contains(text.toLowerCase(Locale.ROOT));
    }

    boolean number(SheetColumn column) {
        return numbers.contains(column);
    }

    boolean ofPack() {
        return texts.keySet().stream().anyMatch(SheetColumn::ofPack);
    }

    /** The code that it gives, else its folded name. */
    String code() {
        var code = texts.get(SheetColumn.CODE);
        return code != null ? code : Folding.slug(texts.getOrDefault(SheetColumn.NAME, ""));
    }

    /** @throws Problem invalid, naming each cell that cannot be taken */
    static SheetRow read(SheetLine line, SheetHeader header) {
        var faults = new Faults();
        if (line.hidden()) {
            faults.add(
                    "",
                    "Dòng đang bị ẩn hoặc lọc; hãy hiện ra, hoặc xóa đi",
                    "The row is hidden or filtered out; show it, or delete it");
        } else if (SheetHeader.isHeader(line)) {
            faults.add("", "Dòng này là dòng tiêu đề thứ hai; hãy xóa đi", "This is a second row of titles; delete it");
        }
        var texts = new EnumMap<SheetColumn, String>(SheetColumn.class);
        var numbers = EnumSet.noneOf(SheetColumn.class);
        header.columns().forEach((column, at) -> {
            var cell = line.cell(at);
            if (column == SheetColumn.STATE || column == SheetColumn.RESULT) {
                return;
            }
            var text = PlainText.of(cell.text());
            if (cell.fault() != null) {
                fault(faults, column, cell.fault(), text);
            } else if (!text.isEmpty()) {
                texts.put(column, text);
                if (cell.number()) {
                    numbers.add(column);
                }
            }
        });
        var row = new SheetRow(line, texts, numbers);
        if (faults.none()) {
            row.checkCode(faults);
        }
        faults.refuse();
        return row;
    }

    private void checkCode(Faults faults) {
        var code = code();
        if (code.isEmpty()) {
            faults.add(
                    SheetColumn.CODE.path(),
                    "Thiếu mã sản phẩm; hàng mới chưa có mã thì cần tên",
                    "The product code is missing; new goods without one need a name");
        } else if (code.length() > ImportItem.MAX_CODE_LENGTH) {
            faults.add(
                    SheetColumn.CODE.path(),
                    "Mã sản phẩm dài " + code.length() + " ký tự; nhiều nhất là " + ImportItem.MAX_CODE_LENGTH
                            + ". Tên dài thì hãy ghi thêm một mã ngắn",
                    "The product code has " + code.length() + " characters; at most " + ImportItem.MAX_CODE_LENGTH
                            + " are allowed. For a long name write a short code too");
        }
    }

    private static void fault(Faults faults, SheetColumn column, Cell.Fault fault, String text) {
        var title = column.title();
        switch (fault) {
            case FORMULA ->
                faults.add(
                        column.path(),
                        title.vi() + " là công thức; hãy dán lại thành giá trị (Dán đặc biệt → Giá trị)",
                        title.en() + " is a formula; paste it as a value (Paste special → Values)");
            case DATE ->
                faults.add(
                        column.path(),
                        title.vi() + " bị bảng tính đổi thành ngày (" + text
                                + "); hãy đổi định dạng ô thành Văn bản rồi ghi lại",
                        title.en() + " was turned into a date (" + text
                                + ") by the program; format the cell as text and write it again");
            case ERROR ->
                faults.add(
                        column.path(),
                        title.vi() + " đang báo lỗi " + text + "; hãy ghi lại giá trị",
                        title.en() + " shows the error " + text + "; write the value again");
        }
    }
}
