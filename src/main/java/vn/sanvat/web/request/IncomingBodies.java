package vn.sanvat.web.request;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import vn.sanvat.web.ClientAddress;
import vn.sanvat.web.Problem;

/**
 * The bodies of requests that are still coming. Each has time for as long as it comes fast enough; of one network, of all, and of those
 * that are kept in memory, there are only so many. Where there are more, the slowest makes room: whoever sends as one does is never
 * refused because others are slow.
 */
@Component
@EnableConfigurationProperties(BodyLimits.class)
class IncomingBodies implements HttpHandlerDecoratorFactory {

    private final BodyLimits limits;
    private final SequencedSet<IncomingBody> coming = new LinkedHashSet<>();

    IncomingBodies(BodyLimits limits) {
        this.limits = limits;
    }

    /** What becomes of the part of a body that has come. */
    enum Kind {
        /** It waits in memory for the rest: JSON and forms. */
        IN_MEMORY,
        /** It waits on disk for the rest: pictures, spreadsheets, and forms with files. */
        ON_DISK,
        /** It is worked on at once, by whoever counts such requests. */
        LINES;

        /** @param contentType as it was sent */
        static Kind of(@Nullable String contentType) {
            var type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
            if (type.startsWith("application/x-ndjson")) {
                return LINES;
            }
            return Stream.of("multipart/", "image/", "application/octet-stream", "application/vnd.", "text/csv")
                            .anyMatch(type::startsWith)
                    ? ON_DISK
                    : IN_MEMORY;
        }
    }

    /** Outermost, because a form is read from the request that the exchange began with, whatever filters put in its place. */
    @Override
    public HttpHandler apply(HttpHandler handler) {
        return (request, response) ->
                handler.handle(WatchedRequest.hasBody(request) ? new WatchedRequest(request, this) : request, response);
    }

    /** @return the same body; ends with a {@link Problem} of kind {@code TOO_SLOW} if it comes too slowly */
    Flux<DataBuffer> watch(ClientAddress from, Kind kind, Flux<DataBuffer> body) {
        return Flux.using(
                () -> begin(from, kind),
                one -> body.doOnRequest(one::asked)
                        .doOnNext(buffer -> came(one, buffer.readableByteCount()))
                        .takeUntilOther(late(one)),
                this::end);
    }

    private Flux<Void> late(IncomingBody one) {
        return Flux.interval(limits.look()).handle((tick, sink) -> {
            if (one.late()) {
                sink.error(tooSlow());
            }
        });
    }

    private synchronized IncomingBody begin(ClientAddress from, Kind kind) {
        makeRoom(limits.maxOfNetwork(), one -> one.from().equals(from));
        makeRoom(limits.maxInAll(), one -> true);
        var one = new IncomingBody(from, kind, limits, System::nanoTime);
        coming.add(one);
        return one;
    }

    private void makeRoom(int max, Predicate<IncomingBody> among) {
        if (coming.stream().filter(among).count() >= max) {
            cutSlowest(among);
        }
    }

    private void came(IncomingBody one, int bytes) {
        one.came(bytes);
        if (one.kind() == Kind.IN_MEMORY) {
            keepWithinMemory(one);
        }
    }

    private synchronized void keepWithinMemory(IncomingBody newest) {
        long bytes = coming.stream()
                .filter(one -> one.kind() == Kind.IN_MEMORY)
                .mapToLong(IncomingBody::bytes)
                .sum();
        if (bytes > limits.maxInMemory().toBytes()) {
            cutSlowest(one -> one.kind() == Kind.IN_MEMORY && one != newest);
        }
    }

    /** It is told so when it is looked at next. */
    private void cutSlowest(Predicate<IncomingBody> among) {
        coming.stream()
                .filter(among)
                .min(Comparator.comparingDouble(IncomingBody::rate))
                .ifPresent(slowest -> {
                    slowest.cut();
                    coming.remove(slowest);
                });
    }

    private synchronized void end(IncomingBody one) {
        coming.remove(one);
    }

    /** Bodies that are coming now. */
    synchronized int count() {
        return coming.size();
    }

    private static Problem tooSlow() {
        return Problem.of(
                Problem.Kind.TOO_SLOW,
                "body",
                "Nội dung gửi tới quá chậm nên đã dừng nhận; hãy gửi lại khi mạng tốt hơn",
                "The body came too slowly, so it was not waited for; send it again over a better connection");
    }
}
