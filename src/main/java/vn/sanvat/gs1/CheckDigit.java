package vn.sanvat.gs1;

/** The check digit of GS1 keys. GS1 General Specifications, "Check digit calculations". */
final class CheckDigit {

    private CheckDigit() {}

    /**
     * @param digits without the check digit, ASCII 0-9 only
     * @return 0..9
     */
    static int of(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int weight = (digits.length() - i) % 2 == 1 ? 3 : 1;
            sum += (digits.charAt(i) - '0') * weight;
        }
        return (10 - sum % 10) % 10;
    }
}
