package vn.sanvat.trace.lot;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.Category;
import vn.sanvat.catalog.Pack;
import vn.sanvat.gs1.LotNumber;
import vn.sanvat.text.Dates;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Quantity;
import vn.sanvat.web.Faults;
import vn.sanvat.web.Problem;

/** What must be true of a lot, and what is odd about one. */
public final class LotRules {

    /** Months have different lengths, and makers count in months: up to three days off is not odd for every half year. */
    private static final double TOLERATED_PART = 0.02;

    private static final BigDecimal MAX_MADE = new BigDecimal("1000000000");
    private static final int MAX_DECIMALS = 3;

    /** No lot is older than the diary of events may be. */
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);

    /** What keeps longer, such as salt, has no expiry at all. */
    private static final int MAX_YEARS = 100;

    private LotRules() {}

    /** Parts of a path that programs take for "here" and "one up", also encoded. WHATWG, URL Standard, 4.4. */
    private static final Pattern DOTS = Pattern.compile("(?:\\.|%2e){1,2}", Pattern.CASE_INSENSITIVE);

    /**
     * A QR code of a lot named "." or ".." opens the page of its goods: browsers tidy such parts of an address away.
     *
     * @throws Problem naming {@code number}
     */
    public static void checkNumber(LotNumber number) {
        if (Stream.of(number.value().split("/", -1))
                .anyMatch(part -> DOTS.matcher(part).matches())) {
            throw Problem.invalid(
                    "number",
                    "Số lô \"" + number
                            + "\" chỉ gồm dấu chấm; trình duyệt sẽ bỏ nó khỏi địa chỉ trong mã QR. Hãy thêm chữ hoặc số",
                    "The lot number \"" + number
                            + "\" is made of dots, which browsers drop from the address in the QR code; add letters or digits");
        }
    }

    /**
     * The day of expiry as it was said, else as the pack's shelf life gives it.
     *
     * @throws Problem naming {@code expiresOn} where food has neither
     */
    public static @Nullable LocalDate expiry(
            @Nullable LocalDate said, LocalDate producedOn, Pack pack, Category category) {
        var expiresOn = said == null ? pack.expiryOf(producedOn) : said;
        if (expiresOn == null && category.regime() != Category.Regime.CRAFT) {
            throw Problem.invalid(
                    "expiresOn",
                    "Thực phẩm phải có hạn sử dụng: hãy ghi expiresOn, hoặc ghi hạn dùng (shelfLifeDays) của quy cách",
                    "Food needs an expiry: say expiresOn, or the shelf life (shelfLifeDays) of the pack");
        }
        return expiresOn;
    }

    /**
     * Block: production in the future, expiry not after production, a quantity that is none.
     *
     * @throws Problem naming {@code producedOn}, {@code expiresOn} and {@code made.value}, all that are wrong at once
     */
    public static void check(LocalDate producedOn, @Nullable LocalDate expiresOn, Quantity made, LocalDate today) {
        var faults = new Faults();
        if (made.value().signum() <= 0
                || made.value().compareTo(MAX_MADE) > 0
                || made.value().stripTrailingZeros().scale() > MAX_DECIMALS) {
            faults.add(
                    "made.value",
                    "Số lượng là " + made.value() + "; phải lớn hơn 0, tối đa " + MAX_MADE + ", tối đa " + MAX_DECIMALS
                            + " số lẻ",
                    "The quantity is " + made.value() + "; allowed are more than 0, at most " + MAX_MADE + ", at most "
                            + MAX_DECIMALS + " decimals");
        }
        if (producedOn.isAfter(today)) {
            faults.add(
                    "producedOn",
                    "Ngày sản xuất là " + Dates.format(producedOn) + "; không được sau hôm nay, " + Dates.format(today),
                    "Produced on " + producedOn + "; allowed are days up to today, " + today);
        }
        if (expiresOn != null && !expiresOn.isAfter(producedOn)) {
            faults.add(
                    "expiresOn",
                    "Hạn sử dụng là " + Dates.format(expiresOn) + "; phải sau ngày sản xuất, "
                            + Dates.format(producedOn),
                    "Expires on " + expiresOn + "; it must be after the day of production, " + producedOn);
        }
        limits(producedOn, expiresOn, faults);
        faults.refuse();
    }

    private static void limits(LocalDate producedOn, @Nullable LocalDate expiresOn, Faults faults) {
        if (producedOn.isBefore(EARLIEST)) {
            faults.add(
                    "producedOn",
                    "Ngày sản xuất là " + producedOn + "; phải từ " + Dates.format(EARLIEST),
                    "Produced on " + producedOn + "; allowed are days from " + EARLIEST);
        }
        if (expiresOn != null && expiresOn.isAfter(producedOn.plusYears(MAX_YEARS))) {
            faults.add(
                    "expiresOn",
                    "Hạn sử dụng là " + Dates.format(expiresOn) + "; không được quá " + MAX_YEARS
                            + " năm sau ngày sản xuất",
                    "Expires on " + expiresOn + "; allowed are up to " + MAX_YEARS
                            + " years after the day of production");
        }
    }

    /**
     * Warn: the declared shelf life differs from the two dates, or one of them says that the goods do not spoil.
     *
     * @param shelfLifeDays as the pack declares it
     */
    public static List<Localized> oddities(
            LocalDate producedOn, @Nullable LocalDate expiresOn, @Nullable Integer shelfLifeDays) {
        if (shelfLifeDays == null && expiresOn == null) {
            return List.of();
        }
        if (shelfLifeDays == null || expiresOn == null) {
            return List.of(Localized.of(
                    expiresOn == null
                            ? "Quy cách ghi hạn dùng " + shelfLifeDays + " ngày nhưng lô không có hạn sử dụng"
                            : "Lô có hạn sử dụng nhưng quy cách không ghi hạn dùng",
                    expiresOn == null
                            ? "The pack declares a shelf life of " + shelfLifeDays + " days, but the lot has no expiry"
                            : "The lot has an expiry, but the pack declares no shelf life"));
        }
        long days = ChronoUnit.DAYS.between(producedOn, expiresOn);
        if (Math.abs(days - shelfLifeDays) <= Math.max(1, shelfLifeDays * TOLERATED_PART)) {
            return List.of();
        }
        return List.of(Localized.of(
                "Hai ngày của lô cách nhau " + days + " ngày, quy cách ghi hạn dùng " + shelfLifeDays + " ngày",
                "The lot's dates are " + days + " days apart; the pack declares a shelf life of " + shelfLifeDays
                        + " days"));
    }
}
