package vn.sanvat.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Whether bytes are text in UTF-8: files that Excel and Notepad save are often UTF-16 or Windows-1258. */
public final class Utf8 {

    public static final Localized SAVE_AS_UTF8 = Localized.of(
            "không phải chữ UTF-8 (có thể là UTF-16 hoặc Windows-1258); hãy lưu lại bằng bảng mã UTF-8 rồi gửi lại: Notepad chọn"
                    + " “Lưu thành”, Mã hóa “UTF-8”; Excel chọn “CSV UTF-8”",
            "is not UTF-8 text (it may be UTF-16 or Windows-1258); save it again as UTF-8 and send it again: in Notepad"
                    + " “Save as”, encoding “UTF-8”; in Excel “CSV UTF-8”");

    private static final byte[] BYTE_ORDER_MARK = "\ufeff".getBytes(StandardCharsets.UTF_8);

    private Utf8() {}

    /** False also where there is a byte 0, which no text has in UTF-8 and nearly every one in UTF-16. */
    public static boolean in(ByteBuffer bytes) {
        var read = bytes.duplicate();
        while (read.hasRemaining()) {
            if (read.get() == 0) {
                return false;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The same bytes without the mark that Windows writes before them. */
    public static ByteBuffer withoutMark(ByteBuffer bytes) {
        int length = BYTE_ORDER_MARK.length;
        boolean marked = bytes.remaining() >= length
                && bytes.slice(bytes.position(), length).equals(ByteBuffer.wrap(BYTE_ORDER_MARK));
        return marked ? bytes.slice(bytes.position() + length, bytes.remaining() - length) : bytes;
    }
}
