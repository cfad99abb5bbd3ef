package vn.sanvat.trace;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.sanvat.gs1.LotNumber;
import vn.sanvat.place.Address;
import vn.sanvat.text.Dates;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Quantity;

/**
 * The packs that were filled together.
 *
 * @param id {@code packId:lotNumber}
 * @param code the 10 unguessable characters of {@code /l/{code}}; given once, for ever
 * @param epcClass how trace events name the lot: its Digital Link where the pack had a GTIN when the lot was made, else {@code urn:sanvat:lot:{code}}
 * @param expiresOn none for goods that do not spoil
 * @param made how much was filled
 * @param printedAddress the maker's address as printed on this lot's packs; the cooperative's where absent
 * @param diaryPublished false: the pages say that this lot's diary has not been published
 */
@Document("lots")
public record Lot(
        @Id String id,
        @Version long revision,
        String code,
        String epcClass,
        String cooperative,
        String product,
        String pack,
        LotNumber number,
        LocalDate producedOn,
        @Nullable LocalDate expiresOn,
        Quantity made,
        @Nullable Address printedAddress,
        boolean diaryPublished,
        @Nullable Recall recall,
        Instant createdAt,
        Instant updatedAt) {

    /** Begins the {@link #epcClass()} of a lot whose pack had no GTIN; its code follows. */
    public static final String URN = "urn:sanvat:lot:";

    /** How it stands on a day; recalled, whether in date or not. */
    public enum State {
        IN_DATE,
        EXPIRED,
        RECALLED
    }

    /**
     * The lot was called back; a recall is never undone, a correction is a new lot.
     *
     * @param id of the {@link RecallOrder}, which may cover more lots; absent of recalls from before there were orders
     */
    public record Recall(@Nullable String id, Instant at, Localized reason, Localized advice, String by) {}

    /** The id of a pack's lot of this number. */
    public static String id(String packId, LotNumber number) {
        return packId + ":" + number.value();
    }

    public boolean expiredOn(LocalDate day) {
        return expiresOn != null && day.isAfter(expiresOn);
    }

    public boolean recalled() {
        return recall != null;
    }

    /** Whether it may be sold: neither recalled nor past its date. Its maker may have none left all the same. */
    public boolean saleableOn(LocalDate day) {
        return recall == null && !expiredOn(day);
    }

    /**
     * Whether somebody may still have a pack of what was recalled: until a year after the recall, and for as long as the lot is in date.
     * Its own page says so for ever.
     */
    public boolean recallConcerns(LocalDate day) {
        return recall != null
                && (!expiredOn(day)
                        || day.isBefore(
                                LocalDate.ofInstant(recall.at(), Dates.ZONE).plusYears(1)));
    }

    Lot with(RecallOrder order, Instant now) {
        return new Lot(
                id,
                revision,
                code,
                epcClass,
                cooperative,
                product,
                pack,
                number,
                producedOn,
                expiresOn,
                made,
                printedAddress,
                diaryPublished,
                new Recall(order.id(), now, order.reason(), order.advice(), order.by()),
                createdAt,
                now);
    }

    Lot with(Lots.Change change, Instant now) {
        return new Lot(
                id,
                revision,
                code,
                epcClass,
                cooperative,
                product,
                pack,
                number,
                change.producedOn(),
                change.expiresOn(),
                change.made(),
                change.printedAddress(),
                change.diaryPublished(),
                recall,
                createdAt,
                now);
    }
}
