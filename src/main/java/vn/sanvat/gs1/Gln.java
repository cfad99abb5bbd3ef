package vn.sanvat.gs1;

/**
 * A Global Location Number, application identifiers 410 to 417. GS1 General Specifications, section 2.4.
 *
 * @param digits 13 digits, the last one a valid check digit
 */
public record Gln(String digits) {

    public Gln {
        var shown = InvalidIdentifier.shown(digits);
        if (!digits.matches("[0-9]{13}")) {
            throw new InvalidIdentifier(
                    "GLN \"" + shown + "\" phải có 13 chữ số", "GLN \"" + shown + "\" must have 13 digits");
        }
        int expected = CheckDigit.of(digits.substring(0, 12));
        if (digits.charAt(12) - '0' != expected) {
            throw new InvalidIdentifier(
                    "GLN " + digits + " sai số kiểm tra (đúng ra là " + expected + ")",
                    "GLN " + digits + " fails its check digit (expected " + expected + ")");
        }
    }

    @Override
    public String toString() {
        return digits;
    }
}
