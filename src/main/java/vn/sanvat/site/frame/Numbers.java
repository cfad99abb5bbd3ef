package vn.sanvat.site.frame;

import java.math.BigDecimal;

/** Numbers as people in Vietnam write them. */
public final class Numbers {

    private Numbers() {}

    /** @return such as {@code 12,5}: a decimal comma, no zeros at the end */
    public static String format(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString().replace('.', ',');
    }
}
