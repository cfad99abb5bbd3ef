package vn.sanvat.site.frame;

import java.math.BigDecimal;
import vn.sanvat.web.Language;

/** Numbers as the readers of a language write them. */
public final class Numbers {

    private Numbers() {}

    /** @return such as {@code 12,5}, in English {@code 12.5}; no zeros at the end */
    public static String format(BigDecimal number, Language language) {
        var plain = number.stripTrailingZeros().toPlainString();
        return switch (language) {
            case VI -> plain.replace('.', ',');
            case EN -> plain;
        };
    }
}
