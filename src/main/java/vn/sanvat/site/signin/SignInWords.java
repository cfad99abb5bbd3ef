package vn.sanvat.site.signin;

import vn.sanvat.site.frame.Wording;
import vn.sanvat.text.Localized;

/** What the pages of signing in say. */
public enum SignInWords implements Wording {
    TITLE("Đăng nhập", "Sign in"),
    SAY(
            "Dành cho cơ sở sản xuất và cán bộ. Người mua không cần tài khoản.",
            "For makers and officers. Buyers need no account."),
    NAME("Số điện thoại hoặc thư điện tử", "Telephone number or e-mail"),
    PASSWORD("Mật khẩu", "Password"),
    GO("Đăng nhập", "Sign in"),
    FORGOT("Quên mật khẩu?", "Forgot the password?"),
    NO_ACCOUNT(
            "Chưa có tài khoản? Quản lý của cơ sở hoặc cán bộ sẽ gửi lời mời cho bạn.",
            "No account yet? Your maker's manager or an officer sends you an invitation."),
    CODE_TITLE("Nhập mã xác nhận", "Enter the code"),
    CODE_SAY(
            "Mở ứng dụng tạo mã trên điện thoại và nhập 6 số đang hiện. Mất điện thoại thì nhập một mã dự phòng.",
            "Open the app on your phone that shows codes and enter the 6 digits. Without the phone, enter a recovery code."),
    CODE("Mã xác nhận", "Code"),
    CODE_GO("Tiếp tục", "Continue"),
    FROM_THE_START("Đăng nhập lại từ đầu", "Begin again"),
    SET_UP_TITLE("Bật mã xác nhận", "Set up codes"),
    SET_UP_SAY(
            "Đơn vị yêu cầu thêm một mã khi đăng nhập. Quét mã QR này bằng ứng dụng tạo mã (Google Authenticator, Microsoft Authenticator…), rồi nhập 6 số mà ứng dụng hiện.",
            "The office asks for a code beside the password. Scan this with an app that shows codes (Google Authenticator, Microsoft Authenticator, …), then enter the 6 digits that it shows."),
    SET_UP_QR("Mã QR để ứng dụng quét", "QR code for the app to scan"),
    SET_UP_HERE("Ứng dụng nằm ngay trên máy này? Mở ứng dụng", "Is the app on this very phone? Open it"),
    SET_UP_SECRET("Không quét được? Gõ khóa này vào ứng dụng:", "Cannot scan? Type this key into the app:"),
    RECOVERY_TITLE("Ghi lại các mã dự phòng", "Write down the recovery codes"),
    RECOVERY_SAY(
            "Mỗi mã dùng được một lần khi mất điện thoại. Danh sách này chỉ hiện một lần: hãy in hoặc chép ra giấy rồi cất kỹ.",
            "Each is good once, for when the phone is lost. They are shown this once: print them or write them down, and keep them safe."),
    RECOVERY_GO("Đã ghi lại, tiếp tục", "I have them, continue"),
    FORGOT_TITLE("Quên mật khẩu", "Forgotten password"),
    FORGOT_SAY(
            "Nhập số điện thoại hoặc thư điện tử đã đăng ký. Có thư điện tử thì liên kết sẽ đến đó; không có thì quản lý của cơ sở hoặc cán bộ gửi liên kết cho bạn.",
            "Enter the telephone number or e-mail that you signed up with. With an e-mail address a link goes there; without one your manager or an officer gives you a link."),
    FORGOT_GO("Gửi liên kết", "Send a link"),
    SENT_TITLE("Đã nhận yêu cầu", "Your request was received"),
    SENT_SAY(
            "Nếu có tài khoản như vậy, liên kết đặt mật khẩu đã được gửi đi và dùng được một lần trong 72 giờ. Không thấy thư? Hãy xem mục thư rác, hoặc gọi quản lý của cơ sở, cán bộ phụ trách.",
            "If there is such an account, a link to set a password was sent; it is good once, for 72 hours. No mail? Look among the junk, or call your manager or the officer in charge."),
    INVITED_TITLE("Chào {0}, hãy đặt mật khẩu", "Hello {0}, choose a password"),
    INVITED_SAY(
            "Ít nhất {0} ký tự. Vài từ ghép lại, như \"ruộng bậc thang mùa gặt\", vừa dễ nhớ vừa khó đoán.",
            "At least {0} characters. A few words in a row, such as \"terraced fields at harvest\", are easy to remember and hard to guess."),
    NEW_PASSWORD("Mật khẩu mới", "New password"),
    INVITED_GO("Lưu mật khẩu", "Save the password"),
    SAVED("Đã lưu mật khẩu. Hãy đăng nhập.", "The password is saved. Sign in now."),
    SIGNED_OUT("Đã đăng xuất.", "You are signed out."),
    BY_PROVIDER("Đăng nhập bằng {0}", "Sign in with {0}");

    private final Localized text;

    SignInWords(String vi, String en) {
        this.text = Localized.of(vi, en);
    }

    @Override
    public Localized text() {
        return text;
    }
}
