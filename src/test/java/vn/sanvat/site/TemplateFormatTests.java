package vn.sanvat.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing formats templates for us, so a test holds them to two spaces a level and to lines that fit beside another. */
class TemplateFormatTests {

    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final int MAX_LINE = 140;
    private static final int INDENT = 2;

    /** What begins a block that ends on a line of its own. */
    private static final Pattern OPENS =
            Pattern.compile("^@(if|for)\\(|^<(div|section|ul|ol|dl|form|article|nav)\\b(?!.*</)");

    private static final Pattern CLOSES =
            Pattern.compile("^@(endif|endfor)$|^</(div|section|ul|ol|dl|form|article|nav)>$");

    @Test
    void everyLineFits() throws IOException {
        assertThat(faults(TemplateFormatTests::tooLong)).isEmpty();
    }

    @Test
    void everyLineIsIndentedByTwoSpacesALevel() throws IOException {
        assertThat(faults(TemplateFormatTests::oddlyIndented)).isEmpty();
    }

    /** An end stands below its beginning, with what is inside further in. */
    @Test
    void whatIsNestedIsSeen() throws IOException {
        assertThat(faults(TemplateFormatTests::badlyNested)).isEmpty();
    }

    @Test
    void aLongAnOddAndAFlatLineAreNoticed() {
        assertThat(tooLong(List.of("x".repeat(MAX_LINE)))).isEmpty();
        assertThat(tooLong(List.of("x".repeat(MAX_LINE + 1)))).hasSize(1);
        assertThat(oddlyIndented(List.of("  <p>", "   <p>", "\t<p>", "<p> "))).hasSize(3);
        assertThat(badlyNested(List.of("<div>", "  <p>a</p>", "</div>"))).isEmpty();
        assertThat(badlyNested(List.of("<div>", "<p>a</p>", "</div>"))).hasSize(1);
        assertThat(badlyNested(List.of("@if(a)", "  <p>a</p>", "  @endif"))).hasSize(1);
    }

    private interface Rule {
        /** @return the lines that break it, with their numbers */
        List<String> faults(List<String> lines);
    }

    private static List<String> faults(Rule rule) throws IOException {
        var faults = new ArrayList<String>();
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".jte")).toList()) {
                rule.faults(Files.readAllLines(file)).forEach(fault -> faults.add(file + ":" + fault));
            }
        }
        return faults;
    }

    private static List<String> tooLong(List<String> lines) {
        return where(lines, line -> line.length() > MAX_LINE);
    }

    private static List<String> oddlyIndented(List<String> lines) {
        return where(
                lines, line -> line.contains("\t") || !line.equals(line.stripTrailing()) || depth(line) % INDENT != 0);
    }

    private static List<String> badlyNested(List<String> lines) {
        var faults = new ArrayList<String>();
        var open = new ArrayList<Integer>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var text = line.strip();
            if (CLOSES.matcher(text).find()) {
                if (open.isEmpty() || depth(line) != open.removeLast()) {
                    faults.add(i + 1 + ": " + text);
                }
            } else if (!text.startsWith("@else") && !open.isEmpty() && depth(line) <= open.getLast()) {
                faults.add(i + 1 + ": " + text);
            }
            if (OPENS.matcher(text).find() && !text.contains("@endif") && !text.contains("@endfor")) {
                open.add(depth(line));
            }
        }
        return faults;
    }

    private static List<String> where(List<String> lines, java.util.function.Predicate<String> broken) {
        return Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
                .filter(i -> broken.test(lines.get(i)))
                .map(i -> i + 1 + ": " + lines.get(i).strip())
                .toList();
    }

    private static int depth(String line) {
        return line.length() - line.stripLeading().length();
    }
}
