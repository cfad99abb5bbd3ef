package vn.sanvat.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.sanvat.catalog.Category;

/** An index whose numbers mean something else is never read. */
class IndexFormTests {

    @TempDir
    Path folder;

    private static List<String> changed(UnaryOperator<String> change) {
        return IndexForm.lines().stream().map(change).toList();
    }

    /** What a release may do to constants. */
    static Stream<UnaryOperator<String>> releases() {
        return Stream.of(
                line -> line.replace("Category: ", "Category: NEW "),
                line -> line.replace(" " + Category.OTHER.name(), " NEW " + Category.OTHER.name()),
                line -> line.startsWith("Category: ") ? line + " NEW" : line,
                line -> line.startsWith("Unit: ") ? line.replace("G KG", "KG G") : line,
                line -> line.startsWith("Kind: ") ? line.replace("VIETGAP", "GAP") : line,
                line -> line.startsWith("Kind: ") ? line.replace(" CNNT", "") : line);
    }

    @ParameterizedTest
    @MethodSource("releases")
    void aConstantThatIsPutInMovedRenamedOrRemovedMakesAnotherForm(UnaryOperator<String> release) {
        assertThat(changed(release)).isNotEqualTo(IndexForm.lines());
        assertThat(IndexForm.of(changed(release))).isNotEqualTo(IndexForm.current());
    }

    @Test
    void theSameConstantsMakeTheSameForm() {
        assertThat(IndexForm.of(IndexForm.lines())).isEqualTo(IndexForm.current());
    }

    @Test
    void anIndexOfAnotherFormIsThrownAway() throws IOException {
        try (var index = GoodsIndex.open(folder)) {
            var document = new Document();
            document.add(new org.apache.lucene.document.StringField(
                    Documents.ID, "a", org.apache.lucene.document.Field.Store.NO));
            document.add(new org.apache.lucene.document.SortedDocValuesField(
                    Columns.NAME, new org.apache.lucene.util.BytesRef("a\0a")));
            index.write(List.of(document));
            index.commit(Map.of());
        }
        try (var index = GoodsIndex.open(folder)) {
            assertThat(index.empty()).isFalse();
        }

        var config =
                new IndexWriterConfig(null).setIndexSort(new Sort(new SortField(Columns.NAME, SortField.Type.STRING)));
        try (var directory = FSDirectory.open(folder);
                var writer = new IndexWriter(directory, config)) {
            var older = IndexForm.of(changed(line -> line.replace("Category: ", "Category: NEW ")));
            writer.setLiveCommitData(Map.of(IndexFolder.FORM, older).entrySet());
            writer.commit();
        }

        try (var index = GoodsIndex.open(folder)) {
            assertThat(index.empty()).isTrue();
        }
    }

    /** Who uses an ordinal says so to the compiler; each of them has been looked at. */
    @Test
    void noOrdinalReachesTheDiskButThoseOfTheForm() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var using = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(IndexFormTests::usesNumbers)
                    .map(file -> file.getFileName().toString());

            // Card and Columns keep numbers of the enums of the form; the other counts with them while a query runs.
            assertThat(using).containsExactlyInAnyOrder("Card.java", "Columns.java", "FacetCounter.java");
        }
    }

    private static boolean usesNumbers(Path file) {
        try {
            var source = Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "");
            return source.contains(".ordinal()") || source.matches("(?s).*\\.(values|getEnumConstants)\\(\\)\\[.*");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
