package vn.sanvat.trace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.sanvat.store.NotPublic;
import vn.sanvat.text.Localized;

/**
 * What a buyer reports about a lot.
 *
 * @param lot the lot's id
 * @param kind what the buyer chose; absent where nothing was
 * @param text 1..1000 characters, as the buyer wrote them
 * @param contact how to reach the buyer; private, shown to nobody without an account
 * @param photo the id of a photo that came with it
 * @param reference by which who wrote it asks what became of it; absent of reports from before there was one
 * @param state absent of reports from before there was one: received
 */
@NotPublic
@Document("feedback")
public record Feedback(
        @Id String id,
        @Version long revision,
        String lot,
        String code,
        @Nullable Kind kind,
        String text,
        @Nullable String contact,
        @Nullable String photo,
        @Nullable String reference,
        @Nullable State state,
        Instant createdAt) {

    /** What buyers report. */
    public enum Kind {
        SPOILT("Hỏng, mốc, có mùi hoặc vị lạ", "Spoilt, mouldy, odd smell or taste"),
        UNWELL("Thấy không khỏe sau khi dùng", "Felt unwell after eating"),
        PACKAGING("Bao bì hở, rách, có vật lạ", "Pack open or torn, something foreign in it"),
        LABEL("Nhãn hoặc trang này ghi sai", "The label or this page is wrong"),
        COUNTERFEIT("Nghi hàng giả, hàng nhái", "It may be counterfeit"),
        OTHER("Việc khác", "Something else");

        private final Localized title;

        Kind(String vi, String en) {
            this.title = Localized.of(vi, en);
        }

        public Localized title() {
            return title;
        }
    }

    /** What became of a report. */
    public enum State {
        RECEIVED("Đã nhận, chờ cán bộ đọc", "Received, to be read by an officer"),
        IN_PROGRESS("Đang xem xét", "Being looked into"),
        CLOSED("Đã giải quyết", "Settled");

        private final Localized title;

        State(String vi, String en) {
            this.title = Localized.of(vi, en);
        }

        public Localized title() {
            return title;
        }
    }

    /** What became of it, also of one from before there were states. */
    public State standing() {
        return state == null ? State.RECEIVED : state;
    }

    Feedback in(State state) {
        return new Feedback(id, revision, lot, code, kind, text, contact, photo, reference, state, createdAt);
    }

    /** Never with what is a person's: this may end in a log. */
    @Override
    public String toString() {
        return "Feedback[id=" + id + ", lot=" + lot + "]";
    }
}
