package vn.sanvat.site.console;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
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

    private final Pages pages;

    ConsoleController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping({"/console", "/console/**"})
    ResponseEntity<byte[]> show(ServerHttpRequest request) {
        var reader = Reader.of(request);
        var frame = pages.frame(
                request, Frame.Section.NONE, reader.say(ConsoleWords.TITLE), reader.say(ConsoleWords.DESCRIPTION));
        return pages.show(HttpStatus.OK, request, frame, "console", Map.of());
    }
}
