package vn.sanvat.trace.recall;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import vn.sanvat.text.Dates;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.Recalls.Chosen;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Problem.Fault;
import vn.sanvat.web.Problem.Kind;

/** What must be true of lots that are to be called back; a refusal names each lot at fault. */
public final class RecallChecks {

    private RecallChecks() {}

    /** @throws Problem stale, for lots that have changed since they were seen */
    public static void checkPresent(List<Chosen> chosen) {
        refuse(Kind.STALE, chosen, one -> one.lot().revision() != one.seenRevision(), RecallChecks::changedSince);
    }

    /** @throws Problem conflict, for lots that were recalled before */
    public static void checkNotRecalled(List<Chosen> chosen) {
        refuse(Kind.CONFLICT, chosen, one -> one.lot().recalled(), RecallChecks::recalledBefore);
    }

    /**
     * By what others have ordered since.
     *
     * @param order the one that is to be given; what an earlier attempt at it did is no obstacle
     * @param underWay the ids of the lots that other orders are about to recall
     * @throws Problem conflict
     */
    public static void checkFree(String order, List<Chosen> chosen, Set<String> underWay) {
        refuse(
                Kind.CONFLICT,
                chosen,
                one -> recalledByOther(one, order)
                        || underWay.contains(one.lot().id()),
                one -> recalledByOther(one, order) ? recalledBefore(one) : beingRecalled(one));
    }

    private static boolean recalledByOther(Chosen one, String order) {
        var recall = one.lot().recall();
        return recall != null && !order.equals(recall.id());
    }

    private static void refuse(Kind kind, List<Chosen> chosen, Predicate<Chosen> wrong, Function<Chosen, Fault> fault) {
        var faults = chosen.stream().filter(wrong).map(fault).toList();
        if (!faults.isEmpty()) {
            throw new Problem(kind, faults);
        }
    }

    private static Fault changedSince(Chosen one) {
        return new Fault(
                one.revisionField(),
                Localized.of(
                        "Lô " + one.lot().number() + ": bản đã đọc là " + one.seenRevision() + ", bản hiện tại là "
                                + one.lot().revision() + "; hãy đọc lại rồi thu hồi",
                        "Lot " + one.lot().number() + ": you read revision " + one.seenRevision()
                                + ", the present one is " + one.lot().revision() + "; read it again, then recall it"));
    }

    private static Fault recalledBefore(Chosen one) {
        var recall = one.lot().recall();
        var day = LocalDate.ofInstant(recall == null ? Instant.EPOCH : recall.at(), Dates.ZONE);
        return new Fault(
                one.field(),
                Localized.of(
                        "Lô " + one.lot().number() + " đã được thu hồi ngày " + Dates.format(day)
                                + "; lệnh thu hồi không sửa được",
                        "Lot " + one.lot().number() + " was recalled on " + day + "; a recall cannot be changed"));
    }

    private static Fault beingRecalled(Chosen one) {
        return new Fault(
                one.field(),
                Localized.of(
                        "Lô " + one.lot().number()
                                + " đang được thu hồi theo một lệnh khác; lệnh thu hồi không sửa được",
                        "Lot " + one.lot().number()
                                + " is being recalled by another order; a recall cannot be changed"));
    }
}
