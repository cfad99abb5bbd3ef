package vn.sanvat.trace;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.media.Photos;
import vn.sanvat.store.KeyedRequest;
import vn.sanvat.store.Resends;
import vn.sanvat.text.Localized;
import vn.sanvat.text.PlainText;
import vn.sanvat.trace.code.CodeMint;
import vn.sanvat.trace.feedback.FeedbackStore;
import vn.sanvat.trace.feedback.RateLimit;
import vn.sanvat.web.ClientAddress;
import vn.sanvat.web.Faults;
import vn.sanvat.web.Problem;

/** What buyers report about lots. */
@Service
public class Feedbacks {

    public static final int MAX_TEXT = 1_000;
    public static final int MAX_CONTACT = 200;

    /** On a lot's page; the latest say what holds. */
    private static final int MAX_ANSWERS = 10;

    /** Begins a reference, so that nobody takes it for the code of a lot. */
    private static final String REFERENCE = "PA";

    /** What the script of a lot's page gives a form: 128 random bits, which nobody else can name. */
    private static final Pattern NUMBER = Pattern.compile("\\d{1,10}(-\\d{1,10}){3}");

    private static final Photos.Caption NO_CAPTION = new Photos.Caption(null, null, false, null);

    private final FeedbackStore store;
    private final LotFinder lots;
    private final RateLimit limit;
    private final Ids ids;
    private final Clock clock;
    private final Resends resends;
    private final Photos photos;
    private final CodeMint mint;

    Feedbacks(
            FeedbackStore store,
            LotFinder lots,
            RateLimit limit,
            Ids ids,
            Clock clock,
            Resends resends,
            Photos photos,
            CodeMint mint) {
        this.photos = photos;
        this.mint = mint;
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
    public record Report(
            String code,
            Feedback.@Nullable Kind kind,
            String text,
            @Nullable String contact) {

        public Report {
            text = PlainText.of(text);
            var reach = contact == null ? "" : PlainText.of(contact);
            contact = reach.isEmpty() ? null : reach;
        }

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
        return Mono.deferContextual(context -> {
            var id = ids.uuid(context);
            var at = KeyedRequest.createdAt(context, clock);
            var stored = checked(report)
                    .doOnNext(lot -> limit.count(client))
                    .flatMap(lot -> store.insert(feedback(id, at, lot, report, null)));
            return resends.onceMade(Feedback.class, id, stored);
        });
    }

    /**
     * Stores a report that a form sent. Sent twice on one day, as by who presses the button twice, it is one report.
     *
     * @param photo JPEG, PNG or WebP; looked at only where the rest is right and the sender has not sent too much
     * @param once what tells a form from another that was filled in with the same words; may be empty
     * @throws Problem as {@link #report(Report, ClientAddress)}; what {@link Photos#accept} says of a photo
     */
    public Mono<Feedback> report(
            Report report, @Nullable Publisher<DataBuffer> photo, String once, ClientAddress client) {
        return checked(report).flatMap(lot -> {
            var sent = new Sent(report, once, client, lot);
            return photo == null ? once(sent, null, () -> limit.count(client), () -> {}) : withPhoto(sent, photo);
        });
    }

    /** A report that a form sent, of a lot that there is. */
    private record Sent(Report report, String once, ClientAddress client, Lot lot) {}

    /** A picture is work, so it is counted before it is looked at; counted back where the report turns out to be here already. */
    private Mono<Feedback> withPhoto(Sent sent, Publisher<DataBuffer> photo) {
        return Mono.defer(() -> {
            try {
                limit.count(sent.client());
            } catch (Problem tooMany) {
                return Photos.idOf(photo)
                        .flatMap(id -> store.find(nameOf(sent, id)))
                        .switchIfEmpty(Mono.error(tooMany));
            }
            return photos.accept(photo, NO_CAPTION)
                    .flatMap(kept -> once(sent, kept.id(), () -> {}, () -> limit.countBack(sent.client())));
        });
    }

    /**
     * What a form sends twice is one report. A form that was given a number tells by it, also to another instance and after a restart; of one
     * without only who sent it can tell, which is kept nowhere.
     */
    private String nameOf(Sent sent, @Nullable String photo) {
        var said = String.join(
                "\0",
                sent.lot().id(),
                String.valueOf(sent.report().kind()),
                sent.report().text(),
                String.valueOf(sent.report().contact()),
                String.valueOf(photo),
                sent.once());
        return NUMBER.matcher(sent.once()).matches()
                ? UUID.nameUUIDFromBytes(said.getBytes(StandardCharsets.UTF_8)).toString()
                : limit.nameOf(sent.client(), said).toString();
    }

    private Mono<Feedback> once(Sent sent, @Nullable String photo, Runnable isNew, Runnable isKnown) {
        var id = nameOf(sent, photo);
        return store.find(id)
                .doOnNext(known -> isKnown.run())
                .switchIfEmpty(Mono.fromRunnable(isNew)
                        .then(Mono.defer(
                                () -> store.insert(feedback(id, clock.instant(), sent.lot(), sent.report(), photo)))))
                .onErrorResume(DuplicateKeyException.class, taken -> store.find(id));
    }

    private Mono<Lot> checked(Report report) {
        return Mono.fromRunnable(() -> {
                    check("text", "Nội dung phản ánh", "The message", report.text(), MAX_TEXT);
                    if (report.contact() != null) {
                        check("contact", "Cách liên hệ", "How to reach you", report.contact(), MAX_CONTACT);
                    }
                })
                .then(lots.byCode(report.code()))
                .switchIfEmpty(Mono.error(() -> QrCodes.unknown(report.code())));
    }

    private Feedback feedback(String id, Instant at, Lot lot, Report report, @Nullable String photo) {
        return new Feedback(
                id,
                0,
                lot.id(),
                lot.cooperative(),
                lot.product(),
                lot.code(),
                report.kind(),
                report.text(),
                report.contact(),
                photo,
                REFERENCE + mint.next(),
                Feedback.State.RECEIVED,
                null,
                null,
                null,
                null,
                false,
                null,
                at);
    }

    /** In no order. */
    public Flux<Feedback> findAll(Collection<String> ids) {
        return store.findAll(ids);
    }

    /** @param reference as people type it, like a code; empty at once for what is no reference */
    public Mono<Feedback> byReference(String reference) {
        var plain = QrCode.normalised(reference);
        return plain.startsWith(REFERENCE) && plain.length() == REFERENCE.length() + CodeMint.LENGTH
                ? store.byReference(plain)
                : Mono.empty();
    }

    /** The answers that a lot's page shows, the latest first; without a word of who asked. */
    public Flux<Answer> answersOf(String lotId) {
        return store.answersOf(lotId, MAX_ANSWERS)
                .filter(report -> report.answered() != null && report.answeredAt() != null)
                .map(report -> new Answer(
                        report.kind(),
                        Objects.requireNonNull(report.answered()),
                        Objects.requireNonNull(report.answeredAt())));
    }

    /** @param kind what it was about; absent where the buyer did not say */
    public record Answer(Feedback.@Nullable Kind kind, Localized text, Instant at) {}

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
