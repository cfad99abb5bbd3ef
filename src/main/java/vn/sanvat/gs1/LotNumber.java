package vn.sanvat.gs1;

/**
 * A batch or lot number, application identifier 10. GS1 General Specifications, section 3.4.1.
 *
 * @param value 1..20 characters of GS1 character set 82
 */
public record LotNumber(String value) {

    private static final int MAX_LENGTH = 20;

    public LotNumber {
        CharacterSet82.check(value, MAX_LENGTH, "Số lô", "Lot number");
    }

    @Override
    public String toString() {
        return value;
    }
}
