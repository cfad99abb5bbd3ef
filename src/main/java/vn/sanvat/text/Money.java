package vn.sanvat.text;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Amounts of đồng, as people write them. */
public final class Money {

    private static final long MAX_VND = 1_000_000_000_000L;
    private static final Pattern CURRENCY = Pattern.compile("\\s*(?:₫|đồng|đ|vnđ|vnd)\\s*$");
    private static final Pattern AMOUNT = Pattern.compile("([0-9][0-9., ]*?)\\s*(k|nghìn|ngàn|triệu|tr|tỷ|tỉ)?");
    private static final Pattern MILLIONS_AND_A_DIGIT = Pattern.compile("([0-9]{1,4})\\s*tr([0-9])");
    private static final Pattern WHOLE =
            Pattern.compile("[0-9]{1,13}|[0-9]{1,3}(?:([., ])[0-9]{3})(?:\\1[0-9]{3}){0,3}");
    private static final Pattern WITH_DECIMALS = Pattern.compile("([0-9]{1,9})(?:,([0-9]{1,3})|\\.([0-9]{1,2}))");

    private Money() {}

    /** @return such as {@code 45.000 ₫} */
    public static String format(long vnd) {
        return format(vnd, Localized.VIETNAMESE);
    }

    /** @return such as {@code 45.000 ₫}, in English {@code 45,000 ₫} */
    public static String format(long vnd, Locale locale) {
        var grouped = String.format(Locale.ROOT, "%,d", vnd);
        return (locale.getLanguage().equals("en") ? grouped : grouped.replace(',', '.')) + " ₫";
    }

    /**
     * Reads {@code 45k}, {@code 45 nghìn}, {@code 45.000}, {@code 45,000}, {@code 45.000 ₫}, {@code 1,2 triệu} and {@code 1tr2}.
     *
     * @return whole đồng; empty for what is not an amount, or not one of whole đồng up to a thousand thousand million
     */
    public static OptionalLong parse(String text) {
        var lower = PlainText.line(text).toLowerCase(Locale.ROOT);
        var plain = CURRENCY.matcher(lower).replaceFirst("");
        var shorthand = MILLIONS_AND_A_DIGIT.matcher(plain);
        if (shorthand.matches()) {
            return whole(new BigDecimal(shorthand.group(1) + "." + shorthand.group(2)).movePointRight(6));
        }
        var amount = AMOUNT.matcher(plain);
        if (!amount.matches()) {
            return OptionalLong.empty();
        }
        var number = amount.group(1);
        var unit = amount.group(2);
        return unit == null ? counted(number) : scaled(number, zeros(unit));
    }

    private static OptionalLong counted(String number) {
        if (!WHOLE.matcher(number).matches()) {
            return OptionalLong.empty();
        }
        return whole(new BigDecimal(number.replaceAll("[., ]", "")));
    }

    /** Before a unit a comma is decimal; a full stop parts thousands where three digits follow it. */
    private static OptionalLong scaled(String number, int zeros) {
        var decimals = WITH_DECIMALS.matcher(number);
        if (!decimals.matches()) {
            var counted = counted(number);
            return counted.isEmpty()
                    ? counted
                    : whole(BigDecimal.valueOf(counted.getAsLong()).movePointRight(zeros));
        }
        var fraction = decimals.group(2) == null ? decimals.group(3) : decimals.group(2);
        return whole(new BigDecimal(decimals.group(1) + "." + fraction).movePointRight(zeros));
    }

    private static int zeros(String unit) {
        return switch (unit) {
            case "k", "nghìn", "ngàn" -> 3;
            case "triệu", "tr" -> 6;
            default -> 9;
        };
    }

    private static OptionalLong whole(BigDecimal vnd) {
        if (vnd.compareTo(BigDecimal.valueOf(MAX_VND)) > 0
                || vnd.stripTrailingZeros().scale() > 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(vnd.longValueExact());
    }
}
