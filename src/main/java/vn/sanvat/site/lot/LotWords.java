package vn.sanvat.site.lot;

import vn.sanvat.site.frame.Wording;
import vn.sanvat.text.Localized;

/** What the page behind a QR code says. It states facts with dates and never claims that a pack is genuine. */
public enum LotWords implements Wording {
    TITLE("{0}, lô {1}", "{0}, lot {1}"),
    SAY("{0}. Sản xuất ngày {1} bởi {2}.", "{0}. Made on {1} by {2}."),
    RECALLED_TITLE("THU HỒI: {0}, lô {1}", "RECALLED: {0}, lot {1}"),
    RECALLED_TELL(
            "THU HỒI: {0}, lô {1}, ngày {2}. Lý do: {3} Việc cần làm: {4}",
            "RECALLED: {0}, lot {1}, on {2}. Reason: {3} What to do: {4}"),
    IN_DATE("CÒN HẠN đến {0}", "IN DATE until {0}"),
    EXPIRY_UNKNOWN("CHƯA RÕ HẠN DÙNG", "EXPIRY NOT KNOWN"),
    EXPIRY_UNKNOWN_SAY(
            "Lô này chưa ghi hạn dùng ở đây. Hãy xem hạn in trên bao bì; không thấy thì hỏi nơi sản xuất.",
            "No expiry date is recorded here. Look for the date on the pack; if there is none, ask the maker."),
    KEEPS("Hàng không có hạn dùng", "These goods do not expire"),
    SAME_GOODS("cùng mẻ nguyên liệu với lô này", "from the same goods as this lot"),
    SAME_NUMBER("cùng số lô, gói khác", "of the same number, another pack"),
    RELATED("CẦN BIẾT – lô liên quan bị thu hồi", "PLEASE NOTE – a related lot was recalled"),
    RELATED_SAY("{0}, {1}, bị thu hồi ngày {2}. Lý do: {3}", "{0}, {1}, was recalled on {2}. Reason: {3}"),
    RELATED_NOT_THIS(
            "Lệnh thu hồi không nêu lô bạn đang xem. Ngoài ra chúng tôi chưa biết gì thêm; nếu ngại, hãy gọi nơi sản xuất trước khi dùng.",
            "The recall does not name the lot on this page. We know nothing more; if in doubt, call the maker before you use it."),
    LAPSED("{0}: đã hết hạn ngày {1}", "{0}: expired on {1}"),
    LAPSED_THEN("{0}: không có hiệu lực vào ngày sản xuất", "{0}: not valid on the production date"),
    SEE_LOT("Xem lô này", "See that lot"),
    CHOOSE("Có nhiều lô số {0}", "Several lots are numbered {0}"),
    CHOOSE_SAY(
            "Hãy chọn lô có tên hàng và ngày giống như trên gói hàng của bạn.",
            "Choose the one whose goods and dates are those on your pack."),
    MAKER("Nơi sản xuất", "Made by"),
    ADDRESS("Địa chỉ in trên nhãn", "Address as printed"),
    PRODUCED("Ngày sản xuất", "Production date"),
    EXPIRES("Hạn sử dụng", "Expiry date"),
    NO_EXPIRY("Chưa ghi ở đây; xem trên bao bì", "Not recorded here; see the pack"),
    SHELF_LIFE("Thời hạn dùng", "Shelf life"),
    LEFT("còn {0}", "{0} left"),
    LAST_DAY("hôm nay là ngày cuối", "today is the last day"),
    EXPIRED("đã hết hạn", "expired"),
    NEVER("Không có", "None"),
    GTIN("Mã GTIN", "GTIN"),
    WARNING("Cảnh báo", "Warning"),
    ALLERGENS("Chất gây dị ứng", "Allergens"),
    RECALLED("THU HỒI – đừng dùng lô này", "RECALLED – do not use this lot"),
    RECALLED_SAY("Lô {0} bị thu hồi ngày {1}. Lý do: {2}", "Lot {0} was recalled on {1}. Reason: {2}"),
    DO("Việc cần làm: {0}", "What to do: {0}"),
    HAS_EXPIRED("HẾT HẠN – lô này đã quá hạn sử dụng", "EXPIRED – this lot is past its date"),
    HAS_EXPIRED_SAY(
            "Hạn sử dụng là {0}, đã qua {1}. Xin đừng dùng.", "It expired on {0}, {1} ago. Please do not use it."),
    INPUT_RECALLED(
            "CẢNH BÁO – nguyên liệu của lô này bị thu hồi", "WARNING – something that went into this lot was recalled"),
    INPUT_RECALLED_SAY(
            "Lô này làm từ {0}, bị thu hồi ngày {1}. Lý do: {2}",
            "This lot was made with {0}, recalled on {1}. Reason: {2}"),
    INPUT_RECALLED_DO("Trước khi dùng, hãy gọi cho nơi sản xuất.", "Call the maker before you use it."),
    JOURNEY("Nhật ký của lô này", "The diary of this lot"),
    JOURNEY_SAY(
            "Do nơi sản xuất tự ghi, theo thứ tự thời gian.",
            "Recorded by the maker, in the order in which it happened."),
    JOURNEY_HIDDEN("Nhật ký của lô này chưa được công bố.", "The diary of this lot has not been published."),
    JOURNEY_HIDDEN_SAY(
            "Nơi sản xuất chưa cho xem các công đoạn. Chúng tôi không biết thêm gì về đường đi của lô này; bạn có thể gọi để hỏi.",
            "The maker has not shown the steps. We know nothing more of this lot's way; you can call and ask."),
    JOURNEY_EMPTY("Chưa có công đoạn nào được ghi cho lô này.", "No step has been recorded for this lot."),
    CORRECTED("Đã sửa lại. Lý do: {0}", "Corrected. Reason: {0}"),
    FROM_INPUTS("Làm từ: {0}", "Made from: {0}"),
    PROOFS("Giấy chứng nhận", "Certificates"),
    PROOFS_SAY("Xét vào ngày sản xuất {0}, và hôm nay {1}.", "As of the production date {0}, and today {1}."),
    NO_PROOFS(
            "Không có giấy chứng nhận nào cho lô này mà chúng tôi đã đối chiếu với bản gốc.",
            "There is no certificate for this lot that we have compared with the original."),
    OTHER_STEP("Công đoạn khác", "Another step"),
    UNKNOWN("Điều chúng tôi không biết", "What we do not know"),
    UNKNOWN_GENUINE(
            "Mã này chung cho cả lô. Trang này không thể cho biết gói hàng trên tay bạn có đúng là của lô ấy hay không.",
            "All packs of the lot carry this code. This page cannot tell whether the pack in your hand really belongs to it."),
    UNKNOWN_STEPS(
            "Nhật ký là lời của nơi sản xuất; giấy chứng nhận chỉ hiện khi cán bộ đã đối chiếu với bản gốc.",
            "The diary is the maker's word; a certificate is shown only once an officer has compared it with the original."),
    UNKNOWN_AFTER(
            "Sau khi rời nơi sản xuất, chúng tôi không biết hàng được giữ thế nào.",
            "Once it has left the maker, we do not know how it was kept."),
    UNKNOWN_EXPIRY("Lô này không ghi hạn sử dụng.", "This lot names no expiry date."),
    SEE_PRODUCT("Xem sản phẩm và giá", "See the product and its prices"),
    QR("Mã QR của lô này", "QR code of this lot"),
    CODE("Mã: {0}", "Code: {0}"),
    REPORT("Báo vấn đề với lô này", "Report a problem with this lot"),
    REPORT_SAY(
            "Phản ánh được lưu lại và chuyển tới người phụ trách. Không cần để lại tên.",
            "Your report is kept and passed on. You need not give your name."),
    REPORT_KIND("Việc gì?", "What is it about?"),
    REPORT_KIND_NONE("Chọn trong danh sách (không bắt buộc)", "Choose from the list (optional)"),
    REPORT_PHOTO("Ảnh (không bắt buộc)", "A photo (optional)"),
    REPORT_PHOTO_HINT(
            "Ảnh chụp gói hàng, nhãn hoặc chỗ hỏng; JPEG, PNG hoặc WebP, tối đa 20 MB.",
            "Of the pack, the label or what is wrong; JPEG, PNG or WebP, at most 20 MB."),
    REPORT_PHOTO_AGAIN("Nếu bạn đã chọn ảnh, hãy chọn lại.", "If you had chosen a photo, choose it again."),
    REPORT_WHAT("Bạn thấy điều gì không ổn?", "What is wrong?"),
    REPORT_HINT("Tối đa {0} ký tự", "At most {0} characters"),
    REPORT_CONTACT(
            "Số điện thoại hoặc Zalo để chúng tôi hỏi lại (không bắt buộc)",
            "Phone or Zalo, in case we want to ask (optional)"),
    REPORT_SEND("Gửi phản ánh", "Send the report"),
    REPORT_FAULTS("Chưa gửi được", "Not sent yet"),
    LOT_OF_INPUT("lô {0}", "lot {0}"),
    THANKS("Cảm ơn bạn", "Thank you"),
    THANKS_SAY(
            "Nếu thấy người không khỏe sau khi dùng, hãy gọi 115 hoặc đến cơ sở y tế gần nhất.",
            "If you feel unwell after eating, call 115 or go to the nearest clinic."),
    RECEIPT("Phản ánh {0}", "Report {0}"),
    RECEIPT_SAY(
            "Phản ánh đã được lưu; trang này cho biết kết quả.",
            "Your report is stored; this page says what became of it."),
    RECEIPT_NUMBER("Số tham chiếu, hãy ghi lại", "Reference number, please note it"),
    RECEIPT_STATE("Tình trạng", "State"),
    RECEIPT_DAY("Ngày gửi", "Sent on"),
    RECEIPT_ANSWER("Trả lời cho bạn", "The answer to you"),
    ANSWERS("Trả lời phản ánh về lô này", "Answers to reports about this lot"),
    ANSWERED_ON("Trả lời ngày {0}", "Answered on {0}"),
    RECEIPT_NEXT("Tiếp theo là gì?", "What happens next?"),
    RECEIPT_NEXT_1(
            "Cán bộ phụ trách đọc phản ánh và hỏi lại nơi sản xuất.",
            "An officer reads your report and asks the maker."),
    RECEIPT_NEXT_2(
            "Nếu bạn để lại số điện thoại, chúng tôi gọi khi cần hỏi thêm. Số ấy không hiện cho ai khác.",
            "If you left a telephone number, we call when we need to ask. Nobody else is shown it."),
    RECEIPT_NEXT_3(
            "Nếu lô hàng không an toàn, lô sẽ bị thu hồi và trang của lô báo ngay. Mở lại trang này bất cứ lúc nào để xem tình trạng.",
            "If the lot is not safe it is recalled, and its page says so at once. Open this page again at any time to see the state."),
    BACK_TO_LOT("Về trang của lô", "Back to the lot");

    private final Localized text;

    LotWords(String vi, String en) {
        this.text = Wording.both(vi, en);
    }

    @Override
    public Localized text() {
        return text;
    }
}
