package vn.sanvat.gs1;

/**
 * The serial number of one single unit, application identifier 21. GS1 General Specifications, section 3.5.1.
 *
 * @param value 1..20 characters of GS1 character set 82
 */
public record SerialNumber(String value) {

    private static final int MAX_LENGTH = 20;

    public SerialNumber {
        CharacterSet82.check(value, MAX_LENGTH, "Số sê-ri", "Serial number");
    }

    @Override
    public String toString() {
        return value;
    }
}
