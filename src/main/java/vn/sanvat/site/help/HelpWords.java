package vn.sanvat.site.help;

import vn.sanvat.site.frame.Wording;
import vn.sanvat.text.Localized;

/** What error pages and the page about the site say. */
public enum HelpWords implements Wording {
    NOT_FOUND("Không có trang này", "There is no such page"),
    NOT_FOUND_SAY(
            "Địa chỉ có thể bị gõ nhầm, hoặc trang đã chuyển.", "The address may be mistyped, or the page has moved."),
    UNKNOWN_CODE("Chúng tôi không có mã này", "We do not have this code"),
    UNKNOWN_CODE_SAY(
            "Mã “{0}” không có trong danh mục. Điều đó chưa nói lên gói hàng tốt hay xấu; xin kiểm tra:",
            "The code “{0}” is not in the catalog. That alone says nothing about the pack; please check:"),
    NOT_SHOWN_YET("Mã này chưa được công bố", "This code is not public yet"),
    NOT_SHOWN_YET_SAY(
            "Mã có trong danh mục, nhưng hàng chưa được duyệt để hiện ở đây. Nếu bạn đang cầm gói hàng này, hãy gọi số in trên nhãn.",
            "The code is in the catalog, but its goods have not been approved to appear here. If you hold this pack, call the number on its label."),
    UNKNOWN_LOT("Chúng tôi không có lô này", "We do not have this lot"),
    UNKNOWN_LOT_SAY(
            "Mã sản phẩm đúng là {0}, nhưng không có lô “{1}”. Xin kiểm tra:",
            "The product code is right, {0}, but there is no lot “{1}”. Please check:"),
    CHECK_1(
            "Mã trên gói hàng có bị mờ, rách hay che mất một phần không? Hãy lau sạch và quét lại.",
            "Is the code on the pack smudged, torn or partly covered? Wipe it and scan again."),
    CHECK_2(
            "Nếu gõ tay: mã có 10 ký tự, không có các ký tự dễ nhầm như 0 và O, 1 và I.",
            "If you typed it: a code has 10 characters and none that look alike, such as 0 and O, 1 and I."),
    CHECK_3(
            "Có tem dán đè lên mã in sẵn không? Hãy quét mã in dưới tem.",
            "Is there a sticker over a printed code? Scan the printed one."),
    CHECK_4(
            "Vẫn không được: hãy gọi số điện thoại in trên nhãn và hỏi số lô.",
            "Still nothing: call the telephone number on the label and ask for the lot."),
    BAD_INPUT("Địa chỉ hoặc mã chưa đúng", "The address or code is not right"),
    BAD_INPUT_SAY("Một phần của địa chỉ không đọc được:", "One part of the address cannot be read:"),
    BAD_CODE_SAY(
            "Số bị sai thường do in mờ hoặc gõ nhầm một chữ số. Hãy quét lại, hoặc so từng chữ số với số in dưới mã vạch.",
            "A wrong number mostly comes from a smudged print or one mistyped digit. Scan again, or compare it digit by digit with the number under the bar code."),
    OURS("Chúng tôi gặp lỗi", "Our mistake"),
    OURS_SAY(
            "Lỗi ở phía chúng tôi, không phải ở bạn. Xin thử lại sau ít phút.",
            "It is our fault, not yours. Please try again in a few minutes."),
    BUSY("Hệ thống đang bận", "We are busy right now"),
    BUSY_SAY("Xin đợi một lát rồi tải lại trang.", "Please wait a moment, then load the page again."),
    NOT_STORED("Chưa lưu được", "It could not be stored"),
    NOT_STORED_SAY(
            "Lỗi ở phía chúng tôi, không phải ở bạn. Điều bạn vừa gửi chưa được lưu; các trang vẫn xem được.",
            "It is our fault, not yours. What you have just sent was not stored; the pages can still be read."),
    TOO_MANY("Bạn gửi hơi nhanh", "That was a little fast"),
    TOO_MANY_SAY(
            "Để tránh thư rác, mỗi nơi chỉ gửi được một số phản ánh trong một giờ. Phản ánh này chưa được lưu; xin thử lại sau.",
            "To keep spam out, only so many reports are taken in an hour. This one was not stored; please try again later."),
    OTHER("Không thực hiện được", "That cannot be done"),
    INSTEAD("Có thể bạn muốn xem", "You may want to see"),
    LAST_PAGE("Đến trang cuối", "Go to the last page"),
    REQUEST("Mã yêu cầu để hỏi lại: {0}", "Request id, should you ask: {0}"),
    ABOUT("Về Sản Vật", "About Sản Vật"),
    ABOUT_SAY(
            "Sản Vật là nơi các hợp tác xã và hộ sản xuất ở xã bày hàng của mình, và nơi mã QR trên mỗi gói hàng nói thật về lô hàng ấy.",
            "Sản Vật is where the commune's cooperatives and households show their goods, and where the QR code on every pack tells the truth about its lot."),
    ABOUT_CODE("Mã QR nói gì", "What the code says"),
    ABOUT_CODE_SAY(
            "Mỗi lô có một trang riêng: ai làm, làm ở đâu, ngày nào, qua những công đoạn nào, có giấy chứng nhận gì và giấy ấy còn hạn hay không. Mã đã in ra thì trả lời mãi, kể cả khi hàng ngừng bán.",
            "Every lot has a page of its own: who made it, where, when, by which steps, with which certificates, and whether these are in date. A printed code answers for ever, also when the goods are no longer sold."),
    ABOUT_NOT("Mã QR không nói gì", "What the code does not say"),
    ABOUT_NOT_SAY(
            "Mã in giống nhau trên mọi gói của một lô, nên nó không chứng minh được một gói là thật hay giả. Điều gì chưa ai ghi, trang nói rõ là chưa biết.",
            "All packs of a lot carry the same code, so it cannot prove that one pack is genuine. What nobody has recorded is shown as not known."),
    ABOUT_WHO("Ai kiểm tra", "Who checks"),
    ABOUT_WHO_SAY(
            "Cán bộ duyệt từng tin đăng trước khi hiện ở đây, và đối chiếu giấy chứng nhận với bản gốc. Chứng nhận hết hạn thì tự rời khỏi trang sản phẩm.",
            "Officers approve each listing before it appears here, and compare certificates with the originals. A certificate that has expired leaves the product's page by itself."),
    ABOUT_PLACES("Địa danh cũ và mới", "Old and new place names"),
    ABOUT_PLACES_SAY(
            "Từ ngày 01/07/2025 nhiều xã đã sáp nhập. Chúng tôi giữ địa chỉ như in trên nhãn và ghi bên cạnh “nay là” tên mới; địa chỉ cũ trên gói hàng không phải là lỗi.",
            "Since 01/07/2025 many communes have merged. We keep an address as printed and add what it is called now; an old address on a pack is not an error."),
    ABOUT_PRIVACY("Riêng tư", "Privacy"),
    ABOUT_PRIVACY_SAY(
            "Trang không dùng cookie theo dõi và không nhúng gì của bên thứ ba. Cookie duy nhất nhớ ngôn ngữ bạn chọn.",
            "There are no tracking cookies and nothing of third parties. The only cookie remembers your language."),
    API_SAY(
            "Ai cũng đọc được danh mục bằng máy; muốn sửa cần có tài khoản. Mọi địa chỉ trả lời bằng JSON.",
            "Anybody may read the catalog by machine; changing it needs an account. Every address answers with JSON."),
    OPERATOR("Ai vận hành trang này", "Who operates this site"),
    OPERATOR_UNKNOWN("Đơn vị vận hành chưa được khai báo.", "Who operates it has not been said yet."),
    ABOUT_OPEN("Dữ liệu mở", "Open data"),
    ABOUT_OPEN_SAY(
            "Mọi điều hiện công khai ở đây cũng đọc được bằng máy.",
            "Everything that is public here can also be read by machines.");

    private final Localized text;

    HelpWords(String vi, String en) {
        this.text = Wording.both(vi, en);
    }

    @Override
    public Localized text() {
        return text;
    }
}
