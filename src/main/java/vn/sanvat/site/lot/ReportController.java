package vn.sanvat.site.lot;

import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.site.frame.Frame;
import vn.sanvat.site.frame.Pages;
import vn.sanvat.site.frame.Reader;
import vn.sanvat.text.PlainText;
import vn.sanvat.trace.Feedback;
import vn.sanvat.trace.Feedbacks;
import vn.sanvat.trace.LotFinder;
import vn.sanvat.trace.QrCodes;
import vn.sanvat.web.Audience;
import vn.sanvat.web.ClientAddress;
import vn.sanvat.web.MultipartForms;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Problem.Kind;

/**
 * How a buyer reports a problem, and asks what became of it. Its pages are not cached: what a report became is nobody else's business,
 * and of references there is any number.
 */
@RestController
@Audience(Audience.Who.PUBLIC)
class ReportController {

    static final String PATH = "/feedback/";

    /** What the person at the form can put right; anything else is said on a page of its own. */
    private static final Set<Kind> FAULTS_OF_THE_FORM = Set.of(Kind.INVALID, Kind.TOO_LARGE, Kind.UNSUPPORTED_MEDIA);

    private final Feedbacks feedbacks;
    private final LotFinder lots;
    private final LotPages lotPages;
    private final MultipartForms forms;
    private final Pages pages;

    ReportController(Feedbacks feedbacks, LotFinder lots, LotPages lotPages, MultipartForms forms, Pages pages) {
        this.feedbacks = feedbacks;
        this.lots = lots;
        this.lotPages = lotPages;
        this.forms = forms;
        this.pages = pages;
    }

    /**
     * What was filled in.
     *
     * @param once what the script of the page gave the form
     */
    private record Sent(
            String kind,
            String text,
            String contact,
            String once,
            @Nullable Flux<DataBuffer> photo) {

        /** Never with what is a person's: this may end in a log. */
        @Override
        public String toString() {
            return "Sent[kind=" + kind + "]";
        }
    }

    @PostMapping(path = "/l/{code}/feedback", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<ResponseEntity<byte[]>> report(ServerWebExchange exchange, @PathVariable String code) {
        return forms.with(exchange, parts -> report(exchange.getRequest(), code, sent(parts)));
    }

    /** Without a photo; also from a page that was opened before there were photos. */
    @PostMapping(path = "/l/{code}/feedback", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<byte[]>> reportInWords(ServerWebExchange exchange, @PathVariable String code) {
        return exchange.getFormData()
                .flatMap(form -> report(
                        exchange.getRequest(),
                        code,
                        new Sent(
                                value(form.getFirst("kind")),
                                value(form.getFirst("text")),
                                value(form.getFirst("contact")),
                                value(form.getFirst("once")),
                                null)));
    }

    @GetMapping(PATH + "{reference}")
    Mono<ResponseEntity<byte[]>> receipt(ServerHttpRequest request, @PathVariable String reference) {
        return feedbacks
                .byReference(reference)
                .switchIfEmpty(Mono.error(() -> Problem.notFound(
                        "reference",
                        "Không có phản ánh mang số này; hãy so lại với số đã ghi",
                        "There is no report of this number; compare it with what you noted")))
                .map(feedback -> receipt(request, feedback));
    }

    private ResponseEntity<byte[]> receipt(ServerHttpRequest request, Feedback feedback) {
        var reader = Reader.of(request);
        var reference = Objects.requireNonNull(feedback.reference(), "it was found by it");
        var frame = pages.frame(
                        request,
                        Frame.Section.NONE,
                        reader.say(LotWords.RECEIPT, reference),
                        reader.say(LotWords.RECEIPT_SAY))
                .at(PATH + reference)
                .unlisted();
        var page = pages.show(HttpStatus.OK, request, frame, "receipt", Map.of("feedback", feedback));
        return LotChoices.notKept(page);
    }

    private Mono<ResponseEntity<byte[]>> report(ServerHttpRequest request, String code, Sent sent) {
        return Mono.fromCallable(() -> new Feedbacks.Report(code, kind(sent.kind()), sent.text(), sent.contact()))
                .flatMap(report -> feedbacks.report(report, sent.photo(), sent.once(), ClientAddress.of(request)))
                .map(stored -> ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .location(URI.create(Reader.of(request).in(PATH + stored.reference())))
                        .<byte[]>build())
                .onErrorResume(
                        Problem.class,
                        problem -> FAULTS_OF_THE_FORM.contains(problem.kind())
                                ? refused(request, code, sent, problem)
                                : Mono.error(problem));
    }

    /** The form again, with what was typed and what is wrong with it. */
    private Mono<ResponseEntity<byte[]>> refused(ServerHttpRequest request, String code, Sent sent, Problem problem) {
        var says = problem.faults().stream().map(Problem.Fault::says).toList();
        var form = new ReportForm(true, sent.kind(), sent.text(), sent.contact(), says);
        return lots.byCode(code)
                .switchIfEmpty(Mono.error(() -> QrCodes.unknown(code)))
                .flatMap(lot -> lotPages.show(request, lot, null, form));
    }

    private static Feedback.@Nullable Kind kind(String name) {
        return name.isBlank()
                ? null
                : Arrays.stream(Feedback.Kind.values())
                        .filter(kind -> kind.name().equals(name))
                        .findFirst()
                        .orElseThrow(() ->
                                Problem.invalid("kind", "Hãy chọn một việc trong danh sách", "Choose one of the list"));
    }

    private static Sent sent(Map<String, Part> parts) {
        // Who chose no photo sends a file without a name.
        var photo =
                parts.get("photo") instanceof FilePart file && !file.filename().isEmpty() ? file.content() : null;
        return new Sent(
                value(MultipartForms.text(parts, "kind")),
                value(MultipartForms.text(parts, "text")),
                value(MultipartForms.text(parts, "contact")),
                value(MultipartForms.text(parts, "once")),
                photo);
    }

    private static String value(@Nullable String text) {
        return text == null ? "" : PlainText.of(text);
    }
}
