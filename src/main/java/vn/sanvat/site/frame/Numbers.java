package vn.sanvat.site.frame;

import java.math.BigDecimal;
import java.text.NumberFormat;
import vn.sanvat.web.Language;

/** Numbers as the readers of a language write them. */
public final class Numbers {

    private Numbers() {}

    /** @return such as {@code 2.037,5}, in English {@code 2,037.5}; no zeros at the end */
    public static String format(BigDecimal number, Language language) {
        var format = NumberFormat.getNumberInstance(language.locale());
        format.setMaximumFractionDigits(Math.max(0, number.scale()));
        return format.format(number);
    }
}
