package vn.sanvat.catalog;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.LabelText.Ingredient;
import vn.sanvat.catalog.Pack.Packaging;
import vn.sanvat.gs1.Gtin;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Quantity;
import vn.sanvat.web.Faults;

/** The limits that hold for every draft, complete or not. */
public final class DraftRules {

    static final int MAX_PACKS = 20;
    static final int MAX_PHOTOS = 12;
    static final long MAX_PRICE_VND = 1_000_000_000L;
    static final int MAX_SHELF_LIFE_DAYS = 3650;

    private static final int MAX_NAME_LENGTH = 150;
    private static final int MAX_DESCRIPTION_LENGTH = 5_000;
    private static final int MAX_TEXT_LENGTH = 1_000;
    private static final int MAX_WORDS_LENGTH = 200;
    private static final int MAX_ADDRESS_LENGTH = 300;
    private static final int MAX_INGREDIENTS = 50;
    private static final int MAX_ALLERGENS = 20;
    private static final int MAX_DECIMALS = 3;
    private static final BigDecimal MAX_NET = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final Pattern PUBLIC_HOST =
            Pattern.compile("([a-z0-9-]+\\.)+[a-z][a-z0-9-]*", Pattern.CASE_INSENSITIVE);

    private final Faults faults = new Faults();

    private DraftRules() {}

    /**
     * @param own the packs that the product has or had
     * @return the draft with its texts in NFC
     * @throws vn.sanvat.web.Problem invalid, with all that is wrong
     */
    public static Product.Content checked(Product.Content draft, List<Pack> own) {
        return new DraftRules().check(draft, own);
    }

    private Product.Content check(Product.Content draft, List<Pack> own) {
        var ids = own.stream().map(Pack::id).collect(Collectors.toSet());
        faults.count("packs", draft.packs(), MAX_PACKS);
        faults.count("photos", draft.photos(), MAX_PHOTOS);
        var season = draft.season();
        if (season != null) {
            faults.range("season.fromMonth", season.fromMonth(), 1, 12);
            faults.range("season.toMonth", season.toMonth(), 1, 12);
        }
        var checked = new Product.Content(
                faults.localizedLine("name", draft.name(), MAX_NAME_LENGTH),
                draft.category(),
                faults.localized("description", draft.description(), MAX_DESCRIPTION_LENGTH),
                label(draft.label()),
                IntStream.range(0, Math.min(draft.packs().size(), MAX_PACKS))
                        .mapToObj(i -> pack("packs[" + i + "]", draft.packs().get(i)))
                        .toList(),
                draft.photos().stream().distinct().toList(),
                season,
                film(draft.film()));
        checkIdentifiers(draft.packs(), ids);
        faults.refuse();
        return checked;
    }

    private @Nullable String film(@Nullable String given) {
        var film = faults.optionalLine("film", given, MAX_ADDRESS_LENGTH);
        if (film != null && !isPublicAddress(film)) {
            faults.add(
                    "film",
                    "film là \"" + film + "\"; phải là địa chỉ https:// đầy đủ, như https://video.example/bot-nghe,"
                            + " không kèm tên đăng nhập",
                    "film is \"" + film + "\"; it must be a whole https:// address, such as"
                            + " https://video.example/bot-nghe, without a user name");
        }
        return film;
    }

    /** Nothing that hides where a link leads, nor a name of somebody's own network. */
    private static boolean isPublicAddress(String text) {
        try {
            var address = new URI(text);
            var host = address.getHost();
            return "https".equalsIgnoreCase(address.getScheme())
                    && address.getRawUserInfo() == null
                    && host != null
                    && PUBLIC_HOST.matcher(host).matches();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private LabelText label(LabelText label) {
        faults.count("label.ingredients", label.ingredients(), MAX_INGREDIENTS);
        faults.count("label.allergens", label.allergens(), MAX_ALLERGENS);
        return new LabelText(
                ingredients(label.ingredients()),
                faults.optionalLocalized("label.use", label.use(), MAX_TEXT_LENGTH),
                faults.optionalLocalized("label.storage", label.storage(), MAX_TEXT_LENGTH),
                faults.optionalLocalized("label.warnings", label.warnings(), MAX_TEXT_LENGTH),
                allergens(label.allergens()),
                faults.optionalLocalizedLine("label.material", label.material(), MAX_TEXT_LENGTH),
                faults.optionalLocalizedLine("label.origin", label.origin(), MAX_TEXT_LENGTH));
    }

    private List<Localized> allergens(List<Localized> allergens) {
        return IntStream.range(0, Math.min(allergens.size(), MAX_ALLERGENS))
                .mapToObj(i -> faults.localizedLine("label.allergens[" + i + "]", allergens.get(i), MAX_WORDS_LENGTH))
                .toList();
    }

    private List<Ingredient> ingredients(List<Ingredient> given) {
        var sum = BigDecimal.ZERO;
        var ingredients = new ArrayList<Ingredient>();
        for (int i = 0; i < Math.min(given.size(), MAX_INGREDIENTS); i++) {
            var field = "label.ingredients[" + i + "]";
            var percent = given.get(i).percent();
            if (percent != null) {
                sum = sum.add(percent);
                checkPercent(field + ".percent", percent);
            }
            ingredients.add(new Ingredient(
                    faults.localizedLine(field + ".name", given.get(i).name(), MAX_WORDS_LENGTH), percent));
        }
        if (sum.compareTo(HUNDRED) > 0) {
            faults.add(
                    "label.ingredients",
                    "Tổng tỷ lệ là " + sum.toPlainString() + " %; nhiều nhất là 100 %",
                    "The percentages add up to " + sum.toPlainString() + " %; at most 100 % are allowed");
        }
        return List.copyOf(ingredients);
    }

    private void checkPercent(String field, BigDecimal percent) {
        if (percent.signum() <= 0 || percent.compareTo(HUNDRED) > 0 || tooFine(percent)) {
            faults.add(
                    field,
                    field + " là " + percent.toPlainString() + "; phải lớn hơn 0, tối đa 100, tối đa 3 số lẻ",
                    field + " is " + percent.toPlainString()
                            + "; it must be more than 0 and at most 100, with at most 3 decimals");
        }
    }

    private Pack pack(String field, Pack pack) {
        checkNet(field + ".net", pack.net());
        faults.range(field + ".priceVnd", pack.priceVnd(), 1, MAX_PRICE_VND);
        if (pack.shelfLifeDays() != null) {
            faults.range(field + ".shelfLifeDays", pack.shelfLifeDays(), 1, MAX_SHELF_LIFE_DAYS);
        }
        var packaging = new Packaging(
                faults.localizedLine(field + ".packaging.kind", pack.packaging().kind(), MAX_WORDS_LENGTH),
                faults.optionalLocalizedLine(
                        field + ".packaging.material", pack.packaging().material(), MAX_WORDS_LENGTH));
        return new Pack(
                pack.id(),
                pack.net(),
                packaging,
                pack.gtin(),
                pack.priceVnd(),
                pack.shelfLifeDays(),
                pack.soldByWeight());
    }

    private void checkNet(String field, Quantity net) {
        var value = net.value();
        if (value.signum() <= 0 || value.compareTo(MAX_NET) > 0 || tooFine(value)) {
            faults.add(
                    field + ".value",
                    field + ".value là " + value.toPlainString() + "; phải lớn hơn 0, tối đa 1.000.000, tối đa 3 số lẻ",
                    field + ".value is " + value.toPlainString()
                            + "; it must be more than 0 and at most 1000000, with at most 3 decimals");
        }
    }

    private static boolean tooFine(BigDecimal value) {
        return value.stripTrailingZeros().scale() > MAX_DECIMALS;
    }

    private void checkIdentifiers(List<Pack> packs, Set<String> own) {
        var ids = new HashSet<String>();
        var gtins = new HashSet<Gtin>();
        for (int i = 0; i < Math.min(packs.size(), MAX_PACKS); i++) {
            checkId("packs[" + i + "].id", packs.get(i).id(), own, ids);
            checkGtin("packs[" + i + "].gtin", packs.get(i).gtin(), gtins);
        }
    }

    private void checkId(String field, String id, Set<String> own, Set<String> before) {
        if (id.equals(Pack.NO_ID)) {
            return;
        }
        if (!own.contains(id)) {
            faults.add(
                    field,
                    "Sản phẩm này không có quy cách \"" + id + "\"; bỏ trống id để thêm quy cách mới",
                    "This product has no pack \"" + id + "\"; leave the id out to add a new one");
        } else if (!before.add(id)) {
            faults.add(field, "id \"" + id + "\" bị lặp lại", "The id \"" + id + "\" is there twice");
        }
    }

    private void checkGtin(String field, @Nullable Gtin gtin, Set<Gtin> before) {
        if (gtin == null) {
            return;
        }
        if (gtin.restricted()) {
            faults.add(
                    field,
                    "GTIN " + gtin + " thuộc dải lưu hành hạn chế (02, 04, 20–29), không là mã toàn cầu",
                    "GTIN " + gtin + " is of restricted circulation (02, 04, 20–29) and not globally unique");
        } else if (!before.add(gtin)) {
            faults.add(field, "GTIN " + gtin + " bị lặp lại", "GTIN " + gtin + " is there twice");
        }
    }
}
