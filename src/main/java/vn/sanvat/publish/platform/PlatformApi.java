package vn.sanvat.publish.platform;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.Needs;
import vn.sanvat.identity.Permission;
import vn.sanvat.text.Localized;

/** The connected platforms over HTTP. */
@RestController
@Tag(name = "platforms", description = "Platforms · Sàn thương mại điện tử")
@Needs(Permission.PUBLISH)
@RequestMapping("/api/platforms")
class PlatformApi {

    private final Platforms platforms;

    PlatformApi(Platforms platforms) {
        this.platforms = platforms;
    }

    /**
     * @param ranAt when the sweep last looked, to the minute
     * @param maxBatch items in one call
     * @param reconcileAt when the next reconciliation is due; absent before the first
     * @param refused why the platform refuses our account; absent where it does not
     */
    record PlatformAnswer(
            String name,
            Localized title,
            int maxBatch,
            @Nullable Instant ranAt,
            @Nullable Instant answeredAt,
            int failures,
            @Nullable Instant pausedUntil,
            PlatformState.@Nullable Refusal refused,
            @Nullable Instant reconcileAt) {

        static PlatformAnswer of(Platforms.Connected connected) {
            var state = connected.state();
            return new PlatformAnswer(
                    connected.platform().name(),
                    connected.platform().title(),
                    connected.platform().maxBatch(),
                    state.ranAt(),
                    state.answeredAt(),
                    state.failures(),
                    state.pausedUntil(),
                    state.refused(),
                    state.reconcileAt().equals(Instant.EPOCH) ? null : state.reconcileAt());
        }
    }

    /** A handful: as many as connectors are configured. */
    @Operation(operationId = "listPlatforms", summary = "List platforms · Danh sách sàn thương mại điện tử")
    @GetMapping
    Flux<PlatformAnswer> list() {
        return platforms.list().map(PlatformAnswer::of);
    }

    @Operation(operationId = "getPlatform", summary = "Read a platform · Xem sàn thương mại điện tử")
    @GetMapping("/{name}")
    Mono<PlatformAnswer> read(@PathVariable String name) {
        return platforms.find(name).map(PlatformAnswer::of);
    }

    /** Ends a pause at once, once its cause is mended. */
    @Operation(operationId = "resumePlatform", summary = "Let a platform go on · Cho sàn chạy lại")
    @PostMapping("/{name}/resume")
    Mono<PlatformAnswer> resume(@PathVariable String name) {
        return platforms.resume(name).map(PlatformAnswer::of);
    }
}
