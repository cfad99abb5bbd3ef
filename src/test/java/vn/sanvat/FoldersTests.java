package vn.sanvat;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A stranger finds a class by the names of folders and files: no folder is crowded, and one name means one public type. */
class FoldersTests {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Path CONSOLE = Path.of("frontend/console");
    private static final int MAX_FILES = 20;
    private static final Pattern PUBLIC_TYPE =
            Pattern.compile("(?m)^public (?:\\w+(?:-\\w+)? )*(?:class|record|interface|enum|@interface) (\\w+)");

    /** @return folders with more files than a person looks through */
    private static List<String> crowded(Stream<Path> files) {
        return repeated(files.map(file -> String.valueOf(file.getParent())), MAX_FILES);
    }

    /** @param sources of files; what they declare outermost begins its line */
    private static List<String> ambiguous(Stream<String> sources) {
        return repeated(
                sources.flatMap(source -> PUBLIC_TYPE.matcher(source).results().map(found -> found.group(1))), 1);
    }

    private static List<String> repeated(Stream<String> names, int atMost) {
        return names.collect(groupingBy(Function.identity(), TreeMap::new, counting())).entrySet().stream()
                .filter(name -> name.getValue() > atMost)
                .map(name -> name.getKey() + ": " + name.getValue())
                .toList();
    }

    private static List<Path> files() throws IOException {
        return files(MAIN).filter(file -> file.toString().endsWith(".java")).toList();
    }

    private static Stream<Path> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void noFolderHasMoreThanTwentyFiles() throws IOException {
        assertThat(crowded(Stream.concat(files().stream(), files(CONSOLE)))).isEmpty();
    }

    @Test
    void aCrowdedFolderIsCaught() {
        var crowd = Stream.iterate(1, i -> i <= MAX_FILES + 1, i -> i + 1).map(i -> Path.of("trace", i + ".java"));
        assertThat(crowded(Stream.concat(crowd, Stream.of(Path.of("label", "Qr.java")))))
                .containsExactly("trace: 21");
    }

    @Test
    void noTwoPublicTypesHaveOneName() throws IOException {
        assertThat(ambiguous(files().stream().map(FoldersTests::read))).isEmpty();
    }

    @Test
    void twoPublicTypesOfOneNameAreCaught() {
        assertThat(ambiguous(Stream.of(
                        "package a;\n\npublic sealed interface Proof permits Scan {}",
                        "package b;\n\npublic record Proof() {\n    public record Scan() {}\n}",
                        "package c;\n\nrecord Proof() {}")))
                .containsExactly("Proof: 2");
    }
}
