package vn.sanvat.trace.recall;

import java.util.stream.Collectors;
import vn.sanvat.trace.RecallOrder;

/** What a maker's people are told when lots of theirs are called back. */
public final class RecallMessage {

    public static final String SUBJECT = "Thu hồi lô hàng của cơ sở · Recall of your lots";

    /** More are on the page behind the link. */
    private static final int MAX_NAMED = 20;

    private RecallMessage() {}

    /** @param url of the recall in the console */
    public static String text(RecallOrder order, String maker, String url) {
        var own = order.lots().stream()
                .filter(lot -> lot.cooperative().equals(maker))
                .toList();
        var named = own.stream()
                .limit(MAX_NAMED)
                .map(lot -> "- " + lot.number() + " (" + lot.code() + ")")
                .collect(Collectors.joining("\n"));
        var more = own.size() - MAX_NAMED;
        return "Các lô này của cơ sở vừa bị thu hồi. Hãy ngừng bán ngay, và báo cho nơi đã lấy hàng:\n"
                + "These lots of yours have been recalled. Stop selling them now, and tell whom you delivered to:\n\n"
                + named + (more > 0 ? "\n… " + more + " lô nữa · " + more + " more" : "")
                + "\n\nLý do, lời cho người mua và toàn bộ các lô · The reason, the advice and all lots:\n" + url;
    }
}
