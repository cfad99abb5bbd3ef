package vn.sanvat.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A Vietnamese syllable with its tone taken out, so that {@code hoà} and {@code hòa}, {@code mỳ} and {@code mì} are the same.
 *
 * @param letters lower case, NFC, with the marks that make another vowel ({@code ă â ê ô ơ ư đ}), without tones
 * @param tone one of {@link #TONES}
 */
public record Syllable(String letters, char tone) {

    /** Level, sắc, huyền, hỏi, ngã, nặng, by their Telex keys; a space is the level tone. */
    public static final String TONES = " sfrxj";

    private static final String TONE_MARKS = " \u0301\u0300\u0309\u0303\u0323";
    private static final String VOWELS = "aăâeêioôơuưy";
    private static final Pattern CONSONANTS_AND_Y = Pattern.compile("(qu|[bcdđghklmnprstvx]|[cgknpt]h|ng|tr)y");
    private static final Pattern VALID = Pattern.compile("(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?"
            + "(?:oa|oă|oe|oo|uâ|uê|uô|uơ|uyê|uya|uy|iê|yê|ia|ua|ưa|ươ|[aăâeêioôơuưy])"
            + "(?:ch|nh|ng|[cmnptiyou])?");

    /** Reads one word; what is no Vietnamese syllable keeps its letters, so any word can be compared by this. */
    public static Syllable of(String word) {
        var decomposed = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        var letters = new StringBuilder(decomposed.length());
        char tone = ' ';
        for (int i = 0; i < decomposed.length(); i++) {
            int mark = TONE_MARKS.indexOf(decomposed.charAt(i), 1);
            if (mark > 0) {
                tone = TONES.charAt(mark);
            } else {
                letters.append(decomposed.charAt(i));
            }
        }
        return new Syllable(Normalizer.normalize(letters, Normalizer.Form.NFC), tone);
    }

    /** A short name that differs when, and only when, letters or tone differ: {@code nghê} and {@code J}. */
    public String key() {
        return tone == ' ' ? spelt() : spelt() + Character.toUpperCase(tone);
    }

    /** Without any mark: {@code nghe}. */
    public String folded() {
        return Folding.fold(spelt());
    }

    /** Whether anything was marked at all: a tone, another vowel, or đ. */
    public boolean marked() {
        return tone != ' ' || letters.chars().anyMatch(letter -> unmarked((char) letter) != letter);
    }

    /**
     * Whether somebody who leaves marks out may have meant the other syllable: {@code bôt} and {@code bọt} for {@code bột}, never
     * {@code bót}.
     */
    public boolean mayMean(Syllable other) {
        var here = spelt();
        var there = other.spelt();
        if (here.length() != there.length() || (tone != ' ' && tone != other.tone)) {
            return false;
        }
        for (int i = 0; i < here.length(); i++) {
            char mine = here.charAt(i);
            char theirs = there.charAt(i);
            if (mine != theirs && mine != unmarked(theirs)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the rules of spelling allow it. They leave room for a few hundred syllables that nobody uses. */
    public boolean valid() {
        if (!VALID.matcher(letters).matches()) {
            return false;
        }
        boolean stopped = letters.matches(".*[cpt]|.*ch");
        return !stopped || tone == 's' || tone == 'j';
    }

    /** As people write it, the tone on its vowel: {@code nghệ}. */
    public String text() {
        int at = tonedVowel();
        if (tone == ' ' || at < 0) {
            return letters;
        }
        var marked = letters.substring(0, at + 1) + TONE_MARKS.charAt(TONES.indexOf(tone)) + letters.substring(at + 1);
        return Normalizer.normalize(marked, Normalizer.Form.NFC);
    }

    /** Where the tone stands: on the marked vowel; else on the second where a consonant or a third vowel follows; else the first. */
    private int tonedVowel() {
        int first = letters.startsWith("qu") || (letters.startsWith("gi") && letters.length() > 2 && vowel(2)) ? 2 : 0;
        while (first < letters.length() && !vowel(first)) {
            first++;
        }
        int end = first;
        int special = -1;
        while (end < letters.length() && vowel(end)) {
            if (letters.charAt(end) != unmarked(letters.charAt(end))) {
                special = end;
            }
            end++;
        }
        if (first == letters.length()) {
            return -1;
        }
        if (special >= 0) {
            return special;
        }
        boolean second = end - first >= 3 || (end - first == 2 && end < letters.length());
        return second ? first + 1 : first;
    }

    private boolean vowel(int at) {
        return VOWELS.indexOf(letters.charAt(at)) >= 0;
    }

    private static char unmarked(char letter) {
        return switch (letter) {
            case 'ă', 'â' -> 'a';
            case 'ê' -> 'e';
            case 'ô', 'ơ' -> 'o';
            case 'ư' -> 'u';
            case 'đ' -> 'd';
            default -> letter;
        };
    }

    /** Both spellings are in use after consonants alone: lý and lí, mỳ and mì. */
    private String spelt() {
        return CONSONANTS_AND_Y.matcher(letters).matches() ? letters.substring(0, letters.length() - 1) + 'i' : letters;
    }
}
