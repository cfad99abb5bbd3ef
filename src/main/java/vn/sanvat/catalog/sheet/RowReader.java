package vn.sanvat.catalog.sheet;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import vn.sanvat.catalog.sheet.file.SheetLine;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.Viewer;
import vn.sanvat.web.Problem;

/** Reads the rows of one sheet for who has sent it. Remembers the barcodes that it has met, and nothing else of the rows. */
final class RowReader {

    private final SheetHeader header;
    private final Viewer viewer;
    private final Map<String, Seen> gtins = new HashMap<>();

    RowReader(SheetHeader header, Viewer viewer) {
        this.header = header;
        this.viewer = viewer;
    }

    private record Seen(String code, int row) {}

    /** @throws Problem invalid, naming each cell that cannot be taken */
    SheetRow read(SheetLine line) {
        var row = SheetRow.read(line, header);
        maker(row);
        checkGtin(row);
        return row;
    }

    /** The maker that a row names; without one, the only one that its sender acts for. @throws Problem invalid, if they may not write its goods */
    String maker(SheetRow row) {
        var named = row.text(SheetColumn.MAKER);
        if (named == null && viewer.cooperatives().size() == 1) {
            return viewer.cooperatives().iterator().next();
        }
        if (named == null) {
            throw Problem.invalid(SheetColumn.MAKER.path(), "Thiếu mã cơ sở", "The code of the maker is missing");
        }
        if (!viewer.may(Permission.WRITE_GOODS, named)) {
            throw Problem.invalid(
                    SheetColumn.MAKER.path(),
                    "Tài khoản này không ghi được hàng của cơ sở \"" + named + "\"",
                    "This account may not write the goods of the maker \"" + named + "\"");
        }
        return named;
    }

    /** Before anything is written it is known that two products of the sheet want one number. */
    private void checkGtin(SheetRow row) {
        var gtin = row.text(SheetColumn.GTIN);
        if (gtin == null) {
            return;
        }
        var before = gtins.putIfAbsent(gtin, new Seen(row.code(), row.number()));
        if (before != null && !before.code().equals(row.code())) {
            throw Problem.invalid(
                    SheetColumn.GTIN.path(),
                    "Mã vạch " + gtin + " đã có ở dòng " + before.row() + " cho sản phẩm khác",
                    "The barcode " + gtin + " stands in row " + before.row() + " for another product");
        }
    }

    /** By what stands in the cells, whether or not they can be taken. */
    boolean sameProduct(SheetLine one, SheetLine other) {
        var column = header.columns().get(SheetColumn.CODE);
        var by = column == null ? Objects.requireNonNull(header.columns().get(SheetColumn.NAME)) : column;
        return one.cell(by).text().equals(other.cell(by).text());
    }
}
