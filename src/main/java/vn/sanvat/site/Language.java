package vn.sanvat.site;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The languages of the pages. */
public enum Language {
    VI("vi"),
    EN("en");

    /** The cookie that remembers a choice, and the query parameter that makes it. */
    static final String NAME = "lang";

    private static final List<Locale> SPOKEN = List.of(Locale.of("vi"), Locale.ENGLISH);

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** BCP 47. */
    public String tag() {
        return tag;
    }

    public Locale locale() {
        return Locale.of(tag);
    }

    public Language other() {
        return this == VI ? EN : VI;
    }

    /** What the address asks for; none where it does not, or asks for what we do not speak. */
    static @Nullable Language chosen(ServerHttpRequest request) {
        return read(request.getQueryParams().getFirst(NAME));
    }

    /** What the address asks for, else what was chosen before, else what the browser prefers, else Vietnamese. */
    static Language of(ServerHttpRequest request) {
        var chosen = chosen(request);
        if (chosen != null) {
            return chosen;
        }
        var cookie = request.getCookies().getFirst(NAME);
        var remembered = cookie == null ? null : read(cookie.getValue());
        return remembered == null ? preferred(request.getHeaders()) : remembered;
    }

    private static Language preferred(HttpHeaders headers) {
        try {
            var locale = Locale.lookup(headers.getAcceptLanguage(), SPOKEN);
            return locale != null && locale.getLanguage().equals("en") ? EN : VI;
        } catch (IllegalArgumentException malformed) {
            return VI;
        }
    }

    private static @Nullable Language read(@Nullable String tag) {
        if (tag == null) {
            return null;
        }
        return switch (tag) {
            case "vi" -> VI;
            case "en" -> EN;
            default -> null;
        };
    }
}
