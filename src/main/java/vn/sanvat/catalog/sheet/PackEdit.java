package vn.sanvat.catalog.sheet;

import static vn.sanvat.catalog.sheet.SheetColumn.BY_WEIGHT;
import static vn.sanvat.catalog.sheet.SheetColumn.GTIN;
import static vn.sanvat.catalog.sheet.SheetColumn.NET;
import static vn.sanvat.catalog.sheet.SheetColumn.PACK;
import static vn.sanvat.catalog.sheet.SheetColumn.PACKAGING;
import static vn.sanvat.catalog.sheet.SheetColumn.PACKAGING_MATERIAL;
import static vn.sanvat.catalog.sheet.SheetColumn.PRICE;
import static vn.sanvat.catalog.sheet.SheetColumn.SHELF_LIFE;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Pack.Packaging;
import vn.sanvat.gs1.Gtin;
import vn.sanvat.gs1.InvalidIdentifier;
import vn.sanvat.text.Folding;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Money;
import vn.sanvat.text.Quantity;
import vn.sanvat.text.Quantity.Unit;
import vn.sanvat.web.Faults;

/** Lays one row of a sheet over the packs of a product. */
final class PackEdit {

    /** In place of what cannot be read; refused before it is kept. */
    private static final Quantity SOME_NET = Quantity.of("1", Unit.KG);

    private static final long SOME_PRICE = 1;

    /** A number below it is seldom a price: where a program takes the full stop for a decimal one, 45.000 became 45. */
    private static final long LEAST_PLAIN_PRICE_VND = 1_000;

    private static final Pattern SHORTENED = Pattern.compile("[0-9][.,]?[0-9]*E\\+?[0-9]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern PERIOD = Pattern.compile("([0-9]{1,4})\\s*(\\p{L}*)");
    private static final int YEAR_DAYS = 365;
    private static final int MONTH_DAYS = 30;
    private static final int WEEK_DAYS = 7;

    private final SheetRow row;
    private final Faults faults;

    PackEdit(SheetRow row, Faults faults) {
        this.row = row;
        this.faults = faults;
    }

    /**
     * @param packs of the product; new ones come to their end
     * @param newKeys what tells each new one from the others, in their order
     */
    void over(List<Pack> packs, List<String> newKeys) {
        var at = PackMatch.find(row, packs);
        if (at.isEmpty() && says(PACK)) {
            faults.add(
                    PACK.path(),
                    "Sản phẩm này không có quy cách \"" + row.text(PACK) + "\"; để trống ô này để thêm quy cách mới",
                    "This product has no pack \"" + row.text(PACK) + "\"; leave the cell blank to add a new one");
            return;
        }
        if (at.isPresent()) {
            packs.set(at.getAsInt(), changed(packs.get(at.getAsInt())));
        } else {
            var added = changed(null);
            packs.add(added);
            newKeys.add(key(added));
        }
    }

    /** What {@link PackMatch} tells it from the product's other packs by. */
    private static String key(Pack pack) {
        return "=" + pack.net().value().stripTrailingZeros().toPlainString() + " "
                + pack.net().unit() + " " + pack.packaging().kind().vi()
                + (pack.gtin() == null ? "" : " " + pack.gtin());
    }

    private Pack changed(@Nullable Pack before) {
        return new Pack(
                before == null ? Pack.NO_ID : before.id(),
                net(before),
                new Packaging(kind(before), material(before)),
                gtin(before),
                price(before),
                shelfLife(before),
                byWeight(before));
    }

    private Quantity net(@Nullable Pack before) {
        if (asBefore(NET, before)) {
            return before == null ? missing(NET, SOME_NET) : before.net();
        }
        var parsed = Quantity.parse(Objects.requireNonNull(row.text(NET)));
        if (parsed.isEmpty()) {
            wrong(
                    NET,
                    "hãy ghi số và đơn vị, như 200 g; 1,5 kg; 500 ml",
                    "write a number and a unit, such as 200 g; 1.5 kg; 500 ml");
        }
        return parsed.orElse(SOME_NET);
    }

    private Localized kind(@Nullable Pack before) {
        if (asBefore(PACKAGING, before)) {
            return before == null
                    ? missing(PACKAGING, Localized.vietnamese("?"))
                    : before.packaging().kind();
        }
        return Localized.vietnamese(Objects.requireNonNull(row.text(PACKAGING)));
    }

    private @Nullable Localized material(@Nullable Pack before) {
        var now = before == null ? null : before.packaging().material();
        if (asBefore(PACKAGING_MATERIAL, before)) {
            return now;
        }
        return row.empties(PACKAGING_MATERIAL)
                ? null
                : Localized.vietnamese(Objects.requireNonNull(row.text(PACKAGING_MATERIAL)));
    }

    private @Nullable Gtin gtin(@Nullable Pack before) {
        if (asBefore(GTIN, before)) {
            return before == null ? null : before.gtin();
        }
        if (row.empties(GTIN)) {
            return null;
        }
        var text = Objects.requireNonNull(row.text(GTIN)).replaceAll("[ -]", "");
        if (SHORTENED.matcher(text).matches()) {
            wrong(
                    GTIN,
                    "bảng tính đã rút gọn, các số cuối đã mất; hãy đổi định dạng cột thành Văn bản rồi ghi lại đủ số",
                    "the program has shortened it and lost its last digits; format the column as text and write all digits again");
            return null;
        }
        try {
            return Gtin.parse(text);
        } catch (InvalidIdentifier e) {
            faults.add(GTIN.path(), e.vietnamese(), e.english());
            return null;
        }
    }

    private long price(@Nullable Pack before) {
        if (asBefore(PRICE, before)) {
            return before == null ? missing(PRICE, SOME_PRICE) : before.priceVnd();
        }
        var parsed = Money.parse(Objects.requireNonNull(row.text(PRICE)));
        if (parsed.isEmpty()) {
            wrong(
                    PRICE,
                    "hãy ghi số đồng, như 45000, 45.000 hoặc 45k",
                    "write whole đồng, such as 45000, 45,000 or 45k");
            return SOME_PRICE;
        }
        long vnd = parsed.getAsLong();
        if (row.number(PRICE) && vnd > 0 && vnd < LEAST_PLAIN_PRICE_VND) {
            wrong(
                    PRICE,
                    "có phải " + vnd + ".000? Nếu đúng là " + vnd + " đồng thì hãy ghi \"" + vnd + " đ\"",
                    "do you mean " + vnd + ",000? If it is " + vnd + " đồng indeed, write \"" + vnd + " đ\"");
        }
        return vnd;
    }

    private @Nullable Integer shelfLife(@Nullable Pack before) {
        if (asBefore(SHELF_LIFE, before)) {
            return before == null ? null : before.shelfLifeDays();
        }
        if (row.empties(SHELF_LIFE)) {
            return null;
        }
        var days = days(Objects.requireNonNull(row.text(SHELF_LIFE)));
        if (days.isEmpty()) {
            wrong(SHELF_LIFE, "hãy ghi như 90 ngày, 12 tháng, 2 năm", "write such as 90 days, 12 months, 2 years");
            return null;
        }
        return days.getAsInt();
    }

    /** A number alone counts days. */
    private static OptionalInt days(String text) {
        var period = PERIOD.matcher(text.toLowerCase(Locale.ROOT));
        if (!period.matches()) {
            return OptionalInt.empty();
        }
        int count = Integer.parseInt(period.group(1));
        return switch (Folding.fold(period.group(2))) {
            case "", "ngay", "day", "days" -> OptionalInt.of(count);
            case "tuan", "week", "weeks" -> OptionalInt.of(count * WEEK_DAYS);
            case "thang", "month", "months" -> OptionalInt.of(count * MONTH_DAYS);
            case "nam", "year", "years" -> OptionalInt.of(count * YEAR_DAYS);
            default -> OptionalInt.empty();
        };
    }

    private boolean byWeight(@Nullable Pack before) {
        if (asBefore(BY_WEIGHT, before)) {
            return before != null && before.soldByWeight();
        }
        return switch (Folding.fold(Objects.requireNonNull(row.text(BY_WEIGHT)))) {
            case "co", "yes", "x", "true", "1" -> true;
            case "khong", "no", "false", "0" -> false;
            default -> {
                wrong(BY_WEIGHT, "hãy ghi có hoặc không", "write yes or no");
                yield false;
            }
        };
    }

    /** Blank, or as it is already, in either language. */
    private boolean asBefore(SheetColumn column, @Nullable Pack before) {
        var text = row.text(column);
        return text == null
                || (before != null
                        && (text.equals(SheetTexts.ofPack(column, before, Localized.VIETNAMESE))
                                || text.equals(SheetTexts.ofPack(column, before, Locale.ENGLISH))));
    }

    private boolean says(SheetColumn column) {
        return row.text(column) != null;
    }

    private <T> T missing(SheetColumn column, T instead) {
        faults.add(
                column.path(),
                column.title().vi() + " cần có cho một quy cách mới",
                column.title().en() + " is needed for a new pack");
        return instead;
    }

    private void wrong(SheetColumn column, String vi, String en) {
        faults.add(
                column.path(),
                column.title().vi() + " là \"" + row.text(column) + "\"; " + vi,
                column.title().en() + " is \"" + row.text(column) + "\"; " + en);
    }
}
