package vn.sanvat.gs1;

/** A key or Digital Link that breaks a rule of the GS1 General Specifications; says which, in both languages. */
public final class InvalidIdentifier extends IllegalArgumentException {

    private static final int MAX_SHOWN = 40;

    private final String vietnamese;

    public InvalidIdentifier(String vietnamese, String english) {
        super(english);
        this.vietnamese = vietnamese;
    }

    public String vietnamese() {
        return vietnamese;
    }

    public String english() {
        return String.valueOf(getMessage());
    }

    /** The value as a sentence quotes it: a refusal need not repeat a megabyte. */
    static String shown(String value) {
        return value.length() <= MAX_SHOWN ? value : value.substring(0, MAX_SHOWN) + "…";
    }
}
