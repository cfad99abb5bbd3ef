package vn.sanvat.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import vn.sanvat.text.Localized;

/** The languages of the pages. */
public enum Language {
    VI("vi"),
    EN("en");

    /** The cookie that remembers a choice, and the query parameter that makes it. */
    public static final String NAME = "lang";

    private static final int MAX_PREFERRED_LENGTH = 1_000;
    private static final List<Locale> SPOKEN = List.of(Localized.VIETNAMESE, Locale.ENGLISH);

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
    public static @Nullable Language chosen(ServerHttpRequest request) {
        return read(value(request.getURI().getRawQuery(), "&"));
    }

    public static Language of(ServerHttpRequest request) {
        var headers = request.getHeaders();
        return of(
                request.getURI().getRawQuery(),
                headers.getFirst(HttpHeaders.COOKIE),
                headers.getFirst(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /**
     * What the address asks for, else what was chosen before, else what the browser prefers, else Vietnamese.
     *
     * @param query of the address, encoded
     * @param cookies as the header of this name
     * @param preferred as the header Accept-Language
     */
    public static Language of(@Nullable String query, @Nullable String cookies, @Nullable String preferred) {
        var chosen = read(value(query, "&"));
        if (chosen != null) {
            return chosen;
        }
        var remembered = read(value(cookies, ";"));
        return remembered == null ? preferred(preferred) : remembered;
    }

    private static Language preferred(@Nullable String header) {
        if (header == null || header.length() > MAX_PREFERRED_LENGTH) {
            return VI;
        }
        try {
            var locale = Locale.lookup(Locale.LanguageRange.parse(header), SPOKEN);
            return locale != null && locale.getLanguage().equals("en") ? EN : VI;
        } catch (IllegalArgumentException malformed) {
            return VI;
        }
    }

    /** The first value of our name among {@code name=value} pairs. */
    private static @Nullable String value(@Nullable String pairs, String between) {
        if (pairs == null || !pairs.contains(NAME + "=")) {
            return null;
        }
        for (var pair : pairs.split(between, -1)) {
            var said = pair.strip();
            if (said.startsWith(NAME + "=")) {
                return said.substring(NAME.length() + 1);
            }
        }
        return null;
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
