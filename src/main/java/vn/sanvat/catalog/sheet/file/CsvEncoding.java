package vn.sanvat.catalog.sheet.file;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import vn.sanvat.web.Problem;

/**
 * In which encoding a text file was saved. Unicode is seen by its mark or its form. Of the older Vietnamese code pages Windows-1258 is
 * read; TCVN3 (ABC) and VNI, which live in fonts and not in programs, are named and refused. They are told apart by what of their bytes
 * beyond ASCII is frequent in one and rare in the others: of Vietnamese prose 40 to 60 % are in A8 to BF in TCVN3, 50 to 60 % are tones
 * of their own in Windows-1258, and 70 % and more follow a plain vowel in VNI; of the others' at most 12 %.
 */
final class CsvEncoding {

    /** Enough of a file to tell: the header and some rows. */
    private static final int MAX_LOOK_BYTES = 256 * 1024;

    private static final Charset WINDOWS_1258 = Charset.forName("windows-1258");

    /** Marks of tones on their own: grave, hook, tilde, acute, dot below. */
    private static final int[] TONES_1258 = {0xCC, 0xD2, 0xDE, 0xEC, 0xF2};

    /** Behind these, ơ and ư among them, VNI writes marks of their own. */
    private static final String VOWELS_VNI = "aeiouyAEIOUY\u00F4\u00F6\u00D4\u00D6";

    private CsvEncoding() {}

    /** @throws Problem invalid, naming the encoding where it is known */
    static Charset of(Path path) throws IOException {
        var bytes = look(path);
        if (marked(bytes, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        if (marked(bytes, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        if (contains(bytes, 0)) {
            return withoutMark(bytes);
        }
        return Utf8File.valid(path) ? StandardCharsets.UTF_8 : older(bytes);
    }

    private static byte[] look(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            return in.readNBytes(MAX_LOOK_BYTES);
        }
    }

    private static boolean marked(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
    }

    private static boolean contains(byte[] bytes, int value) {
        for (byte one : bytes) {
            if (one == value) {
                return true;
            }
        }
        return false;
    }

    /** Half of what is Latin is zeros in UTF-16: every second byte, beginning with the first or the second. */
    private static Charset withoutMark(byte[] bytes) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                if (i % 2 == 0) {
                    even++;
                } else {
                    odd++;
                }
            }
        }
        if (odd > bytes.length / 8 && even < odd / 8) {
            return StandardCharsets.UTF_16LE;
        }
        if (even > bytes.length / 8 && odd < even / 8) {
            return StandardCharsets.UTF_16BE;
        }
        throw Problem.invalid(
                "body",
                "Tệp không phải bảng tính .xlsx hay văn bản CSV; hãy lưu lại thành .xlsx rồi gửi lại",
                "The file is neither a spreadsheet (.xlsx) nor text (CSV); save it as .xlsx and send it again");
    }

    private static Charset older(byte[] bytes) {
        int high = 0;
        int tcvn3 = 0;
        int tones = 0;
        int vni = 0;
        for (int i = 0; i < bytes.length; i++) {
            int here = bytes[i] & 0xff;
            if (here < 0x80) {
                continue;
            }
            high++;
            int before = i == 0 ? 0 : bytes[i - 1] & 0xff;
            if (here >= 0xA8 && here <= 0xBF) {
                tcvn3++;
            } else if (isTone(here)) {
                tones++;
            } else if (VOWELS_VNI.indexOf(before) >= 0) {
                vni++;
            }
        }
        if (tcvn3 * 4 > high) {
            throw refused("TCVN3 (ABC, phông .VnTime)", "TCVN3 (ABC, fonts such as .VnTime)");
        }
        if (vni * 5 > high * 2) {
            throw refused("VNI (phông VNI-Times)", "VNI (fonts such as VNI-Times)");
        }
        if (tones * 4 > high) {
            return WINDOWS_1258;
        }
        throw refused("không rõ, không phải Unicode", "an unknown one, and not Unicode");
    }

    private static boolean isTone(int here) {
        return Arrays.stream(TONES_1258).anyMatch(tone -> tone == here);
    }

    private static Problem refused(String vi, String en) {
        return Problem.invalid(
                "body",
                "Bảng mã của tệp là " + vi
                        + "; hãy chuyển sang Unicode (UniKey: Ctrl+Shift+F6), lưu lại bằng UTF-8 hoặc .xlsx"
                        + " rồi gửi lại",
                "The encoding of the file is " + en + "; convert it to Unicode and save it as UTF-8 or .xlsx");
    }
}
