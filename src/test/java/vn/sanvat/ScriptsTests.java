package vn.sanvat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the scripts run by name is there: they are run by hand and nightly, so nothing else tells when a class has moved. */
class ScriptsTests {

    private static final List<Path> SCRIPTS = List.of(Path.of("bench"), Path.of(".ci"), Path.of("aot.sh"));
    private static final List<Path> SOURCES = List.of(Path.of("src/main/java"), Path.of("src/test/java"));

    /** A class by its whole name, with dots or with slashes. */
    private static final Pattern CLASS = Pattern.compile("\\bvn[./]sanvat[./](?:[a-z0-9]+[./])*[A-Z]\\w*");

    /** As PIT is told, with a star for any folders and letters. */
    private static final Pattern GLOB = Pattern.compile("\\$v\\.([a-z0-9]+)\\.\\*([A-Z]\\w*)");

    private static final Pattern TEST = Pattern.compile("-Dtest='?(\\w+)");

    private static List<String> missing(String script, Set<String> classes) {
        var named = CLASS.matcher(script).results().map(found -> found.group().replace('/', '.'));
        var tests = TEST.matcher(script).results().map(found -> found.group(1));
        var missing = Stream.concat(named, tests)
                .filter(name -> classes.stream().noneMatch(one -> one.equals(name) || one.endsWith("." + name)));
        var globs = GLOB.matcher(script)
                .results()
                .filter(glob -> classes.stream()
                        .noneMatch(one ->
                                one.startsWith("vn.sanvat." + glob.group(1) + ".") && one.contains(glob.group(2))))
                .map(glob -> glob.group());
        return Stream.concat(missing, globs).toList();
    }

    private static Set<String> classes() throws IOException {
        var classes = new HashSet<String>();
        for (var folder : SOURCES) {
            try (var files = Files.walk(folder)) {
                files.map(folder::relativize)
                        .map(Path::toString)
                        .filter(file -> file.endsWith(".java"))
                        .map(file -> file.replace(".java", "").replace('/', '.'))
                        .forEach(classes::add);
            }
        }
        return classes;
    }

    @Test
    void everyClassThatAScriptNamesIsThere() throws IOException {
        var classes = classes();
        for (var place : SCRIPTS) {
            try (var files = Files.walk(place)) {
                for (var script : files.filter(Files::isRegularFile).collect(Collectors.toSet())) {
                    assertThat(missing(Files.readString(script), classes))
                            .as(script.toString())
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void aClassThatHasMovedIsCaught() {
        var script =
                "java vn.sanvat.search.Gone; [ -e vn/sanvat/web/Gone.class ]; mvn -Dtest='Gone#m'; java vn.sanvat.SanVat; pit $v.web.*Gone";

        assertThat(missing(script, Set.of("vn.sanvat.SanVat", "vn.sanvat.search.index.Gone")))
                .containsExactly("vn.sanvat.search.Gone", "vn.sanvat.web.Gone", "$v.web.*Gone");
        assertThat(missing(script, Set.of("vn.sanvat.SanVat")))
                .containsExactly("vn.sanvat.search.Gone", "vn.sanvat.web.Gone", "Gone", "$v.web.*Gone");
    }
}
