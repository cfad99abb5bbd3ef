package vn.sanvat.site.lot;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import vn.sanvat.site.frame.Frame;
import vn.sanvat.site.frame.Pages;
import vn.sanvat.site.frame.Reader;

/** The page on which somebody chooses whose number several lots bear. */
@Component
public class LotChoices {

    private final Pages pages;

    LotChoices(Pages pages) {
        this.pages = pages;
    }

    /** Leads to the page that was found, or asks which of several is meant. */
    public ResponseEntity<byte[]> answer(ServerHttpRequest request, TypedCode typed, CodeLookup.Found found) {
        return switch (found) {
            case CodeLookup.Found.Page page -> seeOther(Reader.of(request).in(page.path()));
            case CodeLookup.Found.Several several -> show(request, typed, several);
        };
    }

    /** @param address on this host, encoded */
    static ResponseEntity<byte[]> seeOther(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(address))
                .build();
    }

    private ResponseEntity<byte[]> show(ServerHttpRequest request, TypedCode typed, CodeLookup.Found.Several several) {
        var reader = Reader.of(request);
        var title = reader.say(LotWords.CHOOSE, typed.text());
        var frame = pages.frame(request, Frame.Section.NONE, title, reader.say(LotWords.CHOOSE_SAY))
                .unlisted();
        var page = pages.show(
                HttpStatus.OK,
                request,
                frame,
                "choose",
                Map.<String, @Nullable Object>of("choices", several.choices()));
        return notKept(page);
    }

    /** Of what people type there is any number, and the cache keeps one page under one address. */
    public static ResponseEntity<byte[]> notKept(ResponseEntity<byte[]> page) {
        return ResponseEntity.status(page.getStatusCode())
                .headers(headers -> {
                    headers.addAll(page.getHeaders());
                    headers.setCacheControl(CacheControl.noStore());
                })
                .body(page.getBody());
    }
}
