package vn.sanvat.inbox;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.sanvat.identity.AuditTrail;
import vn.sanvat.text.Localized;

/** What a maker's people are told of, each by the state that the record came to and the operations that bring it there. */
enum Decision {
    GOODS_APPROVED("APPROVED", "Sản phẩm được duyệt", "Goods approved", "approveProduct"),
    GOODS_RETURNED("DRAFT", "Sản phẩm được trả lại để sửa", "Goods sent back to be mended", "returnProduct"),
    GOODS_REJECTED("REJECTED", "Sản phẩm bị từ chối", "Goods rejected", "rejectProduct"),
    GOODS_WITHDRAWN("WITHDRAWN", "Sản phẩm bị ngừng bán", "Goods withdrawn", "withdrawProduct"),
    PAPER_VERIFIED("VERIFIED", "Giấy tờ đã được xác minh", "Paper verified", "verifyEvidence"),
    PAPER_REFUSED("REFUSED", "Giấy tờ không được chấp nhận", "Paper refused", "verifyEvidence"),
    /** Nobody's deed: a paper says itself when it ends. */
    PAPER_ENDING("", "Giấy tờ sắp hết hạn", "Paper about to expire"),
    REPORT_HANDED_OVER(
            "WITH_MAKER", "Phản ánh của người mua chờ cơ sở trả lời", "A buyer's report for you", "changeFeedback"),
    LOTS_RECALLED("ORDERED", "Lô hàng bị thu hồi", "Lots recalled", "recallLot", "recallLots"),
    MAKER_APPROVED("APPROVED", "Cơ sở được duyệt", "Maker approved", "approveCooperative"),
    MAKER_HIDDEN("HIDDEN", "Cơ sở bị tạm ẩn", "Maker hidden", "hideCooperative");

    static final Set<String> ACTIONS = Arrays.stream(values())
            .flatMap(decision -> decision.actions.stream())
            .collect(Collectors.toUnmodifiableSet());

    static final Set<String> RECORD_STATES = Arrays.stream(values())
            .filter(decision -> !decision.actions.isEmpty())
            .map(decision -> decision.recordState)
            .collect(Collectors.toUnmodifiableSet());

    /** What makers are mailed of when it is done: these have a message of their own. */
    private static final Set<String> TOLD_AT_ONCE = Set.of("changeFeedback", "recallLot", "recallLots");

    /** What is gathered into a mail. */
    static final Set<String> MAILED =
            ACTIONS.stream().filter(action -> !TOLD_AT_ONCE.contains(action)).collect(Collectors.toUnmodifiableSet());

    private final String recordState;
    private final Localized title;
    private final Set<String> actions;

    Decision(String recordState, String vi, String en, String... actions) {
        this.recordState = recordState;
        this.title = Localized.of(vi, en);
        this.actions = Set.of(actions);
    }

    Localized title() {
        return title;
    }

    static @Nullable Decision of(AuditTrail.RecordChange change) {
        return Arrays.stream(values())
                .filter(decision -> decision.recordState.equals(change.recordState())
                        && change.action() != null
                        && decision.actions.contains(change.action()))
                .findFirst()
                .orElse(null);
    }
}
