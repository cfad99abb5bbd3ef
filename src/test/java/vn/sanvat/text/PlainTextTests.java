package vn.sanvat.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTests {

    static Stream<String> spaces() {
        return Stream.concat(
                Stream.of(" ", "\t", "\u00a0", "\u1680", "\u202f", "\u205f", "\u3000", " \u00a0 "),
                IntStream.rangeClosed(0x2000, 0x200a).mapToObj(Character::toString));
    }

    static Stream<String> unseen() {
        return Stream.of(
                        IntStream.of(0x00ad, 0x034f, 0x061c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180e, 0x2800, 0x3164),
                        IntStream.of(0xfeff, 0xffa0, 0xe0001, 0xe0041, 0xe0100, 0xe01ef, 0xfff9, 0x180b, 0x180f),
                        IntStream.rangeClosed(0x200b, 0x200f),
                        IntStream.rangeClosed(0x202a, 0x202e),
                        IntStream.rangeClosed(0x2060, 0x206f),
                        IntStream.rangeClosed(0xfe00, 0xfe0f))
                .flatMapToInt(codes -> codes)
                .mapToObj(Character::toString);
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void everyKindOfSpaceIsOnePlainSpace(String space) {
        assertThat(PlainText.of(space + "Kẹo đậu" + space + "phộng" + space)).isEqualTo("Kẹo đậu phộng");
        assertThat(PlainText.of(space)).isEmpty();
        assertThat(new Phrases(List.of("đậu phộng")).in("Kẹo đậu" + space + "phộng"))
                .containsExactly("đậu phộng");
        assertThat(Money.parse("50.000" + space + "đ")).hasValue(50_000);
        assertThat(Money.parse("1" + space + "500" + space + "000")).hasValue(1_500_000);
        assertThat(Phone.parse("0912" + space + "345" + space + "678")).hasValue("0912345678");
        assertThat(Quantity.parse("500" + space + "g")).hasValue(Quantity.of("500", Quantity.Unit.G));
        assertThat(Dates.parse(space + "1/2/2026" + space)).isPresent();
    }

    @ParameterizedTest
    @MethodSource("unseen")
    void whatNobodySeesIsGone(String unseen) {
        assertThat(PlainText.of("phộ" + unseen + "ng" + unseen)).isEqualTo("phộng");
        assertThat(PlainText.of(unseen)).isEmpty();
        assertThat(PlainText.of(" " + unseen + " ")).isEmpty();
        assertThat(new Phrases(List.of("điều trị")).in("Điều" + unseen + " t" + unseen + "rị ho"))
                .containsExactly("điều trị");
        assertThat(Folding.fold("ngh" + unseen + "ệ")).isEqualTo("nghe");
        assertThat(Money.parse("50" + unseen + ".000đ")).hasValue(50_000);
        assertThat(Phone.parse(unseen + "0912" + unseen + "345678")).hasValue("0912345678");
    }

    @ParameterizedTest
    @CsvSource({
        "Ðặc sản, Đặc sản",
        "ÐƯỜNG, ĐƯỜNG",
        "ðiều trị, điều trị",
        "Ɖặc sản, Đặc sản",
        "ɖặc sản, đặc sản",
        "d\u0335ặc sản, đặc sản",
        "D\u0335ặc sản, Đặc sản",
        "₫ặc sản 50.000 ₫, đặc sản 50.000 ₫",
        "ＢỘＴ ＮＧＨỆ, BỘT NGHỆ",
        "ｂộｔ　ｎｇｈệ（５００ｇ）, bột nghệ(500g)",
        "\uD835\uDC01ộ\uD835\uDC2D nghệ, Bột nghệ",
        "ﬁsh, fish",
        "đıều trị, điều trị",
        "đіều trị, điều trị",
        "Kẹо đậu phộng, Kẹo đậu phộng",
        "Κẹo, Kẹo",
        "М\u1eadt ong, М\u1eadt ong",
        "SP‑001, SP-001",
    })
    void whatLooksAlikeIsTheSame(String written, String read) {
        assertThat(PlainText.of(Normalizer.normalize(written, Normalizer.Form.NFD)))
                .isEqualTo(PlainText.of(read));
        assertThat(PlainText.of(written)).isEqualTo(read.replace('М', 'M'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bột nghệ",
                "Nước mắm cá cơm 40° đạm – loại 1 (chai 500 ml), 45.000 ₫",
                "Чай из Вьетнама",
                "Ελλάδα",
                "有机大米",
                "ชา",
                "m² và ½ lít, ① rửa ② phơi",
                "👨‍👩‍👧 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 👍🏽 1️⃣ 🇻🇳 🏳️‍🌈",
                "dòng một\ndòng hai\n\ndòng ba",
                "Ⓜ ™ ©"
            })
    void whatIsWrittenWellStays(String text) {
        assertThat(PlainText.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a\rb", "a\u2028b", "a\u2029b", "a\u000bb", "a\u000cb", "a\u0085b"})
    void everyEndOfALineIsALineFeed(String text) {
        assertThat(PlainText.of(text)).isEqualTo("a\nb");
        assertThat(PlainText.line(text)).isEqualTo("a b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0301", " \u0323\u0309", "\u200b\u3164\u2800", "\n\n", "\u00ad\u00a0", "\u20dd"})
    void whatHasNoShapeIsBlank(String text) {
        assertThat(PlainText.of(text)).isEmpty();
        assertThat(PlainText.line(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\u0007", "a\ud800", "\udc00b", "a\u007fb"})
    void whatIsToBeRefusedIsLeftForRefusal(String text) {
        assertThat(PlainText.of(text)).isEqualTo(text);
    }

    @Test
    void readingTwiceChangesNothing() {
        var odd = " \u202fÐặ\u200bc\u3000 \u034fsản\r\n\r\n ＢỘＴ\u00ad đіều\u2800 👨‍👩‍👧\ufe0f\n ";
        var once = PlainText.of(odd);

        assertThat(once).isEqualTo("Đặc sản\n\n BỘT điều 👨‍👩‍👧\ufe0f");
        assertThat(PlainText.of(once)).isEqualTo(once);
    }
}
