package vn.sanvat.text;

import java.util.Optional;
import java.util.regex.Pattern;

/** Vietnamese telephone numbers: kept as {@code 0} and 9 digits, or {@code 02} and 9 digits for a landline. */
public final class Phone {

    private static final Pattern PUNCTUATION = Pattern.compile("[ ().·‒–—―-]");
    private static final Pattern COUNTRY = Pattern.compile("^(?:\\+84|0084|84(?=[0-9]{9,10}$))0?");
    private static final Pattern NUMBER = Pattern.compile("0[1-9][0-9]{8}|02[0-9]{9}");

    private Phone() {}

    /** Reads {@code +84 912 345 678} and the like; empty for what is no Vietnamese number. */
    public static Optional<String> parse(String text) {
        var digits = COUNTRY.matcher(PUNCTUATION.matcher(PlainText.line(text)).replaceAll(""))
                .replaceFirst("0");
        return NUMBER.matcher(digits).matches() ? Optional.of(digits) : Optional.empty();
    }

    /** @return such as {@code 0912 345 678} */
    public static String format(String number) {
        return number.length() == 10
                ? number.substring(0, 4) + " " + number.substring(4, 7) + " " + number.substring(7)
                : number.substring(0, 4) + " " + number.substring(4);
    }

    /** @return such as {@code tel:+84912345678}, RFC 3966 */
    public static String link(String number) {
        return "tel:+84" + number.substring(1);
    }
}
