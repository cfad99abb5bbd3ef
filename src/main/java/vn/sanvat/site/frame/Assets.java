package vn.sanvat.site.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The URLs of what Vite built: their names carry a hash of their content, so a browser may keep them for ever. */
@Component
public class Assets {

    private static final String MANIFEST = "static/assets/manifest.json";
    private static final String SITE = "site/site.js";
    private static final String CONSOLE = "console/main.ts";
    private static final String SIGN_IN = "console/signIn.ts";
    private static final String WORKER = "console/worker.js";

    private final Map<String, String> urls;
    private final String styles;
    private final String consoleStyles;

    Assets(JsonMapper mapper) {
        var manifest = read(mapper);
        urls = manifest.properties().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> url(entry.getValue().path("file"))));
        styles = styles(manifest, SITE);
        consoleStyles = styles(manifest, CONSOLE);
    }

    public String styles() {
        return styles;
    }

    public String script() {
        return of(SITE);
    }

    public String consoleStyles() {
        return consoleStyles;
    }

    public String consoleScript() {
        return of(CONSOLE);
    }

    /** What the sign-in page knows of who has signed in on this phone. */
    public String signInScript() {
        return of(SIGN_IN);
    }

    /** What lets the console open without a signal. */
    public String consoleWorker() {
        return of(WORKER);
    }

    /** @param weight regular or bold */
    public String font(String weight) {
        return of("tokens/fonts/" + weight + ".woff2");
    }

    /** @param name such as fish, of a file in {@code frontend/site/pictures} */
    public String picture(String name) {
        return of("site/pictures/" + name + ".svg");
    }

    private String of(String source) {
        var url = urls.get(source);
        if (url == null) {
            throw new IllegalArgumentException(source + " is not in " + MANIFEST);
        }
        return url;
    }

    private static String styles(JsonNode manifest, String entry) {
        return url(manifest.path(entry).path("css").path(0));
    }

    private static String url(JsonNode file) {
        return "/assets/" + file.asString();
    }

    private static JsonNode read(JsonMapper mapper) {
        var file = new ClassPathResource(MANIFEST);
        if (!file.exists()) {
            throw new IllegalStateException("The frontend is not built: " + MANIFEST
                    + " is missing. Run \"node build.mjs\" in frontend/, or Maven without -Dfrontend.skip.");
        }
        try (var in = file.getInputStream()) {
            return mapper.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
