package vn.sanvat.text;

import java.text.Normalizer;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The one door where text that people type or paste is read: what looks alike is the same afterwards, and what nobody sees is gone.
 * NFC, one plain space for every run of spaces, {@code \n} for every end of a line, none of either around the text. Control
 * characters and halves of characters stay, to be refused by whoever asks. What is blank comes out empty.
 *
 * <p>Never for what is opaque: passwords, tokens, keys, entity tags, bytes.
 */
public final class PlainText {

    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int SHORT_STROKE_OVERLAY = 0x0335;
    private static final int DONG_SIGN = 0x20AB;
    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int KEYCAP = 0x20E3;

    /** Cyrillic and Greek letters that look like Latin ones, and what each of them looks like. */
    private static final Map<Integer, Character> DOUBLES = doubles(
            "АВЕКМНОРСТУХЅІЈҮԚԜаеорсухѕіјһԁԛԝҽ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονϲϳ",
            "ABEKMHOPCTYXSIJYQWaeopcyxsijhdqwe" + "ABEZHIKMNOPTYXovcj");

    private PlainText() {}

    /** Text of one line or more. */
    public static String of(String text) {
        if (plain(text)) {
            return text;
        }
        var read = new StringBuilder(text.length());
        int before = 0;
        for (int i = 0, letter; i < text.length(); i += Character.charCount(letter)) {
            letter = text.codePointAt(i);
            int after = i + Character.charCount(letter);
            int next = after < text.length() ? text.codePointAt(after) : 0;
            if (lineEnd(letter)) {
                if (letter != '\r' || next != '\n') {
                    read.append('\n');
                }
            } else if (space(letter)) {
                read.append(' ');
            } else if (letter == SHORT_STROKE_OVERLAY && (before == 'd' || before == 'D')) {
                read.setCharAt(read.length() - 1, before == 'd' ? 'đ' : 'Đ');
            } else if (!unseen(letter) || partOfEmoji(letter, before, next)) {
                append(read, letter, next);
            } else {
                // Gone, as if it had never stood between its neighbours.
                continue;
            }
            before = letter;
        }
        return tidied(latinWords(Normalizer.normalize(read, Normalizer.Form.NFC)));
    }

    /** Text that is one line by its nature: a name, a code, a question. */
    public static String line(String text) {
        var read = of(text);
        return read.indexOf('\n') < 0 ? read : read.replaceAll(" ?\n+ ?", " ");
    }

    /** Text that is Latin by its nature, such as a code: every letter that looks like a Latin one is one. */
    public static String latin(String text) {
        return withoutDoubles(line(text));
    }

    /** Most texts are so already. */
    private static boolean plain(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char here = text.charAt(i);
            boolean kept = (here >= ' ' && here < 0x7F && (here != ' ' || before != ' '))
                    || (here >= 0x1EA0 && here <= 0x1EF9)
                    || (here >= 0xC0 && here <= 0x17E && here != 'Ð' && here != 'ð' && here != 'ı')
                    || here == 'ơ'
                    || here == 'Ơ'
                    || here == 'ư'
                    || here == 'Ư';
            if (!kept) {
                return false;
            }
            before = here;
        }
        return before != ' ';
    }

    private static void append(StringBuilder read, int letter, int next) {
        switch (letter) {
            case 'Ð', 'Ɖ', 'Ꟈ' -> read.append('Đ');
            case 'ð', 'ɖ', 'ꟈ' -> read.append('đ');
            case 'ı' -> read.append('i');
            case 'ɑ' -> read.append('a');
            case 'ɡ' -> read.append('g');
            // Hyphens that hold a line together, and the sign of a negative number.
            case 0x2010, 0x2011, 0x2212 -> read.append('-');
            // The sign of the currency where a letter follows it: the beginning of a word, and no amount.
            case DONG_SIGN -> read.append(Character.isLetter(next) ? 'đ' : '₫');
            default -> {
                if (styled(letter)) {
                    read.append(Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFKC));
                } else {
                    read.appendCodePoint(letter);
                }
            }
        }
    }

    /** Letters and signs in another width or style: full-width, mathematical, circled, ligatures. Unicode, "Compatibility". */
    private static boolean styled(int letter) {
        return !Character.isEmoji(letter) && compatible(letter);
    }

    private static boolean compatible(int letter) {
        return (letter >= 0xFF01 && letter <= 0xFF5E)
                || (letter >= 0xFFE0 && letter <= 0xFFE6)
                || (letter >= 0xFE50 && letter <= 0xFE6B)
                || (letter >= 0xFB00 && letter <= 0xFB06)
                || (letter >= 0x24B6 && letter <= 0x24E9)
                || (letter >= 0x2100 && letter <= 0x2149 && Character.isLetter(letter))
                || (letter >= 0x1D400 && letter <= 0x1D7FF)
                || (letter >= 0x1F130 && letter <= 0x1F149);
    }

    private static boolean space(int letter) {
        return letter == '\t' || Character.getType(letter) == Character.SPACE_SEPARATOR;
    }

    /** Unicode Standard Annex 14, classes BK, CR, LF and NL. */
    private static boolean lineEnd(int letter) {
        return (letter >= '\n' && letter <= '\r') || letter == 0x85 || letter == 0x2028 || letter == 0x2029;
    }

    /** Format characters, all that is ignorable by default (Unicode, DerivedCoreProperties), and letters without a shape. */
    private static boolean unseen(int letter) {
        return Character.getType(letter) == Character.FORMAT
                || letter == 0x034F
                || letter == 0x115F
                || letter == 0x1160
                || letter == 0x17B4
                || letter == 0x17B5
                || (letter >= 0x180B && letter <= 0x180F)
                || (letter >= 0x2060 && letter <= 0x206F)
                || letter == 0x2800
                || letter == 0x3164
                || (letter >= 0xFE00 && letter <= 0xFE0F)
                || letter == 0xFFA0
                || (letter >= 0xFFF0 && letter <= 0xFFFB)
                || letter == 0x16FE4
                || letter == 0x1D159
                || (letter >= 0xE0000 && letter <= 0xE0FFF);
    }

    /** What joins and colours pictures, such as a family or the flag of a land: it stays where there are pictures to join. */
    private static boolean partOfEmoji(int letter, int before, int next) {
        if (letter == ZERO_WIDTH_JOINER) {
            return (pictograph(before) || before == 0xFE0F || Character.isEmojiModifier(before)) && pictograph(next);
        }
        if (letter == 0xFE0E || letter == 0xFE0F) {
            return Character.isEmoji(before) && (before > 0x7F || next == KEYCAP);
        }
        return letter >= 0xE0020
                && letter <= 0xE007F
                && (before == BLACK_FLAG || (before >= 0xE0020 && before < 0xE007F));
    }

    private static boolean pictograph(int letter) {
        return Character.isExtendedPictographic(letter);
    }

    /** Doubles of Latin letters become these in a word that has Latin letters too; Greek and Russian words stay what they are. */
    private static String latinWords(String text) {
        if (text.chars().noneMatch(letter -> letter >= 0x370 && letter <= 0x52F)) {
            return text;
        }
        var read = new StringBuilder(text.length());
        for (int from = 0, end; from < text.length(); from = end) {
            end = from;
            boolean latin = false;
            while (end < text.length() && ofWord(text.codePointAt(end))) {
                int letter = text.codePointAt(end);
                latin |= Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN;
                end += Character.charCount(letter);
            }
            if (end == from) {
                end += Character.charCount(text.codePointAt(from));
            }
            var word = text.substring(from, end);
            read.append(latin ? withoutDoubles(word) : word);
        }
        return read.toString();
    }

    private static boolean ofWord(int letter) {
        return Character.isLetterOrDigit(letter) || Character.getType(letter) == Character.NON_SPACING_MARK;
    }

    /** Taken apart first: a double may bear a mark. */
    private static String withoutDoubles(String word) {
        var read = new StringBuilder(word.length());
        Normalizer.normalize(word, Normalizer.Form.NFD).codePoints().forEach(letter -> {
            var looksLike = DOUBLES.get(letter);
            read.appendCodePoint(looksLike == null ? letter : looksLike);
        });
        return Normalizer.normalize(read, Normalizer.Form.NFC);
    }

    /** One space for many, none around; and nothing at all where there is no shape on which a mark could stand. */
    private static String tidied(String text) {
        var read = new StringBuilder(text.length());
        boolean seen = false;
        for (int i = 0; i < text.length(); i++) {
            char here = text.charAt(i);
            char before = read.isEmpty() ? '\n' : read.charAt(read.length() - 1);
            if (here != ' ' || (before != ' ' && !read.isEmpty())) {
                read.append(here);
            }
            seen |= here > ' ' && !mark(here);
        }
        return seen || controls(read) ? read.toString().strip() : "";
    }

    private static boolean controls(CharSequence text) {
        return text.chars().anyMatch(letter -> letter < ' ' && letter != '\n');
    }

    private static boolean mark(char letter) {
        return switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    private static Map<Integer, Character> doubles(String letters, String lookLike) {
        return IntStream.range(0, letters.length())
                .boxed()
                .collect(Collectors.toUnmodifiableMap(letters::codePointAt, lookLike::charAt));
    }
}
