package vn.sanvat.cooperative;

import java.util.regex.Pattern;

/**
 * The MST: 10 digits, the last of which checks the others; 10, a hyphen and 3 for a branch; or, of a household since July 2025, the
 * 12 digits of a person's id, which check nothing and are personal data. Thông tư 86/2024/TT-BTC.
 */
public final class TaxCode {

    private static final Pattern BUSINESS = Pattern.compile("[0-9]{10}(-[0-9]{3})?");
    private static final Pattern PERSON = Pattern.compile("[0-9]{12}");
    /** The same in a text, where people also write it in groups. */
    private static final Pattern PERSON_WITHIN = Pattern.compile("(?<![0-9])[0-9](?:[ .-]?[0-9]){11}(?![0-9])");

    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    private static final int[] WEIGHTS = {31, 29, 23, 19, 17, 13, 7, 5, 3};
    private static final int SHOWN_DIGITS = 3;

    private TaxCode() {}

    /** Whether a text has one of the three forms. */
    public static boolean formed(String text) {
        return BUSINESS.matcher(text).matches() || personal(text);
    }

    public static boolean personal(String text) {
        return PERSON.matcher(text).matches();
    }

    /** Whether the tenth digit checks the nine before it; a personal id has no such digit and always passes. */
    public static boolean checks(String text) {
        if (personal(text)) {
            return true;
        }
        if (!BUSINESS.matcher(text).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (text.charAt(i) - '0') * WEIGHTS[i];
        }
        // A result of 10 is never issued, and no digit equals it.
        return 10 - sum % 11 == text.charAt(WEIGHTS.length) - '0';
    }

    /** A tax code, or a number that may be one, as everybody may see it: of a person's id the last three digits only. */
    static String masked(String text) {
        return PERSON_WITHIN.matcher(text).replaceAll(found -> {
            var kept = found.group().length() - SHOWN_DIGITS;
            return DIGIT.matcher(found.group().substring(0, kept)).replaceAll("*")
                    + found.group().substring(kept);
        });
    }
}
