package vn.sanvat.text;

import java.util.Optional;
import java.util.regex.Pattern;

/** E-mail addresses in the form that every mail program takes: RFC 5321, Mailbox, with a dot-string before the sign and a domain after it. */
public final class EmailAddress {

    /** RFC 5321, section 4.5.3.1, and its erratum 1690. */
    private static final int MAX_LENGTH = 254;

    private static final Pattern ADDRESS = Pattern.compile("(?=[^@]{1,64}@)"
            + "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
            + "@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])");

    private EmailAddress() {}

    /** Reads what people type or paste, {@code mailto:} before it too; empty for what is no address. */
    public static Optional<String> parse(String text) {
        var address = PlainText.latin(text).replaceFirst("(?i)^mailto: ?", "");
        return address.length() <= MAX_LENGTH && ADDRESS.matcher(address).matches()
                ? Optional.of(address)
                : Optional.empty();
    }
}
