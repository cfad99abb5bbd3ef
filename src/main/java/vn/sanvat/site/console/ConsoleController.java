package vn.sanvat.site.console;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.sanvat.site.frame.Assets;
import vn.sanvat.site.frame.Frame;
import vn.sanvat.site.frame.Pages;
import vn.sanvat.site.frame.Reader;
import vn.sanvat.web.Audience;

/**
 * The page in which the console runs, the same at each of its addresses: which screen stands there is for the script to say. It holds
 * nothing but that script, so anybody may have it; the API asks who is signed in.
 */
@Hidden
@RestController
@Audience(Audience.Who.PUBLIC)
class ConsoleController {

    private static final MediaType SCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);

    private final Pages pages;
    private final Assets assets;

    ConsoleController(Pages pages, Assets assets) {
        this.pages = pages;
        this.assets = assets;
    }

    @GetMapping({"/console", "/console/**"})
    ResponseEntity<byte[]> show(ServerHttpRequest request) {
        var reader = Reader.of(request);
        var frame = pages.frame(
                request, Frame.Section.NONE, reader.say(ConsoleWords.TITLE), reader.say(ConsoleWords.DESCRIPTION));
        return pages.show(HttpStatus.OK, request, frame, "console", Map.of());
    }

    /** A browser lets a worker serve only what lies beside it, and asks for it again before it believes that there is no newer one. */
    @GetMapping("/console/worker.js")
    ResponseEntity<Resource> worker() {
        return ResponseEntity.ok()
                .contentType(SCRIPT)
                .cacheControl(CacheControl.noCache())
                .body(new ClassPathResource("static" + assets.consoleWorker()));
    }
}
