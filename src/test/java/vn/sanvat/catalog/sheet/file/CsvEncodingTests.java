package vn.sanvat.catalog.sheet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.sanvat.web.Problem;

class CsvEncodingTests {

    private static final String TITLES = "Mã sản phẩm;Tên sản phẩm;Giá (đồng)";
    private static final String TEXT = TITLES + "\nbot-nghe;Bột nghệ vàng đóng túi zip, phơi nắng, xay mịn;45000\n"
            + "gao;Gạo nếp nương dẻo thơm của đồng bào;30000\n";

    /** The letters of TCVN 5712:1993 (VN3), and the byte of each as Latin-1. */
    private static final String[] TCVN3 = {
        "àµ ả¶ ã· á¸ ạ¹ ă¨ ằ» ẳ¼ ẵ½ ắ¾ ặÆ â© ầÇ ẩÈ ẫÉ ấÊ ậË đ® èÌ ẻÎ ẽÏ éÐ ẹÑ êª ềÒ ểÓ ễÔ ếÕ ệÖ ì× ỉØ ĩÜ íÝ ịÞ",
        "òß ỏá õâ óã ọä ô« ồå ổæ ỗç ốè ộé ơ¬ ờê ởë ỡì ớí ợî ùï ủñ ũò úó ụô ư\u00AD ừõ ửö ữ÷ ứø ựù ỳú ỷû ỹü ýý ỵþ",
    };

    /** Of VNI-Windows: a plain vowel and the byte of its marks. */
    private static final String VNI =
            "àaø ảaû ãaõ áaù ạaï ăaê ằaè ẳaú ẵaü ắaé ặaë âaâ ầaà ẩaå ẫaã ấaá ậaä đñ èeø ẻeû ẽeõ éeù ẹeï êeâ"
                    + " ềeà ểeå ễeã ếeá ệeä ìì ỉæ ĩó íí ịò òoø ỏoû õoõ óoù ọoï ôoâ ồoà ổoå ỗoã ốoá ộoä ơô ờôø ởôû ỡôõ ớôù ợôï"
                    + " ùuø ủuû ũuõ úuù ụuï ưö ừöø ửöû ữöõ ứöù ựöï ỳyø ỷyû ỹyõ ýyù ỵî";

    @TempDir
    Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("goods.csv"), bytes);
    }

    private static boolean isHeader(SheetLine line) {
        return line.cell(0).text().equals("Mã sản phẩm");
    }

    private SheetFile open(byte[] bytes) throws IOException {
        return SheetFile.open(file(bytes), CsvEncodingTests::isHeader);
    }

    private static byte[] in(Map<Character, String> page, String text) {
        var latin = new StringBuilder();
        text.chars().forEach(letter -> latin.append(page.getOrDefault((char) letter, Character.toString(letter))));
        return latin.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Map<Character, String> page(String... pairs) {
        var page = new HashMap<Character, String>();
        for (var line : pairs) {
            for (var pair : line.split(" ", -1)) {
                page.put(pair.charAt(0), pair.substring(1));
            }
        }
        return page;
    }

    /** As a Vietnamese Windows writes it: five tones as letters of their own, after the vowel with its other mark. */
    private static byte[] windows1258(String text) {
        var taken = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            var apart = Normalizer.normalize(text.substring(i, i + 1), Normalizer.Form.NFD);
            var tone = apart.chars()
                    .filter(mark -> "\u0300\u0301\u0303\u0309\u0323".indexOf(mark) >= 0)
                    .findFirst();
            var base =
                    Normalizer.normalize(apart.replaceAll("[\u0300\u0301\u0303\u0309\u0323]", ""), Normalizer.Form.NFC);
            taken.append(base);
            tone.ifPresent(mark -> taken.append((char) mark));
        }
        return taken.toString().getBytes(Charset.forName("windows-1258"));
    }

    static Stream<Arguments> readable() {
        return Stream.of(
                Arguments.of("UTF-8", TEXT.getBytes(StandardCharsets.UTF_8)),
                Arguments.of("UTF-8 with a mark", ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8)),
                Arguments.of("UTF-16LE with a mark", ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16LE)),
                Arguments.of("UTF-16BE with a mark", ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16BE)),
                Arguments.of("UTF-16LE", TEXT.getBytes(StandardCharsets.UTF_16LE)),
                Arguments.of("UTF-16BE", TEXT.getBytes(StandardCharsets.UTF_16BE)),
                Arguments.of("Windows-1258", windows1258(TEXT)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readable")
    void readsUnicodeAndWindows1258(String encoding, byte[] bytes) throws IOException {
        try (var file = open(bytes);
                var lines = file.lines()) {
            assertThat(lines.map(line -> line.cell(1).text()))
                    .containsExactly(
                            "Tên sản phẩm",
                            "Bột nghệ vàng đóng túi zip, phơi nắng, xay mịn",
                            "Gạo nếp nương dẻo thơm của đồng bào");
        }
    }

    @Test
    void namesTheCodePagesThatLiveInFonts() {
        assertThatThrownBy(() -> open(in(page(TCVN3), TEXT)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        refusal -> assertThat(refusal.faults().getFirst().says().vi())
                                .contains("TCVN3", "UniKey"));
        assertThatThrownBy(() -> open(in(page(VNI), TEXT)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        refusal -> assertThat(refusal.faults().getFirst().says().vi())
                                .contains("VNI"));
        assertThatThrownBy(() -> open("\u00e9\u00e9\u00e9\u00e9".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        refusal -> assertThat(refusal.faults().getFirst().says().vi())
                                .contains("không rõ"));
    }

    @ParameterizedTest
    @ValueSource(strings = {";", ",", "\t"})
    void findsWhatPartsTheColumns(String separator) throws IOException {
        var text = TITLES.replace(";", separator) + "\nbot-nghe" + separator + "\"Bột; nghệ, \"\"ngon\"\"\"" + separator
                + "1\n";

        try (var file = open(text.getBytes(StandardCharsets.UTF_8));
                var lines = file.lines()) {
            assertThat(lines.skip(1).map(line -> line.cell(1).text())).containsExactly("Bột; nghệ, \"ngon\"");
        }
    }

    static Stream<Arguments> guarded() {
        return Stream.of(
                Arguments.of("=\"0893\"", "0893"), Arguments.of("'=1+1", "=1+1"), Arguments.of("'tis", "'tis"));
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void takesAwayWhatGuardsAText(String written, String read) throws IOException {
        var text = "Mã sản phẩm\tx\na\t\"" + written.replace("\"", "\"\"") + "\"\n";

        try (var file = open(text.getBytes(StandardCharsets.UTF_8));
                var lines = file.lines()) {
            assertThat(lines.skip(1).map(line -> line.cell(1).text())).containsExactly(read);
        }
    }

    @Test
    void saysThatAQuotationMarkIsNotClosed() throws IOException {
        var text = TITLES + "\na;\"" + "x".repeat(300_000) + ";1\n";

        try (var file = open(text.getBytes(StandardCharsets.UTF_8))) {
            assertThatThrownBy(() -> file.forEach(line -> {}))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            refusal -> assertThat(
                                            refusal.faults().getFirst().says().vi())
                                    .contains("ngoặc kép"));
        }
    }
}
