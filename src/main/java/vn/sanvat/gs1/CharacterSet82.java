package vn.sanvat.gs1;

/** GS1 AI encodable character set 82: what lot and serial numbers are written in. GS1 General Specifications, figure 7.11-1. */
final class CharacterSet82 {

    private static final String SYMBOLS = "!\"%&'()*+,-./:;<=>?_";

    private CharacterSet82() {}

    /**
     * @param nameVi what the value is called in a Vietnamese sentence
     * @return the value, unchanged
     * @throws InvalidIdentifier naming the first character that is outside the set, or the length
     */
    static String check(String value, int maxLength, String nameVi, String nameEn) {
        var shown = InvalidIdentifier.shown(value);
        if (value.isEmpty() || value.length() > maxLength) {
            throw new InvalidIdentifier(
                    nameVi + " \"" + shown + "\" dài " + value.length() + " ký tự; phải từ 1 đến " + maxLength,
                    nameEn + " \"" + shown + "\" has " + value.length() + " characters; allowed are 1 to " + maxLength);
        }
        value.codePoints().filter(c -> !holds(c)).findFirst().ifPresent(c -> {
            var wrong = Character.isISOControl(c) ? "U+" + Integer.toHexString(c) : Character.toString(c);
            throw new InvalidIdentifier(
                    nameVi + " \"" + shown + "\" có ký tự \"" + wrong + "\"; chỉ được dùng chữ không dấu, chữ số và "
                            + spaced(),
                    nameEn + " \"" + shown + "\" holds \"" + wrong + "\"; allowed are unaccented letters, digits and "
                            + spaced());
        });
        return value;
    }

    private static boolean holds(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || SYMBOLS.indexOf(c) >= 0;
    }

    private static String spaced() {
        return String.join(" ", SYMBOLS.split(""));
    }
}
