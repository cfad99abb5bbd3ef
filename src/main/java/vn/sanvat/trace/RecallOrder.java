package vn.sanvat.trace;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.sanvat.store.NotPublic;
import vn.sanvat.text.Localized;

/**
 * That somebody called lots back, all in one: what it covered, and which maker has heard of it. What the public reads stands in each lot
 * ({@link Lot.Recall}), which bears this one's id; recalls from before there were orders have none.
 *
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
        Localized reason,
        Localized advice,
        String by,
        List<Ordered> lots,
        List<Notice> notices,
        @Nullable Instant carriedOutAt,
        Instant createdAt) {

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
     */
    public record Notice(
            String maker,
            @Nullable Instant toldAt,
            @Nullable Instant openedAt,
            @Nullable String openedBy) {

        Notice told(Instant at) {
            return new Notice(maker, at, openedAt, openedBy);
        }

        Notice opened(Instant at, String account) {
            return openedAt == null ? new Notice(maker, toldAt, at, account) : this;
        }
    }

    RecallOrder with(UnaryOperator<Notice> change) {
        return new RecallOrder(
                id,
                revision,
                reason,
                advice,
                by,
                lots,
                notices.stream().map(change).toList(),
                carriedOutAt,
                createdAt);
    }

    RecallOrder carriedOut(Instant at) {
        return new RecallOrder(id, revision, reason, advice, by, lots, notices, at, createdAt);
    }
}
