package vn.sanvat.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.sanvat.identity.OfMakers;
import vn.sanvat.store.NotPublic;
import vn.sanvat.text.Localized;

/**
 * That somebody called lots back, all in one: what it covered, and which maker has heard of it. What the public reads stands in each lot
 * ({@link Lot.Recall}), which bears this one's id; recalls from before there were orders have none.
 *
 * @param sequence its place in the order in which they were given, from 1; no two have the same, which keeps a lot in one order alone.
 *     Below 0 for those from before there were sequences. Decision 0045
 * @param by the account that did it
 * @param lots 1..200
 * @param notices one for each maker of them
 * @param carriedOutAt when every lot was recalled and the makers told; none while that is under way
 */
@NotPublic
@Document("recalls")
public record RecallOrder(
        @Id String id,
        @Version long revision,
        @Nullable Long sequence,
        Localized reason,
        Localized advice,
        String by,
        List<Ordered> lots,
        List<Notice> notices,
        @Nullable Instant carriedOutAt,
        Instant createdAt)
        implements OfMakers {

    /** Of one that has just come to be; what is noted in it afterwards is that it is carried out. */
    private static final long FIRST_REVISION = 1;

    /**
     * One of its lots.
     *
     * @param id the lot's id
     * @param number as printed
     */
    public record Ordered(String id, String code, String number, String product, String cooperative) {

        static Ordered of(Lot lot) {
            return new Ordered(lot.id(), lot.code(), lot.number().value(), lot.product(), lot.cooperative());
        }
    }

    /**
     * Whether a maker has heard of it.
     *
     * @param toldAt when its people were sent a message; none where there is nobody, or nothing could be sent
     * @param openedAt when one of its people first opened it in the console
     * @param openedBy the account that did
     * @param tellingSince when a process began to send the message; none while none does
     */
    public record Notice(
            String maker,
            @Nullable Instant toldAt,
            @Nullable Instant openedAt,
            @Nullable String openedBy,
            @Nullable Instant tellingSince) {

        /** Longer than a message takes: whoever began it has died. */
        private static final Duration TELLING = Duration.ofMinutes(2);

        static Notice of(String maker) {
            return new Notice(maker, null, null, null, null);
        }

        /** Whether it should be told, and nobody is about it. */
        boolean waits(Instant now) {
            return toldAt == null
                    && openedAt == null
                    && (tellingSince == null || tellingSince.plus(TELLING).isBefore(now));
        }

        Notice beingTold(Instant since) {
            return new Notice(maker, toldAt, openedAt, openedBy, since);
        }

        Notice told(Instant at) {
            return new Notice(maker, at, openedAt, openedBy, null);
        }

        /** Nothing could be sent. */
        Notice notTold() {
            return new Notice(maker, toldAt, openedAt, openedBy, null);
        }

        Notice opened(Instant at, String account) {
            return openedAt == null ? new Notice(maker, toldAt, at, account, tellingSince) : this;
        }
    }

    @Override
    public List<String> makers() {
        return notices.stream().map(Notice::maker).toList();
    }

    @Override
    public String recordState() {
        return revision <= FIRST_REVISION ? "ORDERED" : "CARRIED_OUT";
    }

    @Override
    public Localized why() {
        return reason;
    }

    /** Whether one of its makers should be told, and nobody is about it. */
    boolean waits(String maker, Instant now) {
        return notices.stream().anyMatch(notice -> notice.maker().equals(maker) && notice.waits(now));
    }

    RecallOrder with(String maker, UnaryOperator<Notice> change) {
        return with(notice -> notice.maker().equals(maker) ? change.apply(notice) : notice);
    }

    RecallOrder with(UnaryOperator<Notice> change) {
        return new RecallOrder(
                id,
                revision,
                sequence,
                reason,
                advice,
                by,
                lots,
                notices.stream().map(change).toList(),
                carriedOutAt,
                createdAt);
    }

    RecallOrder carriedOut(Instant at) {
        return new RecallOrder(id, revision, sequence, reason, advice, by, lots, notices, at, createdAt);
    }

    /** @param last the sequence of the order before */
    RecallOrder after(long last) {
        return new RecallOrder(id, revision, last + 1, reason, advice, by, lots, notices, carriedOutAt, createdAt);
    }
}
