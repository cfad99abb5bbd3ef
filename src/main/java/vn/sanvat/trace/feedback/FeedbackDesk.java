package vn.sanvat.trace.feedback;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.Account;
import vn.sanvat.identity.AccountDirectory;
import vn.sanvat.identity.KnownMakers;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.Viewer;
import vn.sanvat.trace.Feedback;
import vn.sanvat.trace.Feedback.Handling;
import vn.sanvat.trace.Feedback.State;
import vn.sanvat.trace.LotFinder;
import vn.sanvat.trace.TraceAccess;
import vn.sanvat.web.Faults;
import vn.sanvat.web.Page;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Revision;

/** What becomes of reports: the department reads all, hands some to the makers, and closes them; a maker answers what it was handed. */
@Service
class FeedbackDesk {

    static final int MAX_NOTE = 2_000;
    static final int MAX_ANSWER = 1_000;

    private final FeedbackStore store;
    private final LotFinder lots;
    private final TraceAccess access;
    private final KnownMakers makers;
    private final AccountDirectory accounts;
    private final Clock clock;

    FeedbackDesk(
            FeedbackStore store,
            LotFinder lots,
            TraceAccess access,
            KnownMakers makers,
            AccountDirectory accounts,
            Clock clock) {
        this.store = store;
        this.lots = lots;
        this.access = access;
        this.makers = makers;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What a list is asked for, as it was typed. */
    record Asked(
            @Nullable State state,
            @Nullable String lot,
            @Nullable String cooperative,
            @Nullable String assignee,
            FeedbackStore.Order order) {}

    /** @throws Problem invalid naming what there is none of, forbidden for what is another maker's */
    Mono<Page<Feedback>> list(Asked asked, Viewer viewer, Page.Request page) {
        return known(asked, viewer)
                .then(Mono.justOrEmpty(asked.lot()).flatMap(lot -> lotId(lot, viewer)))
                .map(lot -> filter(asked, lot, viewer))
                .switchIfEmpty(Mono.fromSupplier(() -> filter(asked, null, viewer)))
                .flatMap(filter -> store.list(filter, asked.order(), page));
    }

    private static FeedbackStore.Filter filter(Asked asked, @Nullable String lot, Viewer viewer) {
        var own = viewer.mayForAll(Permission.READ_REPORTS) ? null : viewer.cooperatives();
        var among = asked.cooperative() == null ? own : List.of(asked.cooperative());
        // Whose the lot is has been asked already, also of reports that do not say it.
        return new FeedbackStore.Filter(asked.state(), lot, lot == null ? among : null, asked.assignee());
    }

    private Mono<Void> known(Asked asked, Viewer viewer) {
        if (asked.cooperative() != null && !viewer.may(Permission.READ_REPORTS, asked.cooperative())) {
            return Mono.error(Viewer.notAllowed());
        }
        if (asked.assignee() != null && !viewer.mayForAll(Permission.SETTLE_REPORTS)) {
            return Mono.error(Viewer.notAllowed());
        }
        var maker = Mono.justOrEmpty(asked.cooperative()).flatMap(id -> makers.required("cooperative", List.of(id)));
        var account = Mono.justOrEmpty(asked.assignee()).flatMap(this::needOfDepartment);
        return maker.then(account).then();
    }

    private Mono<String> lotId(String lot, Viewer viewer) {
        return lots.meant("lot", lot)
                .switchIfEmpty(Mono.error(() -> Problem.invalid(
                        "lot",
                        "Không có lô \"" + lot + "\"; hãy ghi mã, số hoặc id của lô",
                        "There is no lot \"" + lot + "\"; give its code, its number or its id")))
                .delayUntil(found -> access.need(Permission.READ_REPORTS, viewer, found))
                .map(found -> found.id());
    }

    /** @throws Problem not found, also for one about another maker's lot */
    Mono<Feedback> find(String id, Viewer viewer) {
        return store.find(id)
                .filter(found -> mayRead(viewer, found))
                .switchIfEmpty(Mono.error(() -> Problem.notFound(
                        "id", "Không có phản ánh \"" + id + "\"", "There is no report \"" + id + "\"")));
    }

    private static boolean mayRead(Viewer viewer, Feedback report) {
        return report.cooperative() == null
                ? viewer.mayForAll(Permission.READ_REPORTS)
                : viewer.may(Permission.READ_REPORTS, report.cooperative());
    }

    /** @throws Problem not found, stale, forbidden, conflict or invalid, naming the field */
    Mono<Feedback> change(String id, long seen, FeedbackApi.ChangedFeedback change, Viewer viewer) {
        return find(id, viewer).flatMap(found -> {
            Revision.check(seen, found.revision());
            var handling = viewer.mayForAll(Permission.SETTLE_REPORTS)
                    ? byDepartment(found, change)
                    : Mono.fromSupplier(() -> byMaker(found, change));
            return handling.flatMap(checked -> store.save(found.with(checked, clock.instant())))
                    .delayUntil(stored -> handedOver(found, stored) ? tellMaker(stored) : Mono.empty());
        });
    }

    private Mono<Handling> byDepartment(Feedback found, FeedbackApi.ChangedFeedback change) {
        return Mono.fromSupplier(() -> checked(change))
                .delayUntil(handling ->
                        handling.assignee() == null || handling.assignee().equals(found.assignee())
                                ? Mono.empty()
                                : needOfDepartment(handling.assignee()))
                .delayUntil(handling -> handling.state() == State.WITH_MAKER && found.state() != State.WITH_MAKER
                        ? needPeople(found)
                        : Mono.empty());
    }

    private static Handling checked(FeedbackApi.ChangedFeedback change) {
        var faults = new Faults();
        var note = faults.optionalText("note", change.note(), MAX_NOTE);
        var answer = faults.optionalLocalized("answer", change.answer(), MAX_ANSWER);
        var shown = Boolean.TRUE.equals(change.answerShown());
        if (change.state() == State.ANSWERED && change.answer() == null) {
            faults.add("answer", "Hãy ghi câu trả lời cho người mua", "Write the answer for the buyer");
        }
        if (shown && (change.answer() == null || !change.state().answered())) {
            faults.add(
                    "answerShown",
                    "Chỉ hiện được câu trả lời của phản ánh đã trả lời hoặc đã đóng",
                    "Only the answer of a report that is answered or closed can be shown");
        }
        faults.refuse();
        return new Handling(change.state(), change.assignee(), note, answer, shown);
    }

    /** Whether the public reads it is for the department to choose, so it chooses again. */
    private static Handling byMaker(Feedback found, FeedbackApi.ChangedFeedback change) {
        notTheirs("note", change.note() != null);
        notTheirs("assignee", change.assignee() != null);
        notTheirs("answerShown", Boolean.TRUE.equals(change.answerShown()));
        notTheirs("state", change.state() != State.ANSWERED);
        if (found.state() != State.WITH_MAKER) {
            throw Problem.conflict(
                    "state",
                    "Phản ánh này không đang chờ cơ sở trả lời",
                    "This report does not wait for the maker's answer");
        }
        var answer = checked(change).answer();
        return new Handling(State.ANSWERED, found.assignee(), found.note(), answer, false);
    }

    private static void notTheirs(String field, boolean asked) {
        if (asked) {
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    field,
                    "Chỉ cán bộ đặt được " + field + "; cơ sở gửi câu trả lời với state là ANSWERED",
                    "Only the department sets " + field + "; a maker sends its answer with state ANSWERED");
        }
    }

    /** Whom a report may be given to, by a part of the name. */
    Mono<Page<Account>> assignees(String typed, Page.Request page) {
        return accounts.ofDepartment(typed, page);
    }

    private Mono<Void> needOfDepartment(String account) {
        return accounts.ofDepartment(account)
                .switchIfEmpty(Mono.error(() -> Problem.invalid(
                        "assignee",
                        "Không có cán bộ nào mang tài khoản \"" + account + "\"",
                        "Nobody of the department has the account \"" + account + "\"")))
                .then();
    }

    private Mono<Void> needPeople(Feedback report) {
        return Mono.justOrEmpty(report.cooperative())
                .flatMapMany(accounts::ofMaker)
                .hasElements()
                .doOnNext(some -> {
                    if (!some) {
                        throw Problem.invalid(
                                "state",
                                "Cơ sở này chưa có ai có tài khoản để trả lời; hãy gọi điện, hoặc mời họ trước",
                                "Nobody of this maker has an account to answer with; call them, or invite them first");
                    }
                })
                .then();
    }

    private static boolean handedOver(Feedback before, Feedback after) {
        return after.state() == State.WITH_MAKER && before.state() != State.WITH_MAKER;
    }

    /** Nothing of the buyer: a message is read on locked screens. */
    private Mono<Boolean> tellMaker(Feedback report) {
        var url = accounts.inConsole("reports/" + report.id());
        return accounts.tellMaker(
                String.valueOf(report.cooperative()),
                "Phản ánh của người mua cần cơ sở trả lời · A buyer's report for you to answer",
                "Có một phản ánh về hàng của cơ sở được chuyển cho cơ sở trả lời. Mở để xem và trả lời:\n\n" + url
                        + "\n\nA report about your goods was handed to you. Open it to read and answer it.");
    }
}
