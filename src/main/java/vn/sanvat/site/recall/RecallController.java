package vn.sanvat.site.recall;

import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.sanvat.cache.Cached;
import vn.sanvat.site.frame.Frame;
import vn.sanvat.site.frame.Pages;
import vn.sanvat.site.frame.Reader;
import vn.sanvat.site.help.HelpPages;
import vn.sanvat.web.Audience;
import vn.sanvat.web.Page;
import vn.sanvat.web.PublicUrls;

/** What was called back: for people, and for programs that tell others. */
@Cached
@RestController
@Audience(Audience.Who.PUBLIC)
class RecallController {

    private static final int PAGE_SIZE = 24;
    private static final int FEED_SIZE = 50;
    private static final MediaType ATOM = MediaType.valueOf("application/atom+xml;charset=UTF-8");

    private final RecallNotices notices;
    private final HelpPages help;
    private final Pages pages;
    private final PublicUrls sites;

    RecallController(RecallNotices notices, HelpPages help, Pages pages, PublicUrls sites) {
        this.notices = notices;
        this.help = help;
        this.pages = pages;
        this.sites = sites;
    }

    @GetMapping("/recalls")
    Mono<ResponseEntity<byte[]>> list(ServerHttpRequest request, @RequestParam(defaultValue = "1") int page) {
        var reader = Reader.of(request);
        var frame =
                pages.frame(request, Frame.Section.NONE, reader.say(RecallWords.RECALLS), reader.say(RecallWords.SAY));
        return notices.page(new Page.Request(page, PAGE_SIZE))
                .map(found -> pages.show(HttpStatus.OK, request, frame, "recalls", Map.of("page", found)))
                .onErrorResume(
                        HelpPages::beyondTheEnd,
                        problem -> notices.page(new Page.Request(1, PAGE_SIZE))
                                .map(first -> help.lastPage(request, problem, "/recalls?page=" + first.pages())));
    }

    @GetMapping(RecallFeed.PATH)
    Mono<ResponseEntity<String>> feed(ServerHttpRequest request, @RequestParam(defaultValue = "1") int page) {
        var reader = Reader.of(request);
        return notices.page(new Page.Request(page, FEED_SIZE))
                .map(found -> ResponseEntity.ok()
                        .contentType(ATOM)
                        .cacheControl(CacheControl.noCache())
                        .varyBy(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.COOKIE)
                        .header(HttpHeaders.CONTENT_LANGUAGE, reader.language().tag())
                        .body(RecallFeed.of(found, reader, sites)));
    }
}
