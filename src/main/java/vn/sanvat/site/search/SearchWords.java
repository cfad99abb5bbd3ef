package vn.sanvat.site.search;

import vn.sanvat.site.frame.Wording;
import vn.sanvat.text.Localized;

/** What the search page says. */
public enum SearchWords implements Wording {
    TITLE_OF("Tìm “{0}”", "Search for “{0}”"),
    SAY(
            "Gõ có dấu hay không dấu, tên địa phương cũ hay mới, quy cách hoặc giá.",
            "Type with or without diacritics, old or new names of places, sizes or prices."),
    FIELD("Bạn tìm gì?", "Find"),
    GO("Tìm", "Search"),
    SHORT("Sản vật, địa phương…", "Goods, places…"),
    SUGGESTIONS("Gợi ý", "Suggestions"),
    READ("Đã hiểu là “{0}”", "Read as “{0}”"),
    MEANT("Có phải bạn muốn tìm “{0}”?", "Did you mean “{0}”?"),
    CHOSEN("Đang lọc", "Filters in force"),
    REMOVE("Bỏ {0}", "Remove {0}"),
    REMOVE_ALL("Bỏ tất cả bộ lọc", "Remove all filters"),
    FILTERS("Bộ lọc", "Filters"),
    CATEGORY("Loại", "Category"),
    MAKER("Nơi sản xuất", "Maker"),
    PLACE("Địa phương", "Place"),
    PLACE_TYPED("Hoặc gõ tên, cũ hay mới", "Or type a name, old or new"),
    PLACE_GO("Lọc theo nơi", "Filter by place"),
    CERTIFICATE("Giấy chứng nhận còn hạn hôm nay", "Certificate valid today"),
    PRICE("Giá", "Price"),
    PRICE_MIN("Từ", "From"),
    PRICE_MAX("Đến", "To"),
    PRICE_HOW("Ví dụ 45.000 hoặc 45k", "Such as 45,000 or 45k"),
    PRICE_GO("Lọc theo giá", "Filter by price"),
    SEASON("Mùa", "Season"),
    STOCK("Còn hàng", "Stock"),
    SORT("Thứ tự", "Order"),
    SORT_RELEVANCE("Đúng nhất", "Best match"),
    SORT_NAME("Tên", "Name"),
    SORT_PRICE("Giá thấp trước", "Lowest price"),
    SORT_PRICE_DESC("Giá cao trước", "Highest price"),
    SORT_UNIT_PRICE("Giá theo kg, lít", "Price per kg, litre"),
    SORT_NEWEST("Mới nhất", "Newest"),
    MATCHED("“{0}” có trong {1}", "“{0}” found in: {1}"),
    FROM("từ {0}", "from {0}"),
    TO("đến {0}", "up to {0}"),
    NONE("Không tìm thấy sản phẩm nào.", "Nothing was found."),
    TRY("Hãy thử:", "You could:"),
    TRY_FEWER("bớt từ, hoặc gõ tên gọi khác của món hàng", "use fewer words, or another name of the goods"),
    TRY_UNFILTERED("bỏ các bộ lọc", "remove the filters"),
    TRY_SHELVES("xem tất cả sản phẩm", "look through all goods");

    private final Localized text;

    SearchWords(String vi, String en) {
        this.text = Wording.both(vi, en);
    }

    @Override
    public Localized text() {
        return text;
    }
}
