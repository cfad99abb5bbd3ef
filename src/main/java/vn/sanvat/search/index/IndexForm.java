package vn.sanvat.search.index;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.sanvat.catalog.Category;
import vn.sanvat.evidence.Evidence.Kind;
import vn.sanvat.search.query.Compounds;
import vn.sanvat.search.query.Synonyms;
import vn.sanvat.text.Quantity.Unit;
import vn.sanvat.text.Sha256;

/**
 * Of which form an index is: one of another form is thrown away and built anew. Worked out from all that an entry is made with, so
 * that nobody need remember to raise a number: a constant that is put between two others would change what the numbers in the index
 * mean, and say so nowhere.
 */
final class IndexForm {

    /** Raised whenever {@link Documents} or {@link Columns} write otherwise, or {@link Card} the same components. */
    private static final int LAYOUT = 8;

    /** Their ordinals are in the columns and cards. */
    static final List<Class<? extends Enum<?>>> NUMBERED = List.of(Category.class, Unit.class, Kind.class);

    private static final int DIGEST_BYTES = 12;

    private IndexForm() {}

    /** The form that this program writes and reads. */
    static String current() {
        return of(lines());
    }

    /** @param lines without line ends */
    static String of(List<String> lines) {
        return HexFormat.of().formatHex(Sha256.of(String.join("\n", lines)), 0, DIGEST_BYTES);
    }

    static List<String> lines() {
        var numbered = NUMBERED.stream().flatMap(IndexForm::constants);
        var words = Stream.of(
                        Arrays.stream(Category.values()).map(Category::words),
                        Arrays.stream(Kind.values()).map(Kind::words),
                        Arrays.stream(Field.values()).map(field -> field + " " + field.exact()),
                        Columns.PRICE_ENDS.stream().map(String::valueOf),
                        Synonyms.lines(Compounds.COMPOUNDS),
                        Synonyms.lines(Compounds.PROVINCES))
                .flatMap(lines -> lines);
        var card = Arrays.stream(Card.class.getRecordComponents()).map(RecordComponent::toString);
        return Stream.of(Stream.of("layout " + LAYOUT), numbered, words, card)
                .flatMap(lines -> lines)
                .toList();
    }

    private static Stream<String> constants(Class<? extends Enum<?>> type) {
        return Stream.of(Arrays.stream(type.getEnumConstants())
                .map(Enum::name)
                .collect(Collectors.joining(" ", type.getSimpleName() + ": ", "")));
    }
}
