package vn.sanvat.trace.lot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.sanvat.gs1.LotNumber;
import vn.sanvat.place.Address;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Quantity;
import vn.sanvat.trace.Lot;

/**
 * A lot as the API answers it.
 *
 * @param warnings what is odd about it, though not forbidden; only to who may change it
 */
public record LotView(
        String id,
        long revision,
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
        @Nullable RecallView recall,
        Instant createdAt,
        Instant updatedAt,
        List<Localized> warnings) {

    /**
     * A recall without the account that did it.
     *
     * @param id the same for all lots that were called back together; absent of recalls from before there was one
     */
    record RecallView(@Nullable String id, Instant at, Localized reason, Localized advice) {}

    static LotView of(Lot lot, List<Localized> warnings) {
        var recall = lot.recall();
        return new LotView(
                lot.id(),
                lot.revision(),
                lot.code(),
                lot.epcClass(),
                lot.cooperative(),
                lot.product(),
                lot.pack(),
                lot.number(),
                lot.producedOn(),
                lot.expiresOn(),
                lot.made(),
                lot.printedAddress(),
                lot.diaryPublished(),
                recall == null ? null : new RecallView(recall.id(), recall.at(), recall.reason(), recall.advice()),
                lot.createdAt(),
                lot.updatedAt(),
                warnings);
    }
}
