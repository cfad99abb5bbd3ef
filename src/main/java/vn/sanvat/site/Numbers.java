package vn.sanvat.site;

import java.math.BigDecimal;

/** Numbers as people in Vietnam write them. */
final class Numbers {

    private Numbers() {}

    /** @return such as {@code 12,5}: a decimal comma, no zeros at the end */
    static String format(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString().replace('.', ',');
    }
}
