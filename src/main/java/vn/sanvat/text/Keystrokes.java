package vn.sanvat.text;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What was typed for a Vietnamese keyboard that was switched off: {@code boojt} (Telex) and {@code bo65t} (VNI) for {@code bột}. */
public final class Keystrokes {

    private static final int MAX_LENGTH = 12;
    private static final Pattern TELEX = Pattern.compile("[a-z]{2," + MAX_LENGTH + "}");
    private static final Pattern VNI = Pattern.compile("[a-z]+[0-9][a-z0-9]{0," + (MAX_LENGTH - 2) + "}");
    private static final String VNI_TONES = "012345";

    private Keystrokes() {}

    /** @return the syllable that these keys give; empty where they change nothing, or give no syllable that Vietnamese spells */
    public static Optional<Syllable> decode(String word) {
        var keys = word.toLowerCase(Locale.ROOT);
        if (VNI.matcher(keys).matches()) {
            return decoded(keys, false);
        }
        return TELEX.matcher(keys).matches() ? decoded(keys, true) : Optional.empty();
    }

    private static Optional<Syllable> decoded(String keys, boolean telex) {
        var letters = new StringBuilder(keys.length());
        char tone = ' ';
        for (int i = 0; i < keys.length(); i++) {
            char key = keys.charAt(i);
            boolean after = hasVowel(letters);
            char toned = telex ? telexTone(key) : vniTone(key);
            if (after && toned != 0) {
                tone = toned;
            } else if (!(telex ? telexMark(letters, key, after) : vniMark(letters, key))) {
                letters.append(key);
            }
        }
        var syllable = new Syllable(Syllable.of(letters.toString()).letters(), tone);
        return syllable.marked() && syllable.valid() ? Optional.of(syllable) : Optional.empty();
    }

    private static char telexTone(char key) {
        return "sfrxj".indexOf(key) >= 0 ? key : key == 'z' ? ' ' : 0;
    }

    private static char vniTone(char key) {
        int tone = VNI_TONES.indexOf(key);
        return tone < 0 ? 0 : Syllable.TONES.charAt(tone);
    }

    /** aa ee oo aw ow uw dd, also where other letters stand between, as the keyboards allow. */
    private static boolean telexMark(StringBuilder letters, char key, boolean afterVowel) {
        return switch (key) {
            case 'a' -> mark(letters, 'a', 'â');
            case 'e' -> mark(letters, 'e', 'ê');
            case 'o' -> mark(letters, 'o', 'ô');
            case 'd' -> mark(letters, 'd', 'đ');
            case 'w' ->
                horn(letters)
                        || mark(letters, 'a', 'ă')
                        || (!afterVowel && letters.append('ư').length() > 0);
            default -> false;
        };
    }

    private static boolean vniMark(StringBuilder letters, char key) {
        return switch (key) {
            case '6' -> mark(letters, 'a', 'â') || mark(letters, 'e', 'ê') || mark(letters, 'o', 'ô');
            case '7' -> horn(letters);
            case '8' -> mark(letters, 'a', 'ă');
            case '9' -> mark(letters, 'd', 'đ');
            default -> false;
        };
    }

    private static boolean horn(StringBuilder letters) {
        boolean wasO = mark(letters, 'o', 'ơ');
        int at = wasO ? letters.lastIndexOf("uơ") : -1;
        if (at >= 0 && (at == 0 || letters.charAt(at - 1) != 'q')) {
            letters.setCharAt(at, 'ư');
        }
        return wasO || mark(letters, 'u', 'ư');
    }

    private static boolean mark(StringBuilder letters, char plain, char marked) {
        int at = letters.lastIndexOf(String.valueOf(plain));
        if (at >= 0) {
            letters.setCharAt(at, marked);
        }
        return at >= 0;
    }

    private static boolean hasVowel(StringBuilder letters) {
        return letters.chars().anyMatch(letter -> "aăâeêioôơuưy".indexOf(letter) >= 0);
    }
}
