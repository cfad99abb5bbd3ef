package vn.sanvat.site.signin;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import vn.sanvat.identity.ProviderSignIn.Reason;
import vn.sanvat.text.Localized;

/** What the sign-in page says to whom a provider did not get in: what to do next, and no more about accounts than one must know for that. */
final class ProviderRefusal {

    private ProviderRefusal() {}

    /** @param word as {@link #word} made it, from the address; anything else says nothing */
    static List<Localized> after(String word) {
        return Arrays.stream(Reason.values())
                .filter(reason -> word(reason).equals(word))
                .map(ProviderRefusal::says)
                .toList();
    }

    static String word(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Localized says(Reason reason) {
        return switch (reason) {
            case CANCELLED ->
                Localized.of(
                        "Bạn đã hủy ở trang của nhà cung cấp. Hãy thử lại, hoặc đăng nhập bằng mật khẩu.",
                        "You cancelled at the provider's page. Try again, or sign in with your password.");
            case BEGIN_AGAIN ->
                Localized.of(
                        "Lần đăng nhập này đã quá lâu hoặc bắt đầu ở nơi khác. Hãy bấm nút đăng nhập lại từ đầu.",
                        "That took too long, or was begun elsewhere. Press the button and begin again.");
            case AWAY ->
                Localized.of(
                        "Nhà cung cấp đăng nhập hiện không trả lời. Hãy đăng nhập bằng mật khẩu, hoặc thử lại sau ít phút.",
                        "The sign-in provider does not answer at present. Sign in with your password, or try again in a few minutes.");
            case NOT_TRUSTED ->
                Localized.of(
                        "Không xác minh được câu trả lời của nhà cung cấp. Hãy thử lại; nếu vẫn vậy, hãy báo quản trị viên và đăng nhập bằng mật khẩu.",
                        "The provider's answer could not be verified. Try again; if that does not help, tell the administrator and sign in with your password.");
            case UNVERIFIED ->
                Localized.of(
                        "Nhà cung cấp chưa xác minh thư điện tử của bạn. Hãy xác minh ở đó rồi thử lại, hoặc đăng nhập bằng mật khẩu.",
                        "The provider has not verified your e-mail address. Verify it there and try again, or sign in with your password.");
            case UNKNOWN ->
                Localized.of(
                        "Chưa có tài khoản nào ở đây dùng thư điện tử này. Hãy nhờ quản lý của cơ sở hoặc cán bộ tạo tài khoản hay sửa thư điện tử của tài khoản.",
                        "No account here has this e-mail address. Ask your maker's manager or an officer to make an account, or to correct the account's address.");
            case SUSPENDED ->
                Localized.of(
                        "Tài khoản này đang bị khóa. Hãy liên hệ quản lý của cơ sở hoặc cán bộ phụ trách để mở lại.",
                        "This account is suspended. Ask your maker's manager or the officer in charge to reactivate it.");
        };
    }
}
