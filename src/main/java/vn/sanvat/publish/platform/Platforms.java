package vn.sanvat.publish.platform;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.publish.TradePlatform;
import vn.sanvat.web.Problem;

/** The platforms that have a connector here, and how they are. */
@Service
public class Platforms {

    private final List<TradePlatform> connected;
    private final PlatformStore store;

    Platforms(ObjectProvider<TradePlatform> connected, PlatformStore store) {
        this.connected = connected.orderedStream().toList();
        this.store = store;
    }

    /** A platform and how far the sweep has come with it. */
    public record Connected(TradePlatform platform, PlatformState state) {}

    public List<TradePlatform> connected() {
        return connected;
    }

    public boolean connected(String name) {
        return connected.stream().anyMatch(platform -> platform.name().equals(name));
    }

    public Flux<Connected> list() {
        return Flux.fromIterable(connected).concatMap(this::withState);
    }

    /** @throws Problem not found */
    public Mono<Connected> find(String name) {
        return connected.stream()
                .filter(platform -> platform.name().equals(name))
                .findFirst()
                .map(this::withState)
                .orElseThrow(() -> Problem.notFound(
                        "name",
                        "Không có kết nối tới sàn \"" + name + "\"",
                        "No platform \"" + name + "\" is connected"));
    }

    /** Ends a pause, once somebody has mended what caused it. */
    public Mono<Connected> resume(String name) {
        return find(name)
                .flatMap(found ->
                        store.save(found.state().resumed()).map(state -> new Connected(found.platform(), state)));
    }

    private Mono<Connected> withState(TradePlatform platform) {
        return store.find(platform.name()).map(state -> new Connected(platform, state));
    }
}
