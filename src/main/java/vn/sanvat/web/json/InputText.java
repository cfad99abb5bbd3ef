package vn.sanvat.web.json;

import org.jspecify.annotations.Nullable;
import vn.sanvat.text.Localized;

/** What no text may hold, after {@link vn.sanvat.text.PlainText} has read it. */
public final class InputText {

    /** In UTF-16 code units; the longest stories have some thousand. */
    public static final int MAX_LENGTH = 20_000;

    /** What decoders put in the place of bytes that are no UTF-8. */
    private static final int UNREADABLE = 0xFFFD;

    private InputText() {}

    /** @return why the text is refused; none if it is fine */
    public static @Nullable Localized fault(String text) {
        if (text.length() > MAX_LENGTH) {
            return Localized.of(
                    "có " + text.length() + " ký tự; tối đa " + MAX_LENGTH,
                    "has " + text.length() + " characters; allowed are " + MAX_LENGTH);
        }
        var refused = text.codePoints().filter(InputText::refused).findFirst();
        if (refused.isEmpty()) {
            return null;
        }
        if (refused.getAsInt() == UNREADABLE) {
            return Localized.of(
                    "có chữ không đọc được (\uFFFD); hãy gửi bằng UTF-8",
                    "has a character that could not be read (\uFFFD); send it in UTF-8");
        }
        var code = String.format("U+%04X", refused.getAsInt());
        return Localized.of(
                "có ký tự điều khiển " + code + "; chỉ được xuống dòng và ký tự thường",
                "has the control character " + code + "; allowed are line feeds and printable characters");
    }

    /** Control characters, halves of characters, what is no character at all, and what stands for bytes that could not be read. */
    private static boolean refused(int codePoint) {
        var type = Character.getType(codePoint);
        return (type == Character.CONTROL && codePoint != '\n')
                || type == Character.SURROGATE
                || codePoint == UNREADABLE
                || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF)
                || (codePoint & 0xFFFE) == 0xFFFE;
    }
}
