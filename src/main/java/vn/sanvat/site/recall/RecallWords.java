package vn.sanvat.site.recall;

import vn.sanvat.site.frame.Wording;
import vn.sanvat.text.Localized;

/** What the list of recalls says. */
public enum RecallWords implements Wording {
    RECALLS("Hàng bị thu hồi", "Recalls"),
    SAY(
            "Mọi lô hàng bị thu hồi, mới nhất trước. Hãy so số lô in trên gói của bạn; gói thuộc lô bị thu hồi thì đừng dùng.",
            "Every lot that was recalled, the latest first. Compare the lot number on your pack; do not use what was recalled."),
    NONE("Chưa có lô nào bị thu hồi.", "No lot has been recalled."),
    TITLE("THU HỒI: {0}, {1}, lô {2}", "RECALLED: {0}, {1}, lot {2}"),
    WHEN("Thu hồi ngày {0} · {1}", "Recalled on {0} · {1}"),
    REASON("Lý do: {0}", "Reason: {0}"),
    ADVICE("Việc cần làm: {0}", "What to do: {0}"),
    CALL("Gọi {0}: {1}", "Call {0}: {1}"),
    FOLLOW("Theo dõi bằng Atom", "Follow by Atom");

    private final Localized text;

    RecallWords(String vi, String en) {
        this.text = Wording.both(vi, en);
    }

    @Override
    public Localized text() {
        return text;
    }
}
