package vn.sanvat.site.frame;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import vn.sanvat.identity.Offices;
import vn.sanvat.web.Language;
import vn.sanvat.web.PublicUrls;

/** Renders the pages: templates compiled in the build, written as bytes that were encoded there. */
@Component
public class Pages {

    public static final MediaType HTML = MediaType.valueOf("text/html;charset=UTF-8");

    /** What a link to a page without a picture of its own shows. */
    private static final String SHARED = "/share.jpg";

    private static final Duration LANGUAGE_REMEMBERED = Duration.ofDays(365);

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Assets assets;
    private final PublicUrls sites;
    private final Operator operator;
    private final Offices offices;

    Pages(Assets assets, PublicUrls sites, Operator operator, Offices offices) {
        this.offices = offices;
        this.operator = operator;
        this.assets = assets;
        this.sites = sites;
        engine.setBinaryStaticContent(true);
    }

    public Frame frame(ServerHttpRequest request, Frame.Section section, String title, String description) {
        return new Frame(
                Reader.of(request),
                sites,
                assets,
                operator.replacedBy(offices.known()),
                section,
                title,
                description,
                sites.url(SHARED),
                true,
                null,
                List.of(),
                false);
    }

    /** @param content what the template's parameters besides {@code f} are called and hold */
    public ResponseEntity<byte[]> show(
            HttpStatusCode status,
            ServerHttpRequest request,
            Frame frame,
            String template,
            Map<String, @Nullable Object> content) {
        var bytes = render(frame, template, content);
        return ResponseEntity.status(status)
                .headers(headers -> describe(headers, request, frame))
                .contentType(HTML)
                .body(bytes);
    }

    public byte[] render(Frame frame, String template, Map<String, @Nullable Object> content) {
        var parameters = new HashMap<String, @Nullable Object>(content);
        parameters.put("f", frame);
        var output = new Utf8ByteOutput();
        engine.render(template + ".jte", parameters, output);
        return output.toByteArray();
    }

    /** A recall must be seen at once, so a page is asked for again each time; its ETag makes that cheap. */
    static void describe(HttpHeaders headers, ServerHttpRequest request, Frame frame) {
        var language = frame.reader().language();
        headers.setCacheControl(CacheControl.noCache());
        headers.setContentLanguage(language.locale());
        headers.setVary(List.of(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.COOKIE));
        if (Language.chosen(request) != null) {
            headers.add(
                    HttpHeaders.SET_COOKIE,
                    ResponseCookie.from(Language.NAME, language.tag())
                            .path("/")
                            .maxAge(LANGUAGE_REMEMBERED)
                            .sameSite("Lax")
                            .httpOnly(true)
                            .build()
                            .toString());
        }
    }
}
