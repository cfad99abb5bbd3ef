package vn.sanvat.gs1;

/**
 * A Global Trade Item Number, kept in its 14-digit form. GS1 General Specifications, section 2.1.
 *
 * @param digits 14 digits, the last one a valid check digit
 */
public record Gtin(String digits) {

    public Gtin {
        if (!digits.matches("[0-9]{14}")) {
            throw new InvalidIdentifier(
                    "GTIN \"" + digits + "\" phải có 8, 12, 13 hoặc 14 chữ số",
                    "GTIN \"" + digits + "\" must have 8, 12, 13 or 14 digits");
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
        var known = text.length() == 8 || text.length() == 12 || text.length() == 13;
        return new Gtin(known ? "0".repeat(14 - text.length()) + text : text);
    }

    /** True for numbers of restricted circulation (prefixes 02, 04, 20–29), which are not globally unique. */
    public boolean restricted() {
        var prefix = digits.substring(1, 3);
        return prefix.equals("02") || prefix.equals("04") || prefix.charAt(0) == '2';
    }

    @Override
    public String toString() {
        return digits;
    }
}
