package vn.sanvat.site.console;

import vn.sanvat.site.frame.Wording;
import vn.sanvat.text.Localized;

/** What stands there before the console's script runs; its own words are in {@code frontend/console/words}. */
public enum ConsoleWords implements Wording {
    TITLE("Bàn làm việc", "Console"),
    DESCRIPTION(
            "Nơi cơ sở đăng hàng, cán bộ ngành Công Thương duyệt hàng, giấy tờ và thu hồi.",
            "Where makers list their goods, and officers review goods and papers, and recall lots."),
    OPENING("Đang mở bàn làm việc…", "Opening the console…"),
    SCRIPT_NEEDED(
            "Bàn làm việc cần JavaScript. Hãy bật JavaScript trong trình duyệt rồi tải lại trang.",
            "The console needs JavaScript. Switch it on in your browser and load the page again."),
    TOO_OLD(
            "Nếu trang này không đổi sau vài giây, trình duyệt của bạn có thể quá cũ: hãy cập nhật trình duyệt.",
            "If this page does not change within seconds, your browser may be too old: please update it.");

    private final Localized text;

    ConsoleWords(String vi, String en) {
        this.text = Wording.both(vi, en);
    }

    @Override
    public Localized text() {
        return text;
    }
}
