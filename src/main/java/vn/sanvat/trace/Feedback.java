package vn.sanvat.trace;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.sanvat.identity.OfMakers;
import vn.sanvat.text.Localized;

/**
 * What a buyer reports about a lot, and what became of it. Its collection is public, because the lot's page shows an answer that was
 * chosen for it: so a report makes cached pages stale, of which {@link vn.sanvat.trace.feedback.RateLimit} lets few through.
 *
 * @param lot the lot's id
 * @param cooperative whose lot it is; absent only until the first start of a service that knows it
 * @param product of the lot; absent as {@code cooperative} is
 * @param kind what the buyer chose; absent where nothing was
 * @param text 1..1000 characters, as the buyer wrote them
 * @param contact how to reach the buyer; private, shown to nobody without an account
 * @param photo the id of a photo that came with it
 * @param reference by which who wrote it asks what became of it; absent of reports from before there was one
 * @param handedOver the revision in which it went to the maker; none while it is not there
 * @param assignee the account of the department that works on it; none where nobody has taken it
 * @param note of the department, for itself
 * @param answer for the buyer; read by nobody outside before {@link #answered()}
 * @param answerShown whether the lot's page shows the answer too
 * @param answeredAt when the answer was last written; none where there is none
 */
@Document("feedback")
public record Feedback(
        @Id String id,
        @Version long revision,
        String lot,
        @Nullable String cooperative,
        @Nullable String product,
        String code,
        @Nullable Kind kind,
        String text,
        @Nullable String contact,
        @Nullable String photo,
        @Nullable String reference,
        State state,
        @Nullable Long handedOver,
        @Nullable String assignee,
        @Nullable String note,
        @Nullable Localized answer,
        boolean answerShown,
        @Nullable Instant answeredAt,
        Instant createdAt)
        implements OfMakers {

    @PersistenceCreator
    static Feedback stored(
            String id,
            long revision,
            String lot,
            @Nullable String cooperative,
            @Nullable String product,
            String code,
            @Nullable Kind kind,
            String text,
            @Nullable String contact,
            @Nullable String photo,
            @Nullable String reference,
            @Nullable State state,
            @Nullable Long handedOver,
            @Nullable String assignee,
            @Nullable String note,
            @Nullable Localized answer,
            @Nullable Boolean answerShown,
            @Nullable Instant answeredAt,
            Instant createdAt) {
        return new Feedback(
                id,
                revision,
                lot,
                cooperative,
                product,
                code,
                kind,
                text,
                contact,
                photo,
                reference,
                // The first reports had no state, and nobody answered them here.
                state == null ? State.RECEIVED : state,
                handedOver,
                assignee,
                note,
                answer,
                answerShown != null && answerShown,
                answeredAt,
                createdAt);
    }

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
        /** An officer has read it and works on it: so that two do not begin, and the buyer knows that somebody has. */
        IN_PROGRESS("Đang xem xét", "Being looked into"),
        /** The maker is to answer it. */
        WITH_MAKER("Đã chuyển cho cơ sở sản xuất trả lời", "With the maker, who is to answer"),
        ANSWERED("Đã trả lời", "Answered"),
        CLOSED("Đã giải quyết", "Settled");

        private final Localized title;

        State(String vi, String en) {
            this.title = Localized.of(vi, en);
        }

        public Localized title() {
            return title;
        }

        /** Whether the buyer may read an answer by now. */
        public boolean answered() {
            return this == ANSWERED || this == CLOSED;
        }
    }

    /** What the department and the maker make of a report. */
    public record Handling(
            State state,
            @Nullable String assignee,
            @Nullable String note,
            @Nullable Localized answer,
            boolean answerShown) {

        /** Never with a note, which may hold what is a person's. */
        @Override
        public String toString() {
            return "Handling[" + state + "]";
        }
    }

    @Override
    public List<String> makers() {
        return cooperative == null ? List.of() : List.of(cooperative);
    }

    /** Nowhere new while it stays with the maker, who was told when it came. */
    @Override
    public @Nullable String recordState() {
        return handedOver == null || handedOver == revision ? state.name() : null;
    }

    /** What the buyer wrote stays in the report. */
    @Override
    public @Nullable Localized why() {
        return null;
    }

    /** The answer as far as the buyer may read it. */
    public @Nullable Localized answered() {
        return state.answered() ? answer : null;
    }

    public Feedback with(Handling handling, Instant now) {
        return new Feedback(
                id,
                revision,
                lot,
                cooperative,
                product,
                code,
                kind,
                text,
                contact,
                photo,
                reference,
                handling.state(),
                handedOver(handling.state()),
                handling.assignee(),
                handling.note(),
                handling.answer(),
                handling.answerShown(),
                handling.answer() == null
                        ? null
                        : handling.answer().equals(answer) && answeredAt != null ? answeredAt : now,
                createdAt);
    }

    private @Nullable Long handedOver(State next) {
        if (next != State.WITH_MAKER) {
            return null;
        }
        return state == State.WITH_MAKER ? handedOver : Long.valueOf(revision + 1);
    }

    /** Never with what is a person's: this may end in a log. */
    @Override
    public String toString() {
        return "Feedback[id=" + id + ", lot=" + lot + "]";
    }
}
