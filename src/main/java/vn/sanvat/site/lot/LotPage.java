package vn.sanvat.site.lot;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.Category;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Product;
import vn.sanvat.evidence.Evidence;
import vn.sanvat.place.Address;
import vn.sanvat.place.AddressNow;
import vn.sanvat.site.card.Maker;
import vn.sanvat.site.card.Proof;
import vn.sanvat.site.frame.Picture;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.Feedbacks;
import vn.sanvat.trace.Journey;
import vn.sanvat.trace.Lot;

/**
 * What the page behind a lot's code shows.
 *
 * @param content as approved last, also of goods that are withdrawn
 * @param printed the maker's, as printed on this lot
 * @param steps the latest first
 * @param hidden whether the maker has not published the diary
 * @param gaps what else is not known
 * @param related recalled lots that have something in common with this one
 * @param answers to reports of buyers, which were chosen to be read here
 */
public record LotPage(
        Lot lot,
        Product.Content content,
        Pack pack,
        Maker maker,
        AddressNow printed,
        Picture picture,
        LocalDate today,
        List<Proof> proofs,
        List<JourneyStep> steps,
        boolean hidden,
        List<Localized> gaps,
        List<Journey.RecalledInput> recalledInputs,
        List<RelatedRecall> related,
        List<Feedbacks.Answer> answers) {

    /** Whether the lot may be used, as far as is known today: what a buyer asks first. */
    public enum Verdict {
        RECALLED,
        /** Something that went into it was recalled. */
        ASK_FIRST,
        EXPIRED,
        IN_DATE,
        /** Food whose last day is not known here; it may stand on the pack. */
        UNKNOWN,
        /** Goods that do not spoil. */
        KEEPS
    }

    public Verdict verdict() {
        if (lot.recalled()) {
            return Verdict.RECALLED;
        }
        if (expired()) {
            return Verdict.EXPIRED;
        }
        if (!recalledInputs.isEmpty()) {
            return Verdict.ASK_FIRST;
        }
        if (lot.expiresOn() != null) {
            return Verdict.IN_DATE;
        }
        return spoils() ? Verdict.UNKNOWN : Verdict.KEEPS;
    }

    /** Whether a banner says the verdict, which has the maker's telephone in it. */
    public boolean alarming() {
        return switch (verdict()) {
            case RECALLED, ASK_FIRST, EXPIRED -> true;
            case IN_DATE, UNKNOWN, KEEPS -> false;
        };
    }

    /** Food does, and whatever the pack gives a shelf life. */
    public boolean spoils() {
        return content.category().regime() != Category.Regime.CRAFT || pack.shelfLifeDays() != null;
    }

    /** The certificates that were not valid on the production day, or are not any more; not one that another has taken the place of. */
    public List<Proof> lapsed() {
        return proofs.stream()
                .filter(proof -> !proof.validThen() || !proof.validNow())
                .filter(proof -> !covered(proof.evidence().kind()))
                .toList();
    }

    /** Whether one of a kind was valid on the production day and one is today: the same, or the one that took its place. */
    private boolean covered(Evidence.Kind kind) {
        var same =
                proofs.stream().filter(proof -> proof.evidence().kind() == kind).toList();
        return same.stream().anyMatch(Proof::validThen) && same.stream().anyMatch(Proof::validNow);
    }

    public boolean expired() {
        return lot.expiredOn(today);
    }

    /** From the expiry date to today; for lots that have expired. */
    public long daysPast() {
        return ChronoUnit.DAYS.between(Objects.requireNonNull(lot.expiresOn()), today);
    }

    /** From today to the expiry date, below zero once it has passed; none for lots without one. */
    public @Nullable Long daysLeft() {
        var expiresOn = lot.expiresOn();
        return expiresOn == null ? null : ChronoUnit.DAYS.between(today, expiresOn);
    }

    /** How long the lot keeps, by its own dates where it has them, else by its pack. */
    public @Nullable Long shelfLifeDays() {
        var expiresOn = lot.expiresOn();
        if (expiresOn != null) {
            return ChronoUnit.DAYS.between(lot.producedOn(), expiresOn);
        }
        var days = pack.shelfLifeDays();
        return days == null ? null : days.longValue();
    }

    /** Whole months where the dates are some months apart to the day, which is how people say it; none otherwise. */
    public @Nullable Long shelfLifeMonths() {
        var expiresOn = lot.expiresOn();
        if (expiresOn == null) {
            return null;
        }
        var months = ChronoUnit.MONTHS.between(lot.producedOn(), expiresOn);
        return months > 0 && lot.producedOn().plusMonths(months).equals(expiresOn) ? months : null;
    }

    public Address address() {
        return printed.address();
    }
}
