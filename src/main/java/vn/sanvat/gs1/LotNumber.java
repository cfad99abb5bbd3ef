package vn.sanvat.gs1;

/**
 * A batch or lot number, application identifier 10. GS1 General Specifications, section 3.4.1.
 *
 * @param value 1..20 characters of GS1 character set 82
 */
public record LotNumber(String value) {

    private static final String SET_82 = "[!\"%&'()*+,\\-./0-9:;<=>?A-Z_a-z]{1,20}";

    public LotNumber {
        if (!value.matches(SET_82)) {
            throw new InvalidIdentifier(
                    "Số lô \"" + value
                            + "\" phải có 1–20 ký tự: chữ không dấu, chữ số và ! \" % & ' ( ) * + , - . / : ; < = > ? _",
                    "Lot number \"" + value
                            + "\" must have 1 to 20 characters of GS1 set 82: letters, digits and ! \" % & ' ( ) * + , - . / : ; < = > ? _");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
