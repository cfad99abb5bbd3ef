package vn.sanvat.gs1;

import java.util.Set;

/**
 * A Global Trade Item Number, kept in its 14-digit form. GS1 General Specifications, section 2.1.
 *
 * @param digits 14 digits, the last one a valid check digit
 */
public record Gtin(String digits) {

    private static final Set<Integer> LENGTHS = Set.of(8, 12, 13, 14);

    public Gtin {
        if (!digits.matches("[0-9]{14}")) {
            throw wrongLength(digits);
        }
        int expected = CheckDigit.of(digits.substring(0, 13));
        if (digits.charAt(13) - '0' != expected) {
            throw new InvalidIdentifier(
                    "GTIN " + digits + " sai số kiểm tra (đúng ra là " + expected + ")",
                    "GTIN " + digits + " fails its check digit (expected " + expected + ")");
        }
    }

    /**
     * Reads what people write or scan.
     *
     * @param text 8, 12, 13 or 14 digits
     * @throws InvalidIdentifier for anything else, or a wrong check digit
     */
    public static Gtin parse(String text) {
        if (!LENGTHS.contains(text.length()) || !text.matches("[0-9]+")) {
            throw wrongLength(text);
        }
        return new Gtin("0".repeat(14 - text.length()) + text);
    }

    /**
     * True for numbers of restricted circulation, which are not globally unique: prefixes 02, 04 and 20–29, and the GTIN-8 that
     * begin with 0 or 2. GS1 General Specifications, section 1.4.2 and figure 1.4.3-1.
     */
    public boolean restricted() {
        if (digits.startsWith("000000")) {
            return digits.charAt(6) == '0' || digits.charAt(6) == '2';
        }
        var prefix = digits.substring(1, 3);
        return prefix.equals("02") || prefix.equals("04") || prefix.charAt(0) == '2';
    }

    /** The same number; @throws InvalidIdentifier where it is of restricted circulation and so cannot name goods in the world */
    public Gtin unrestricted() {
        if (restricted()) {
            throw new InvalidIdentifier(
                    "GTIN " + digits + " thuộc dải lưu hành nội bộ (02, 04, 20–29), không phải là mã duy nhất toàn cầu",
                    "GTIN " + digits + " is of restricted circulation (02, 04, 20–29) and not unique in the world");
        }
        return this;
    }

    @Override
    public String toString() {
        return digits;
    }

    private static InvalidIdentifier wrongLength(String text) {
        var shown = InvalidIdentifier.shown(text);
        return new InvalidIdentifier(
                "GTIN \"" + shown + "\" phải có 8, 12, 13 hoặc 14 chữ số",
                "GTIN \"" + shown + "\" must have 8, 12, 13 or 14 digits");
    }
}
