package vn.sanvat.publish.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.sanvat.publish.offer.Offer;
import vn.sanvat.publish.offer.Offer.OfferedPack;
import vn.sanvat.text.SpreadsheetText;

/** The spreadsheet of an export: one row for each pack, flushed as it grows. Blocks. */
final class ExportSheet implements AutoCloseable {

    static final List<String> HEADERS = List.of(
            "Mã sản phẩm",
            "Tên sản phẩm",
            "Tên tiếng Anh",
            "Nhóm hàng",
            "Cơ sở sản xuất",
            "Địa chỉ",
            "Điện thoại",
            "Mã quy cách (SKU)",
            "Quy cách",
            "GTIN",
            "Giá (đồng)",
            "Mô tả",
            "Trang sản phẩm",
            "Liên kết mã QR",
            "Ảnh",
            "Lô bị thu hồi",
            "Phim về sản phẩm");

    private final Workbook workbook;
    private final Worksheet sheet;
    private int row;

    ExportSheet(OutputStream out) {
        this.workbook = new Workbook(out, "San Vat", "1.0");
        this.sheet = workbook.newWorksheet("Sản phẩm");
        for (int column = 0; column < HEADERS.size(); column++) {
            sheet.value(0, column, HEADERS.get(column));
            sheet.style(0, column).bold().set();
        }
        sheet.freezePane(2, 1);
        this.row = 1;
    }

    void add(Offer offer) throws IOException {
        for (var pack : offer.packs()) {
            add(offer, pack);
        }
        sheet.flush();
    }

    private void add(Offer offer, OfferedPack pack) {
        var maker = offer.maker();
        var recalls = recalls(offer);
        var texts = List.of(
                SpreadsheetText.guarded(offer.product()),
                SpreadsheetText.guarded(offer.name().vi()),
                SpreadsheetText.guarded(offer.name().en()),
                SpreadsheetText.guarded(offer.category().title().vi()),
                SpreadsheetText.guarded(maker.name()),
                SpreadsheetText.guarded(maker.address()),
                SpreadsheetText.guarded(maker.phone()),
                SpreadsheetText.guarded(pack.id()),
                SpreadsheetText.guarded(pack.title().vi()),
                SpreadsheetText.guarded(pack.gtin()),
                "",
                SpreadsheetText.guarded(offer.description().vi()),
                SpreadsheetText.guarded(offer.page()),
                SpreadsheetText.guarded(pack.code()),
                SpreadsheetText.guarded(String.join(
                        "\n", offer.pictures().stream().map(Offer.Picture::url).toList())),
                SpreadsheetText.guarded(recalls.getFirst()),
                SpreadsheetText.guarded(offer.film()));
        for (int column = 0; column < texts.size(); column++) {
            sheet.value(row, column, texts.get(column));
        }
        sheet.value(row, HEADERS.indexOf("Giá (đồng)"), pack.priceVnd());
        row++;
        recalls.stream().skip(1).forEach(more -> continued(offer, pack, more));
    }

    /** What does not fit the cell above it: rows that say of which pack they are, and nothing else twice. */
    private void continued(Offer offer, OfferedPack pack, String recalls) {
        sheet.value(row, 0, SpreadsheetText.guarded(offer.product()));
        sheet.value(row, 1, SpreadsheetText.guarded(offer.name().vi() + " (tiếp: lô bị thu hồi)"));
        sheet.value(row, HEADERS.indexOf("Mã quy cách (SKU)"), SpreadsheetText.guarded(pack.id()));
        sheet.value(row, HEADERS.indexOf("Lô bị thu hồi"), SpreadsheetText.guarded(recalls));
        row++;
    }

    /** Whole lots only, as many to a cell as it holds; one empty text where there are none. */
    private static List<String> recalls(Offer offer) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        for (var recall : offer.recalls()) {
            var line = recall.number() + ": " + recall.reason().vi();
            if (!cell.isEmpty() && cell.length() + 1 + line.length() > SpreadsheetText.MAX_CHARACTERS - 1) {
                cells.add(cell.toString());
                cell.setLength(0);
            }
            cell.append(cell.isEmpty() ? "" : "\n").append(line);
        }
        cells.add(cell.toString());
        return cells;
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
