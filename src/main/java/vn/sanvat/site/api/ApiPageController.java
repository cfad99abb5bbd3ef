package vn.sanvat.site.api;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.sanvat.cache.Cached;
import vn.sanvat.site.frame.Frame;
import vn.sanvat.site.frame.FrameWords;
import vn.sanvat.site.frame.Pages;
import vn.sanvat.site.frame.Reader;
import vn.sanvat.site.help.HelpWords;
import vn.sanvat.web.ApiDescription;
import vn.sanvat.web.ApiExamples;
import vn.sanvat.web.Audience;
import vn.sanvat.web.PublicUrls;

/** The page about the API. */
@Hidden
@Cached
@RestController
@Audience(Audience.Who.PUBLIC)
class ApiPageController {

    private final ApiDescription description;
    private final ApiExamples examples;
    private final PublicUrls sites;
    private final Pages pages;

    ApiPageController(ApiDescription description, ApiExamples examples, PublicUrls sites, Pages pages) {
        this.description = description;
        this.examples = examples;
        this.sites = sites;
        this.pages = pages;
    }

    @GetMapping(path = "/api", produces = MediaType.TEXT_HTML_VALUE)
    Mono<ResponseEntity<byte[]>> show(ServerHttpRequest request) {
        var reader = Reader.of(request);
        var frame =
                pages.frame(request, Frame.Section.NONE, reader.say(FrameWords.DATA), reader.say(HelpWords.API_SAY));
        return description
                .tree()
                .map(api -> new ApiPage(
                        Curl.preparation(sites.baseUrl().toString()),
                        WalkStep.all(examples.walk(), api),
                        ApiOperations.groups(api, reader.language().locale()),
                        ApiOperations.schemas(api, reader.language().locale())))
                .map(page ->
                        pages.show(HttpStatus.OK, request, frame, "api", Map.<String, @Nullable Object>of("p", page)));
    }
}
