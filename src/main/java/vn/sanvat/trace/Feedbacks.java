package vn.sanvat.trace;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import vn.sanvat.store.KeyedRequest;
import vn.sanvat.store.Resends;
import vn.sanvat.text.PlainText;
import vn.sanvat.trace.feedback.FeedbackStore;
import vn.sanvat.trace.feedback.RateLimit;
import vn.sanvat.web.ClientAddress;
import vn.sanvat.web.Faults;
import vn.sanvat.web.Page;
import vn.sanvat.web.Problem;

/** What buyers report about lots. */
@Service
public class Feedbacks {

    public static final int MAX_TEXT = 1_000;
    public static final int MAX_CONTACT = 200;

    private final FeedbackStore store;
    private final Lots lots;
    private final RateLimit limit;
    private final Ids ids;
    private final Clock clock;
    private final Resends resends;

    Feedbacks(FeedbackStore store, Lots lots, RateLimit limit, Ids ids, Clock clock, Resends resends) {
        this.store = store;
        this.lots = lots;
        this.limit = limit;
        this.ids = ids;
        this.clock = clock;
        this.resends = resends;
    }

    /**
     * A report.
     *
     * @param code the lot's code
     * @param contact a phone number or whatever the buyer likes; private
     */
    public record Report(String code, String text, @Nullable String contact) {

        /** Never with what is a person's: this may end in a log. */
        @Override
        public String toString() {
            return "Report[code=" + code + "]";
        }
    }

    /**
     * Stores a report.
     *
     * @param client where it came from; not stored
     * @throws Problem invalid naming {@code text} or {@code contact}, not found naming {@code code}, too many with the time to wait
     */
    public Mono<Feedback> report(Report report, ClientAddress client) {
        var text = PlainText.of(report.text());
        var contact = report.contact() == null ? "" : PlainText.of(report.contact());
        return Mono.deferContextual(context -> {
            var id = ids.uuid(context);
            var at = KeyedRequest.createdAt(context, clock);
            return resends.onceMade(
                    Feedback.class, id, store(id, at, report, text, contact.isEmpty() ? null : contact, client));
        });
    }

    private Mono<Feedback> store(
            String id, Instant at, Report report, String text, @Nullable String contact, ClientAddress client) {
        return Mono.fromRunnable(() -> {
                    check("text", "Nội dung phản ánh", "The message", text, MAX_TEXT);
                    if (contact != null) {
                        check("contact", "Cách liên hệ", "How to reach you", contact, MAX_CONTACT);
                    }
                })
                .then(lots.byCode(report.code()))
                .switchIfEmpty(Mono.error(() -> QrCodes.unknown(report.code())))
                .doOnNext(lot -> limit.count(client))
                .flatMap(lot -> store.insert(new Feedback(id, 0, lot.id(), lot.code(), text, contact, at)));
    }

    /** Newest first. */
    public Mono<Page<Feedback>> newest(Page.Request page) {
        return store.newest(null, page);
    }

    /** Newest first. */
    public Mono<Page<Feedback>> ofLot(String lotId, Page.Request page) {
        return store.newest(lotId, page);
    }

    private static void check(String field, String nameVi, String nameEn, String value, int max) {
        var faults = new Faults();
        faults.printable(field, value);
        faults.refuse();
        if (value.isEmpty() || value.length() > max) {
            throw Problem.invalid(
                    field,
                    nameVi + " có " + value.length() + " ký tự; phải từ 1 đến " + max,
                    nameEn + " has " + value.length() + " characters; allowed are 1 to " + max);
        }
    }
}
