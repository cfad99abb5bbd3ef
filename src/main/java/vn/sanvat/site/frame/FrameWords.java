package vn.sanvat.site.frame;

import vn.sanvat.text.Localized;

/** What stands round every page, and what several pages share. */
public enum FrameWords implements Wording {
    COMPLAINTS("Khiếu nại", "Complaints"),
    COMPLAINTS_SAY(
            "Thấy hàng không ổn: mở trang của lô và bấm “Báo vấn đề với lô này”; bạn nhận được số tham chiếu để xem kết quả. Nội dung trang sai, hoặc chưa hài lòng với cách giải quyết: hãy gọi hoặc viết cho đơn vị vận hành.",
            "If goods are not right: open the lot's page and press “Report a problem with this lot”; you get a reference number by which to see what became of it. If a page is wrong, or you do not agree with the outcome: call or write to the operator."),
    NAME("Sản Vật", "Sản Vật"),
    TAGLINE("Sản vật làng quê, rõ nguồn gốc từng lô", "Local specialities, every lot accounted for"),
    SKIP("Đến nội dung chính", "Skip to the content"),
    NAVIGATION("Mục chính", "Main"),
    HOME("Trang chủ", "Home"),
    GOODS("Sản phẩm", "Goods"),
    MAKERS("Cơ sở", "Makers"),
    ABOUT("Giới thiệu", "About"),
    YOU_ARE_HERE("Bạn đang ở", "You are here"),
    OTHER_LANGUAGE("English", "Tiếng Việt"),
    FOOT(
            "Danh mục sản vật của các hợp tác xã và hộ sản xuất ở xã. Mỗi mã QR trên gói hàng dẫn đến nhật ký của đúng lô ấy.",
            "The goods of the commune's cooperatives and households. The QR code on every pack leads to the diary of its own lot."),
    FOOT_LINKS("Liên kết cuối trang", "Foot of the page"),
    DATA("Dữ liệu mở (API)", "Open data (API)"),
    SIGN_IN("Đăng nhập", "Sign in"),
    ILLUSTRATION("Tranh minh họa", "Illustration"),
    CREDIT("Hình: {0}", "Picture: {0}"),
    ZOOM("Xem lớn: {0}", "Enlarge: {0}"),
    SAMPLES("Hàng “(mẫu)” chỉ để giới thiệu, không bán.", "“(mẫu)” means sample: shown to try the site, not for sale."),
    PICTURE_OF("Hình {0}", "Picture of {0}"),
    CALL("Gọi {0}", "Call {0}"),
    ZALO("Nhắn Zalo", "Chat on Zalo"),
    FROM_PRICE("từ", "from"),
    PAGES("Trang của danh sách", "Pages of the list"),
    PREVIOUS("Trang trước", "Previous page"),
    NEXT("Trang sau", "Next page"),
    PAGE_OF("Trang {0} trên {1}", "Page {0} of {1}"),
    SHARE("Chia sẻ", "Share"),
    SHARE_ON("Gửi qua {0}", "Share on {0}"),
    COPY("Sao chép liên kết", "Copy the link"),
    COPIED("Đã sao chép", "Copied"),
    ALL("Tất cả", "All"),
    HOURS("{0} giờ", "{0} h"),
    MINUTES("{0} phút", "{0} min"),
    LOT("Lô {0}", "Lot {0}"),
    DAY("{0} ngày", "{0} day"),
    DAYS("{0} ngày", "{0} days"),
    MONTH("{0} tháng", "{0} month"),
    MONTHS("{0} tháng", "{0} months"),
    PIECE("chiếc", "piece");

    private final Localized text;

    FrameWords(String vi, String en) {
        this.text = Wording.both(vi, en);
    }

    @Override
    public Localized text() {
        return text;
    }
}
