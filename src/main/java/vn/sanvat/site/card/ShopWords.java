package vn.sanvat.site.card;

import vn.sanvat.site.frame.Wording;
import vn.sanvat.text.Localized;

/** What the pages of goods and makers say. */
public enum ShopWords implements Wording {
    HERO("Món ngon từ làng, rõ từng lô hàng", "Good things from the village, lot by lot"),
    HERO_SAY(
            "Bột nghệ, gạo, cá, mật ong và nhiều sản vật khác của các hợp tác xã trong xã. Quét mã trên gói hàng để đọc nhật ký của chính lô bạn đang cầm.",
            "Turmeric, rice, fish, honey and more from the commune's cooperatives. Scan the code on a pack and read the diary of the very lot in your hand."),
    SEE_GOODS("Xem sản phẩm", "See the goods"),
    HAVE_CODE("Tôi có mã trên gói hàng", "I have a code from a pack"),
    SHELVES("Tìm theo loại", "By kind"),
    FEATURED("Sản phẩm nổi bật", "Featured goods"),
    FEATURED_SAY(
            "Mỗi loại một món: hàng đang vào mùa trước, rồi hàng nhiều sao OCOP, rồi theo tên.",
            "One of each kind: what is in season first, then what has most OCOP stars, then by name."),
    SEE_IN_SEASON("Đang vào mùa ({0})", "In season now ({0})"),
    SEE_ALL_GOODS("Xem tất cả sản phẩm", "See all goods"),
    WHO("Người làm ra sản phẩm", "Who makes them"),
    SEE_ALL_MAKERS("Xem tất cả cơ sở", "See all makers"),
    HOW("Đọc mã QR thế nào?", "How to read a QR code"),
    HOW_1("Quét mã", "Scan it"),
    HOW_1_SAY(
            "Mở máy ảnh của điện thoại, đưa vào mã QR trên gói hàng. Không cần cài ứng dụng.",
            "Point your phone's camera at the QR code on the pack. No app is needed."),
    HOW_2("Đọc về đúng lô ấy", "Read about that very lot"),
    HOW_2_SAY(
            "Ngày sản xuất, hạn dùng, từng công đoạn và giấy chứng nhận còn hạn hay đã hết.",
            "Production and expiry dates, each step, and certificates, in date or not."),
    HOW_3("Hỏi hoặc báo lại", "Ask, or report"),
    HOW_3_SAY(
            "Gọi thẳng cho nơi làm ra. Thấy điều gì không ổn, hãy gửi phản ánh ngay trên trang.",
            "Call the maker directly. If something is wrong, report it right on the page."),
    TYPE_CODE(
            "Máy không quét được? Nhập mã in dưới hình QR",
            "Camera does not read it? Type the code printed under the QR"),
    OPEN_CODE("Mở trang của lô", "Open the lot's page"),
    NO_GOODS_YET(
            "Chưa có sản phẩm nào được duyệt. Mời bạn quay lại sau.",
            "No goods have been approved yet. Please come back later."),
    NO_MAKERS_YET("Chưa có cơ sở nào.", "No makers yet."),
    CATALOG("Sản phẩm của xã", "The commune's goods"),
    CATALOG_SAY(
            "Sản phẩm đã được duyệt, kèm giá của từng quy cách và nơi làm ra; tìm và lọc theo loại, nơi, giá, mùa.",
            "Approved goods with the price of each pack and their maker; search and filter by kind, place, price, season."),
    COUNT_GOOD("{0} sản phẩm", "{0} product"),
    COUNT_GOODS("{0} sản phẩm", "{0} products"),
    MAKER("Nơi sản xuất", "Maker"),
    SHELF_OF("{0}: hàng của {1}", "{0} by {1}"),
    PACKS("Quy cách và giá", "Packs and prices"),
    BY_WEIGHT("bán theo cân", "sold by weight"),
    SHELF_LIFE("hạn dùng {0}", "keeps {0}"),
    GTIN("GTIN {0}", "GTIN {0}"),
    PACK_PAGE("Bạn đang xem gói {0}, mã GTIN {1}", "You are looking at the pack of {0}, GTIN {1}"),
    WHERE_TO_BUY("Mua ở đâu", "Where to buy"),
    ON_PLATFORM("Trên {0}", "On {0}"),
    WAY_THERE("Chỉ đường trên bản đồ", "Find the way on a map"),
    MORE_OF_MAKER("Hàng khác của nơi này", "More of this maker"),
    ALIKE("Cùng loại, nơi khác làm", "The same kind by others"),
    OCOP_IS(
            "OCOP, “Mỗi xã một sản phẩm”: chương trình của nhà nước xếp hạng sản vật địa phương; từ 3 đến 5 sao thì được cấp giấy.",
            "OCOP, “One Commune One Product”: the state's programme that rates local specialities; 3 to 5 stars earn a certificate."),
    ABOUT_GOOD("Về sản phẩm", "About these goods"),
    LABEL("Thông tin trên nhãn", "On the label"),
    INGREDIENTS("Thành phần", "Ingredients"),
    ALLERGENS("Chất gây dị ứng", "Allergens"),
    WARNINGS("Cảnh báo", "Warnings"),
    USE("Hướng dẫn sử dụng", "How to use"),
    STORAGE("Bảo quản", "Storage"),
    MATERIAL("Chất liệu", "Material"),
    ORIGIN("Xuất xứ", "Origin"),
    SEASON("Mùa vụ", "Season"),
    IN_SEASON("Đang vào mùa", "In season"),
    SEASON_FROM_TO("Tháng {0} đến tháng {1}", "{0} to {1}"),
    SEASON_ONE("Tháng {0}", "{0}"),
    FILM("Xem phim về sản phẩm", "Watch a film about it"),
    PROOFS_TODAY("Giấy chứng nhận còn hạn hôm nay", "Certificates valid today"),
    NO_PROOFS(
            "Hôm nay không có giấy chứng nhận nào còn hạn mà chúng tôi đã đối chiếu.",
            "Today there is no valid certificate that we have compared with the original."),
    LOTS("Các lô gần đây", "Recent lots"),
    NO_LOTS("Chưa có lô nào được ghi.", "No lots have been recorded yet."),
    MADE_ON("Sản xuất {0}", "Made {0}"),
    EXPIRES_ON("Hạn dùng {0}", "Expires {0}"),
    RECALLED("Bị thu hồi", "Recalled"),
    LOT_RECALLED("Có lô bị thu hồi", "A lot is recalled"),
    LOTS_RECALLED("THU HỒI – có lô của sản phẩm này bị thu hồi", "RECALLED – a lot of these goods is recalled"),
    LOTS_RECALLED_SAY("bị thu hồi ngày {0}. Lý do: {1}", "was recalled on {0}. Reason: {1}"),
    LOTS_RECALLED_DO(
            "Hãy so số lô in trên gói của bạn. Gói thuộc lô này thì đừng dùng; bấm vào lô để xem việc cần làm.",
            "Compare the lot number on your pack. If it is one of these, do not use it; open the lot to see what to do."),
    MORE_RECALLS("Xem tất cả lô bị thu hồi", "See all recalled lots"),
    EXPIRED("Hết hạn", "Expired"),
    WITHDRAWN("Sản phẩm này không còn bán ở đây", "These goods are no longer offered here"),
    WITHDRAWN_SAY(
            "Trang này còn lại vì mã in trên gói hàng phải trả lời mãi. Giá và ảnh là của lần duyệt cuối.",
            "This page stays because a printed code must answer for ever. Prices and pictures are those approved last."),
    CODE_RETIRED("Mã QR này đã thôi in", "This QR code is no longer printed"),
    CODE_RETIRED_SAY("Từ ngày {0}. Lý do: {1}", "Since {0}. Reason: {1}"),
    CODE_RETIRED_DO(
            "Gói đã in trước ngày đó có thể vẫn còn bán, và trang này vẫn nói về chúng. Thấy gói nào lạ, xin báo cho nơi sản xuất.",
            "Packs printed before may still be on sale, and this page still speaks of them. Tell the maker of any that looks odd."),
    NOT_AT_PRESENT("Sản phẩm này hiện không được giới thiệu ở đây", "These goods are not offered here at present"),
    MAKER_NOT_SHOWN(
            "Trang của nơi sản xuất hiện không hiển thị ở đây.", "The maker's page is not shown here at present."),
    ADDRESS("Địa chỉ", "Address"),
    OPENING_HOURS("Giờ mở cửa: {0}", "Open: {0}"),
    MEMBER("{0} thành viên", "{0} member"),
    MEMBERS("{0} thành viên", "{0} members"),
    SIZE("Quy mô", "Size"),
    TAX_CODE("Mã số thuế", "Tax code"),
    REGISTRATION("Giấy đăng ký", "Registration"),
    REGISTERED_BY("số {0}, cấp ngày {1}, {2}", "no. {0}, of {1}, {2}"),
    GOODS_OF("Sản phẩm của {0}", "Goods of {0}"),
    ALL_MAKERS("Cơ sở sản xuất", "Makers"),
    ALL_MAKERS_SAY(
            "Hợp tác xã, tổ hợp tác, hộ kinh doanh và doanh nghiệp làm ra các sản vật.",
            "The cooperatives, groups, households and companies behind the goods."),
    COUNT_MAKER("{0} cơ sở", "{0} maker"),
    COUNT_MAKERS("{0} cơ sở", "{0} makers"),
    SEE_MAKER("Xem trang của cơ sở", "See the maker's page"),
    UNTIL("đến {0}", "until {0}");

    private final Localized text;

    ShopWords(String vi, String en) {
        this.text = Wording.both(vi, en);
    }

    @Override
    public Localized text() {
        return text;
    }
}
