package vn.sanvat.catalog.sheet;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Product;
import vn.sanvat.text.Folding;
import vn.sanvat.text.Localized;

/** The columns of a sheet of goods, in their order. Those of a product stand in its first row only, those of a pack in the pack's. */
enum SheetColumn {
    CODE("Mã sản phẩm", "Product code", "code", 26, "ma sp, ma hang, sku", null),
    MAKER("Mã cơ sở", "Maker code", "cooperative", 18, "co so, hop tac xa, htx, cooperative", null),
    NAME("Tên sản phẩm", "Name", "name", 28, "ten, ten hang, san pham, product, product name, title", SheetTexts::name),
    NAME_EN("Tên tiếng Anh", "English name", "name.en", 24, "", SheetTexts::nameEn),
    CATEGORY("Nhóm hàng", "Category", "category", 20, "nhom, loai, loai hang", SheetTexts::category),
    DESCRIPTION("Mô tả", "Description", "description", 40, "", SheetTexts::description),
    DESCRIPTION_EN("Mô tả tiếng Anh", "English description", "description.en", 30, "", SheetTexts::descriptionEn),
    PACK("Mã quy cách", "Pack code", "packs[].id", 16, "quy cach", null),
    NET(
            "Khối lượng tịnh",
            "Net quantity",
            "packs[].net",
            14,
            "khoi luong, dinh luong, trong luong, net weight, weight",
            null),
    PACKAGING("Bao bì", "Packaging", "packs[].packaging.kind", 14, "loai bao bi, dong goi", null),
    PACKAGING_MATERIAL("Chất liệu bao bì", "Packaging material", "packs[].packaging.material", 16, "", null),
    GTIN("Mã vạch (GTIN)", "Barcode (GTIN)", "packs[].gtin", 18, "ma vach, gtin, barcode, ean, ean 13", null),
    PRICE(
            "Giá (đồng)",
            "Price (đồng)",
            "packs[].priceVnd",
            12,
            "gia, gia ban, gia vnd, don gia, price, price vnd",
            null),
    SHELF_LIFE("Hạn dùng", "Shelf life", "packs[].shelfLifeDays", 12, "han su dung, hsd", null),
    BY_WEIGHT("Bán theo cân", "Sold by weight", "packs[].soldByWeight", 12, "", null),
    SEASON("Mùa vụ", "Season", "season", 20, "mua", SheetTexts::season),
    INGREDIENTS("Thành phần", "Ingredients", "label.ingredients", 30, "", SheetTexts::ingredients),
    ALLERGENS("Chất gây dị ứng", "Allergens", "label.allergens", 20, "di ung", SheetTexts::allergens),
    USE("Cách dùng", "How to use", "label.use", 30, "huong dan su dung", SheetTexts::use),
    STORAGE("Bảo quản", "Storage", "label.storage", 24, "cach bao quan", SheetTexts::storage),
    WARNINGS("Cảnh báo", "Warnings", "label.warnings", 24, "", SheetTexts::warnings),
    MATERIAL("Chất liệu", "Material", "label.material", 20, "", SheetTexts::material),
    ORIGIN("Xuất xứ", "Origin", "label.origin", 20, "nguon goc", SheetTexts::origin),
    FILM("Phim", "Film", "film", 24, "video", SheetTexts::film),
    /** Given out, and never taken. */
    STATE("Trạng thái", "State", "listing.state", 14, "", null),
    /** What was wrong or would change; never taken. */
    RESULT("Kết quả", "Result", "", 60, "", null);

    private final Localized title;
    private final String path;
    private final int width;
    private final List<String> names;
    private final @Nullable Function<Product.Content, @Nullable Localized> ofProduct;

    SheetColumn(
            String vi,
            String en,
            String path,
            int width,
            String others,
            @Nullable Function<Product.Content, @Nullable Localized> ofProduct) {
        this.title = Localized.of(vi, en);
        this.path = path;
        this.width = width;
        this.names = Stream.concat(Stream.of(vi, en), Arrays.stream(others.split(",")))
                .map(SheetColumn::plain)
                .filter(name -> !name.isEmpty())
                .toList();
        this.ofProduct = ofProduct;
    }

    private static final Map<String, SheetColumn> BY_NAME = Arrays.stream(values())
            .flatMap(column -> column.names.stream().map(name -> Map.entry(name, column)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** Whatever the case, the tones and the spaces. */
    static Optional<SheetColumn> titled(String title) {
        return Optional.ofNullable(BY_NAME.get(plain(title)));
    }

    /** The column in which a field of a product stands, such as {@code packs[0].net.value}. */
    static Optional<SheetColumn> of(@Nullable String field) {
        var asked = field == null ? "" : field.replaceAll("\\[[0-9]+]", "[]");
        return Arrays.stream(values())
                .filter(column -> !column.path.isEmpty())
                .filter(column ->
                        asked.equals(column.path) || asked.startsWith(column.path + ".") || listOf(column, asked))
                .max(Comparator.comparingInt(column -> column.path.length()));
    }

    private static boolean listOf(SheetColumn column, String asked) {
        return asked.startsWith(column.path + "[]");
    }

    private static String plain(String title) {
        return Folding.fold(title).replaceAll("[^a-z0-9]", "");
    }

    Localized title() {
        return title;
    }

    /** Of a product as JSON. */
    String path() {
        return path;
    }

    /** In characters. */
    int width() {
        return width;
    }

    boolean ofPack() {
        return path.startsWith("packs");
    }

    /** What stands in it; empty where nothing does. */
    String text(Product.Content content, @Nullable Pack pack, Locale locale) {
        if (ofPack()) {
            return pack == null ? "" : SheetTexts.ofPack(this, pack, locale);
        }
        var text = ofProduct == null ? null : ofProduct.apply(content);
        return text == null ? "" : text.in(locale);
    }
}
