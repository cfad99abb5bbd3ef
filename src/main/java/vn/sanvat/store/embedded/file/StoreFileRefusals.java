package vn.sanvat.store.embedded.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import vn.sanvat.store.embedded.file.ReachedMark.Found;
import vn.sanvat.store.embedded.file.ReachedMark.Reached;

/** What whoever starts the service is told when the store's file cannot be opened. */
public final class StoreFileRefusals {

    private static final String BACKUP_VI =
            " Hãy dừng ở đây và chép bản sao lưu của cả thư mục vào chỗ cũ (README, \"Deploy and" + " back up\").";
    private static final String BACKUP_EN =
            " Stop here, and put a backup of the whole folder in its place (README, \"Deploy and back up\").";

    private StoreFileRefusals() {}

    static StoreRefused missing(Path file, long bytes, Found mark) {
        var last = mark.last();
        var expectedVi =
                last == null ? "" : "; lần cuối tệp này có " + last.bytes() + " byte, phiên bản " + last.version();
        var expectedEn = last == null ? "" : "; it last had " + last.bytes() + " bytes, version " + last.version();
        return new StoreRefused(
                "Kho dữ liệu " + file + (bytes < 0 ? " không còn đó" : " đã bị làm trống (0 byte)") + expectedVi + "."
                        + BACKUP_VI + acceptVi(mark),
                "The store " + file + (bytes < 0 ? " is gone" : " has been emptied (0 bytes)") + expectedEn + "."
                        + BACKUP_EN + acceptEn(mark),
                null);
    }

    static StoreRefused behind(Path file, long version, long bytes, Reached last, Found mark) {
        return new StoreRefused(
                "Kho dữ liệu " + file + " đã bị cắt bớt hoặc thay bằng bản cũ hơn: phải có ít nhất phiên bản "
                        + last.version() + " (" + last.bytes() + " byte), nhưng chỉ có phiên bản " + version + " ("
                        + bytes
                        + " byte)." + BACKUP_VI + acceptVi(mark),
                "The store " + file
                        + " has been cut, or replaced by an older one: it should have come at least to version "
                        + last.version() + " (" + last.bytes() + " bytes), and it has version " + version + " (" + bytes
                        + " bytes)." + BACKUP_EN + acceptEn(mark),
                null);
    }

    static StoreRefused another(Path file, Found mark) {
        return new StoreRefused(
                "Kho dữ liệu " + file + " không phải là kho mà dấu " + mark.path() + " ghi nhận." + BACKUP_VI
                        + acceptVi(mark),
                "The store " + file + " is not the one that the mark " + mark.path() + " tells of." + BACKUP_EN
                        + acceptEn(mark),
                null);
    }

    private static String acceptVi(Found mark) {
        return " Nếu chấp nhận mất phần thiếu: xóa tệp " + mark.path() + " rồi khởi động lại.";
    }

    private static String acceptEn(Found mark) {
        return " To accept what is lost and go on with what is there: delete " + mark.path() + " and start again.";
    }

    static StoreRefused nothing(Path file) {
        return new StoreRefused("Không có kho dữ liệu " + file + ".", "There is no store " + file + ".", null);
    }

    public static StoreRefused damaged(Path file, @Nullable Throwable cause) {
        return new StoreRefused(
                "Kho dữ liệu " + file + " bị hỏng, hoặc không phải là kho dữ liệu." + BACKUP_VI,
                "The store " + file + " is damaged, or is not a store." + BACKUP_EN,
                cause);
    }

    public static StoreRefused damaged(Path file, CheckResult result) {
        return new StoreRefused(
                "Kho dữ liệu " + file + " bị hỏng: " + result.vi() + "." + BACKUP_VI,
                "The store " + file + " is damaged: " + result.en() + "." + BACKUP_EN,
                null);
    }

    static StoreRefused unreachable(Path file, long usableBytes, IOException e) {
        var fault = DiskFault.of(e, usableBytes);
        var permission = e instanceof AccessDeniedException;
        return new StoreRefused(
                "Không mở được kho dữ liệu " + file + ": "
                        + (permission ? "không có quyền với " + e.getMessage() : fault.vi()) + ".",
                "The store " + file + " cannot be opened: "
                        + (permission ? "no permission for " + e.getMessage() : fault.en()) + ".",
                e);
    }

    static StoreRefused unopened(Path file, long usableBytes, RuntimeException thrown) {
        if (thrown instanceof StoreRefused refused) {
            return refused;
        }
        if (thrown.getCause() instanceof IOException io && !(io instanceof EOFException)) {
            return unreachable(file, usableBytes, io);
        }
        return thrown instanceof MVStoreException e ? unopened(file, usableBytes, e) : damaged(file, thrown);
    }

    private static StoreRefused unopened(Path file, long usableBytes, MVStoreException e) {
        return switch (e.getErrorCode()) {
            case DataUtils.ERROR_FILE_LOCKED ->
                new StoreRefused(
                        "Kho dữ liệu " + file
                                + " đang được một tiến trình khác dùng. Hãy dừng tiến trình đó, hoặc đặt thư mục"
                                + " khác bằng sanvat.store.folder.",
                        "The store " + file
                                + " is in use by another process. Stop that one, or give this one a folder of its own by"
                                + " sanvat.store.folder.",
                        e);
            case DataUtils.ERROR_UNSUPPORTED_FORMAT ->
                new StoreRefused(
                        "Kho dữ liệu " + file
                                + " do phiên bản khác của phần mềm ghi. Hãy dùng phiên bản đó, hoặc một bản sao"
                                + " lưu.",
                        "The store " + file
                                + " was written by another version of the engine. Use that version, or a backup.",
                        e);
            case DataUtils.ERROR_WRITING_FAILED ->
                new StoreRefused(
                        "Không ghi được kho dữ liệu " + file + ": "
                                + DiskFault.of(e, usableBytes).vi() + ".",
                        "The store " + file + " cannot be written: "
                                + DiskFault.of(e, usableBytes).en() + ".",
                        e);
            default -> damaged(file, e);
        };
    }
}
