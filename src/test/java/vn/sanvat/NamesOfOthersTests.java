package vn.sanvat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No module writes the name of another's path or collection as a string: who renames one would not find it. Read from the source,
 * because the compiler puts a constant's text in the place of its name.
 */
class NamesOfOthersTests {

    private static final Path MAIN = Path.of("src/main/java/vn/sanvat");
    private static final Pattern COMMENT = Pattern.compile("/\\*(?s:.*?)\\*/|(?m:^\\s*//.*$)");
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern COLLECTION = Pattern.compile("(?:@Document\\(|\\bCOLLECTION = )\"([^\"]+)\"");
    private static final Pattern PATH = Pattern.compile("/api/[a-z-]+|/[a-z0-9.-]+(?=[/?]|$)");
    private static final Pattern MAPPING = Pattern.compile("@\\w*Mapping\\(([^)]*)\\)");

    /**
     * What is defined below the site, which answers there: the prefixes of the API, of GS1 Digital Link, of our own codes, and of the
     * console, to which messages lead.
     */
    private static final Map<String, Set<String>> DEFINED_BELOW = Map.of(
            "/api",
            Set.of("web"),
            "/01",
            Set.of("gs1", "trace"),
            "/l",
            Set.of("trace"),
            "/console",
            Set.of("identity"));

    /** @param module the part of the package's name after {@code vn.sanvat} */
    private record Source(String module, String file, String code) {

        static Source of(Path file) {
            try {
                var name = MAIN.relativize(file).toString();
                var code = COMMENT.matcher(Files.readString(file)).replaceAll("");
                return new Source(name.substring(0, Math.max(0, name.indexOf('/'))), name, code);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Stream<String> texts() {
            return found(TEXT, code);
        }

        Stream<String> collections() {
            return found(COLLECTION, code);
        }

        Stream<String> paths() {
            return found(MAPPING, code).flatMap(mapping -> found(TEXT, mapping)).flatMap(path -> start(path).stream());
        }

        /** Elsewhere the same word is a field of JSON, or of the index. */
        boolean speaksOfCollections() {
            return code.contains("import vn.sanvat.store.")
                    || code.contains("import org.springframework.data.mongodb.");
        }
    }

    @Test
    void noModuleWritesThePathOrCollectionOfAnother() {
        assertThat(breaches(sources())).isEmpty();
    }

    @Test
    void aPathOfAnotherIsCaught() {
        assertThat(breachesWith("search", "var url = \"/media/\" + photo.id();"))
                .containsExactly("new: /media/");
        assertThat(breachesWith("media", "var url = \"/media/\" + photo.id();")).isEmpty();
        assertThat(breachesWith("label", "URI.create(\"/api/lots/\" + code)")).containsExactly("new: /api/lots/");
        assertThat(breachesWith("web", "path.startsWith(\"/api/\")")).isEmpty();
    }

    @Test
    void aCollectionOfAnotherIsCaught() {
        var imports = "import vn.sanvat.store.WriteCounts;\n";
        assertThat(breachesWith("cache", imports + "Set.of(\"lots\")")).containsExactly("new: lots");
        assertThat(breachesWith("trace", imports + "Set.of(\"lots\")")).isEmpty();
        assertThat(breachesWith("cache", "answer.path(\"lots\")")).isEmpty();
    }

    private static List<String> breachesWith(String module, String code) {
        return breaches(Stream.concat(sources().stream(), Stream.of(new Source(module, "new", code)))
                .toList());
    }

    private static List<Source> sources() {
        try (var files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .map(Source::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> breaches(List<Source> sources) {
        var owners = owners(sources, Source::paths);
        var collections = owners(sources, Source::collections);
        return sources.stream()
                .flatMap(source -> source.texts()
                        .filter(text -> breaks(source.module(), owners, start(text))
                                || (source.speaksOfCollections()
                                        && breaks(source.module(), collections, Optional.of(text))))
                        .map(text -> source.file() + ": " + text))
                .distinct()
                .toList();
    }

    private static boolean breaks(String module, Map<String, Set<String>> owners, Optional<String> name) {
        return name.filter(owners::containsKey)
                .filter(known -> !known.equals("/" + module))
                .filter(known -> !owners.getOrDefault(known, Set.of()).contains(module))
                .filter(known -> !DEFINED_BELOW.getOrDefault(known, Set.of()).contains(module))
                .isPresent();
    }

    private static Map<String, Set<String>> owners(List<Source> sources, Function<Source, Stream<String>> names) {
        var owners = new TreeMap<String, Set<String>>();
        for (var source : sources) {
            names.apply(source)
                    .forEach(name -> owners.computeIfAbsent(name, first -> new TreeSet<>())
                            .add(source.module()));
        }
        return owners;
    }

    /** A path's first segment, of one of the API its first two. */
    private static Optional<String> start(String text) {
        var start = PATH.matcher(text);
        return start.lookingAt() ? Optional.of(start.group()) : Optional.empty();
    }

    private static Stream<String> found(Pattern pattern, String code) {
        return pattern.matcher(code).results().map(found -> found.group(1));
    }
}
