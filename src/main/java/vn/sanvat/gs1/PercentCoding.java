package vn.sanvat.gs1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of values in a Digital Link. RFC 3986, section 2: only unreserved characters stay, hex digits are upper case. */
final class PercentCoding {

    private static final String HEX = "0123456789ABCDEF";

    private PercentCoding() {}

    static String encode(String value) {
        var out = new StringBuilder();
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (b > 0 && unreserved((char) b)) {
                out.append((char) b);
            } else {
                out.append('%').append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
            }
        }
        return out.toString();
    }

    /** @throws InvalidIdentifier where a percent sign is not followed by two hex digits, or the octets are not UTF-8 */
    static String decode(String text) {
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            int c = text.codePointAt(i);
            if (c != '%') {
                out.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(c) - 1;
                continue;
            }
            int high = hexAt(text, i + 1);
            int low = hexAt(text, i + 2);
            if (high < 0 || low < 0) {
                throw broken(text);
            }
            out.write((high << 4) | low);
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(out.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw broken(text);
        }
    }

    /** The value of a hex digit in ASCII, -1 where there is none: Character.digit would also take the digits of other scripts. */
    private static int hexAt(String text, int index) {
        return index < text.length() && text.charAt(index) < 128 ? Character.digit(text.charAt(index), 16) : -1;
    }

    private static boolean unreserved(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || "-._~".indexOf(c) >= 0;
    }

    private static InvalidIdentifier broken(String text) {
        var shown = InvalidIdentifier.shown(text);
        return new InvalidIdentifier(
                "\"" + shown + "\" mã hóa phần trăm sai; sau % phải là hai chữ số thập lục phân của UTF-8",
                "\"" + shown + "\" is badly percent-encoded; % must be followed by two hex digits of UTF-8");
    }
}
