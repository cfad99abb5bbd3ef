package vn.sanvat.gs1;

import java.time.YearMonth;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data attributes that a Digital Link may carry in its query and that we understand; others pass unread.
 * GS1 Barcode Syntax Dictionary, release 2026-01-27.
 */
final class Attribute {

    /** What a value must look like: the pattern, what it is called in a refusal, and a check beyond the pattern. */
    private record Rule(String pattern, String formVi, String formEn, Check check) {}

    @FunctionalInterface
    private interface Check {
        boolean passes(String value);
    }

    private static final Rule DAY_OR_MONTH = new Rule(
            "[0-9]{6}",
            "ngày dạng NNTTNN (năm, tháng, ngày; ngày được là 00)", "a date YYMMDD, day 00 allowed", v -> isDay(v, 0));
    private static final Rule DAY = new Rule("[0-9]{6}", "ngày dạng NNTTNN", "a date YYMMDD", v -> isDay(v, 1));
    private static final Rule DAYS = new Rule(
            "[0-9]{6}([0-9]{6})?",
            "một hoặc hai ngày dạng NNTTNN",
            "one or two dates YYMMDD",
            v -> isDay(v.substring(0, 6), 1) && (v.length() == 6 || isDay(v.substring(6), 1)));
    private static final Rule DAY_AND_MINUTE = new Rule(
            "[0-9]{10}",
            "ngày giờ dạng NNTTNNGGPP",
            "a date and time YYMMDDhhmm",
            v -> isDay(v.substring(0, 6), 1) && isTime(v.substring(6)));
    private static final Rule DAY_AND_TIME = new Rule(
            "[0-9]{8}([0-9]{2}){0,2}",
            "ngày giờ dạng NNTTNNGG, có thể thêm phút và giây",
            "a date and hour YYMMDDhh, with mm and ss if need be",
            v -> isDay(v.substring(0, 6), 1) && isTime(v.substring(6)));
    private static final Rule COUNTRY = new Rule(
            "[0-9]{3}",
            "mã nước ISO 3166-1 gồm 3 chữ số", "a 3-digit ISO 3166-1 country code", v -> Countries.contains(v));
    private static final Rule COUNTRIES = new Rule(
            "([0-9]{3}){1,5}",
            "1–5 mã nước ISO 3166-1, mỗi mã 3 chữ số",
            "1 to 5 ISO 3166-1 country codes of 3 digits",
            Attribute::areCountries);
    private static final Rule SIX_DIGITS = new Rule("[0-9]{6}", "6 chữ số", "6 digits", v -> true);
    private static final Rule COUNT = new Rule("[0-9]{1,8}", "1–8 chữ số", "1 to 8 digits", v -> true);
    private static final Rule LOCATION = new Rule(
            "[0-9]{13}",
            "GLN 13 chữ số, số kiểm tra đúng",
            "a 13-digit GLN with its check digit",
            v -> CheckDigit.of(v.substring(0, 12)) == v.charAt(12) - '0');
    private static final Rule SUBDIVISION =
            new Rule("[!\"%&'()*+,\\-./0-9:;<=>?A-Z_a-z]{1,3}", "1–3 ký tự", "1 to 3 characters", v -> true);
    private static final Rule PROCESSOR = new Rule(
            "[0-9]{3}[!\"%&'()*+,\\-./0-9:;<=>?A-Z_a-z]{1,27}",
            "mã nước (hoặc 999) rồi 1–27 ký tự",
            "a country code (or 999), then 1 to 27 characters",
            v -> v.startsWith("999") || Countries.contains(v.substring(0, 3)));

    private Attribute() {}

    /** @throws InvalidIdentifier where we know the identifier and the value breaks its form */
    static void check(String ai, String value) {
        var rule = rule(ai);
        if (rule == null || (value.matches(rule.pattern()) && rule.check().passes(value))) {
            return;
        }
        var shown = InvalidIdentifier.shown(value);
        throw new InvalidIdentifier(
                "Thuộc tính " + ai + " là \"" + shown + "\"; phải là " + rule.formVi(),
                "Attribute " + ai + " is \"" + shown + "\"; it must be " + rule.formEn());
    }

    /** @throws InvalidIdentifier where one attribute needs another one, or excludes it */
    static void checkTogether(Map<String, String> attributes) {
        var weights = attributes.keySet().stream()
                .filter(ai -> ai.matches("310[0-5]"))
                .toList();
        if (weights.size() > 1) {
            throw new InvalidIdentifier(
                    "Chỉ được một khối lượng tịnh, không cả " + String.join(" và ", weights),
                    "Only one net weight is allowed, not both " + String.join(" and ", weights));
        }
        if (attributes.containsKey("426")) {
            for (var excluded : new String[] {"422", "423", "424", "425"}) {
                if (attributes.containsKey(excluded)) {
                    throw new InvalidIdentifier(
                            "Thuộc tính 426 không đi cùng " + excluded, "Attribute 426 excludes attribute " + excluded);
                }
            }
        }
        if (attributes.containsKey("427") && !attributes.containsKey("422")) {
            throw new InvalidIdentifier("Thuộc tính 427 cần có 422", "Attribute 427 needs attribute 422");
        }
    }

    private static @Nullable Rule rule(String ai) {
        return switch (ai) {
            case "11", "13", "15", "16", "17" -> DAY_OR_MONTH;
            case "7003" -> DAY_AND_MINUTE;
            case "7006" -> DAY;
            case "7007" -> DAYS;
            case "8008" -> DAY_AND_TIME;
            case "30" -> COUNT;
            case "416" -> LOCATION;
            case "422", "424", "426" -> COUNTRY;
            case "423", "425" -> COUNTRIES;
            case "427" -> SUBDIVISION;
            default -> ai.matches("310[0-5]") ? SIX_DIGITS : ai.matches("703[0-9]") ? PROCESSOR : null;
        };
    }

    /** The century does not matter to the calendar here: within the 100 years that two digits can mean, 00 is 2000. */
    private static boolean isDay(String yymmdd, int firstDay) {
        int month = Integer.parseInt(yymmdd.substring(2, 4));
        int day = Integer.parseInt(yymmdd.substring(4));
        return month >= 1
                && month <= 12
                && day >= firstDay
                && day
                        <= YearMonth.of(2000 + Integer.parseInt(yymmdd.substring(0, 2)), month)
                                .lengthOfMonth();
    }

    private static boolean isTime(String hhmmss) {
        int hour = Integer.parseInt(hhmmss.substring(0, 2));
        int minute = hhmmss.length() > 2 ? Integer.parseInt(hhmmss.substring(2, 4)) : 0;
        int second = hhmmss.length() > 4 ? Integer.parseInt(hhmmss.substring(4)) : 0;
        return hour < 24 && minute < 60 && second < 60;
    }

    private static boolean areCountries(String codes) {
        for (int i = 0; i < codes.length(); i += 3) {
            if (!Countries.contains(codes.substring(i, i + 3))) {
                return false;
            }
        }
        return true;
    }
}
