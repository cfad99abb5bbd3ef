package vn.sanvat.catalog.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.sheet.file.SheetFile;
import vn.sanvat.catalog.sheet.file.SheetLine;
import vn.sanvat.web.Problem;

/**
 * A sheet that can be read to its end: it was, once, before anything of it is taken. Blocks.
 *
 * @param rows below the header that are not blank
 */
record OpenSheet(SheetFile file, SheetHeader header, int rows) implements Closeable {

    static final int MAX_ROWS = 50_000;

    /** Among so many rows the titles are looked for: some write a heading above them. */
    private static final int HEAD = 20;

    /** @throws Problem invalid, saying what to do, for what is no sheet of goods */
    static OpenSheet of(Path path) {
        var file = SheetFile.open(path, SheetHeader::isHeader);
        try {
            return looked(file);
        } catch (RuntimeException e) {
            close(file, e);
            throw e;
        }
    }

    private static OpenSheet looked(SheetFile file) {
        var look = new Look();
        file.forEach(look::at);
        if (look.header == null) {
            throw Problem.invalid(
                    "body",
                    "Không thấy dòng tiêu đề; cần có cột \"Mã sản phẩm\" hoặc \"Tên sản phẩm\". Hãy tải bảng hiện tại về rồi sửa"
                            + " trên đó",
                    "There is no row of titles; a column \"Product code\" or \"Name\" is needed. Download the present sheet and"
                            + " change that");
        }
        if (look.rows > MAX_ROWS) {
            throw Problem.invalid(
                    "body",
                    "Bảng có " + look.rows + " dòng; mỗi lần tối đa " + MAX_ROWS + " dòng, hãy chia thành nhiều tệp",
                    "The sheet has " + look.rows + " rows; at most " + MAX_ROWS + " are allowed, split it");
        }
        if (look.rows == 0) {
            throw Problem.invalid(
                    "body", "Bảng chưa có dòng nào dưới dòng tiêu đề", "The sheet has no row below its titles");
        }
        refuseMerged(file, look.header);
        return new OpenSheet(file, look.header, look.rows);
    }

    /** Above the titles a heading may be as wide as it likes. */
    private static void refuseMerged(SheetFile file, SheetHeader header) {
        file.merged().stream()
                .filter(merged -> merged.lastRow() >= header.row())
                .findFirst()
                .ifPresent(merged -> {
                    throw Problem.invalid(
                            "body",
                            "Các ô " + merged.range() + " bị gộp; hãy bỏ gộp ô (Merge) và điền từng ô rồi gửi lại",
                            "The cells " + merged.range()
                                    + " are merged; unmerge them, fill in each and send it again");
                });
    }

    private static void close(SheetFile file, RuntimeException because) {
        try {
            file.close();
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    private static final class Look {

        private @Nullable SheetHeader header;
        private int before;
        private int rows;

        void at(SheetLine line) {
            if (header != null) {
                rows++;
            } else if (before++ < HEAD && SheetHeader.isHeader(line)) {
                header = SheetHeader.of(line);
            }
        }
    }

    /** Below the header; close it. */
    Stream<SheetLine> lines() {
        return file.lines().filter(line -> line.number() > header.row());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
