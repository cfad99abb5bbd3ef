package vn.sanvat.site.help;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.sanvat.site.card.FeaturedGoods;
import vn.sanvat.site.frame.Excerpts;
import vn.sanvat.site.frame.Frame;
import vn.sanvat.site.frame.Pages;
import vn.sanvat.site.frame.Reader;
import vn.sanvat.text.Localized;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Problem.Fault;
import vn.sanvat.web.Problem.Kind;
import vn.sanvat.web.ProblemPage;

/** Says in a page what went wrong, and what a person can do about it. */
@Component
public class HelpPages implements ProblemPage {

    private static final String REQUEST_ID = "X-Request-Id";

    private static final int FEATURED = 4;

    private final FeaturedGoods featured;
    private final Pages pages;

    HelpPages(FeaturedGoods featured, Pages pages) {
        this.featured = featured;
        this.pages = pages;
    }

    /**
     * What to say of a problem.
     *
     * @param checks whether a list of what to look at on a pack helps
     */
    private record Help(HelpWords title, HelpWords says, boolean faults, boolean checks, boolean requestId) {}

    @Override
    public Mono<Void> render(ServerWebExchange exchange, Problem problem) {
        var request = exchange.getRequest();
        var response = exchange.getResponse();
        var help = help(request.getPath().value(), problem);
        var requestId = help.requestId() ? response.getHeaders().getFirst(REQUEST_ID) : null;
        var faults = help.faults() ? says(problem) : List.<Localized>of();
        var reader = Reader.of(request);
        var frame = frame(request, reader.say(help.title()), reader.say(help.says()));
        return instead(problem)
                .map(choice -> new HelpPage(reader.say(help.says()), faults, help.checks(), null, requestId, choice))
                .flatMap(page -> write(exchange, reader, pages.render(frame, "help", Map.of("p", page))));
    }

    private static Mono<Void> write(ServerWebExchange exchange, Reader reader, byte[] bytes) {
        var response = exchange.getResponse();
        response.getHeaders().setContentType(Pages.HTML);
        response.getHeaders().setContentLanguage(reader.language().locale());
        response.getHeaders().setContentLength(bytes.length);
        if (exchange.getRequest().getMethod().equals(HttpMethod.HEAD)) {
            return response.setComplete();
        }
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(bytes)));
    }

    /** Who is lost is shown goods; the database is asked nothing, for it may be what is away. */
    private Mono<FeaturedGoods.Choice> instead(Problem problem) {
        return problem.kind() == Kind.NOT_FOUND
                ? featured.choose(FEATURED).onErrorReturn(Problem.class, FeaturedGoods.Choice.NONE)
                : Mono.just(FeaturedGoods.Choice.NONE);
    }

    /** Whether a page of a list was asked for that is not there. */
    public static boolean beyondTheEnd(Throwable thrown) {
        return thrown instanceof Problem problem
                && problem.kind() == Kind.NOT_FOUND
                && "page".equals(problem.faults().getFirst().field());
    }

    public ResponseEntity<byte[]> lastPage(ServerHttpRequest request, Throwable problem, String lastPage) {
        var reader = Reader.of(request);
        var faults = problem instanceof Problem known ? says(known) : List.<Localized>of();
        var page = new HelpPage(
                reader.say(HelpWords.NOT_FOUND_SAY), faults, false, lastPage, null, FeaturedGoods.Choice.NONE);
        return show(request, HelpWords.NOT_FOUND, page);
    }

    public ResponseEntity<byte[]> notShownYet(ServerHttpRequest request) {
        var says = Reader.of(request).say(HelpWords.NOT_SHOWN_YET_SAY);
        return show(
                request,
                HelpWords.NOT_SHOWN_YET,
                new HelpPage(says, List.of(), false, null, null, FeaturedGoods.Choice.NONE));
    }

    public ResponseEntity<byte[]> unknownCode(ServerHttpRequest request, String code) {
        var says = Reader.of(request).say(HelpWords.UNKNOWN_CODE_SAY, Excerpts.shortened(code, 60));
        return show(
                request,
                HelpWords.UNKNOWN_CODE,
                new HelpPage(says, List.of(), true, null, null, FeaturedGoods.Choice.NONE));
    }

    public ResponseEntity<byte[]> unknownLot(ServerHttpRequest request, Localized product, String lot) {
        var reader = Reader.of(request);
        var says = reader.say(HelpWords.UNKNOWN_LOT_SAY, reader.say(product), lot);
        return show(
                request,
                HelpWords.UNKNOWN_LOT,
                new HelpPage(says, List.of(), true, null, null, FeaturedGoods.Choice.NONE));
    }

    private ResponseEntity<byte[]> show(ServerHttpRequest request, HelpWords title, HelpPage page) {
        var frame = frame(request, Reader.of(request).say(title), page.says());
        return pages.show(HttpStatus.NOT_FOUND, request, frame, "help", Map.<String, @Nullable Object>of("p", page));
    }

    private Frame frame(ServerHttpRequest request, String title, String description) {
        return pages.frame(request, Frame.Section.NONE, title, description).unlisted();
    }

    private static List<Localized> says(Problem problem) {
        return problem.faults().stream().map(Fault::says).toList();
    }

    private static Help help(String path, Problem problem) {
        return switch (problem.kind()) {
            case NOT_FOUND -> new Help(HelpWords.NOT_FOUND, HelpWords.NOT_FOUND_SAY, true, false, false);
            case INVALID ->
                path.startsWith("/01/") || path.equals("/l")
                        ? new Help(HelpWords.BAD_INPUT, HelpWords.BAD_CODE_SAY, true, true, false)
                        : new Help(HelpWords.BAD_INPUT, HelpWords.BAD_INPUT_SAY, true, false, false);
            case INTERNAL -> new Help(HelpWords.OURS, HelpWords.OURS_SAY, false, false, true);
            case BUSY -> new Help(HelpWords.BUSY, HelpWords.BUSY_SAY, false, false, true);
            case NOT_STORED -> new Help(HelpWords.NOT_STORED, HelpWords.NOT_STORED_SAY, true, false, true);
            case TOO_MANY -> new Help(HelpWords.TOO_MANY, HelpWords.TOO_MANY_SAY, true, false, false);
            default -> new Help(HelpWords.OTHER, HelpWords.BAD_INPUT_SAY, true, false, true);
        };
    }
}
