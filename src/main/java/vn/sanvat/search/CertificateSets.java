package vn.sanvat.search;

import java.io.IOException;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexReader;

/**
 * The certificates of goods. What covers a maker covers all that it makes, so a column holds the whole set as one value, and this says
 * what a set comes to on a day. There are about as many sets as makers.
 */
final class CertificateSets {

    private static final String SEPARATOR = ",";

    private final Ordinals sets;

    /** Of each set. @see Columns#packed */
    private final long[][] certificates;

    private volatile Day asked = new Day(-1, new int[0]);

    /** Asked again by every search, and the same all day long. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Day(long day, int[] kinds) {}

    private CertificateSets(Ordinals sets, long[][] certificates) {
        this.sets = sets;
        this.certificates = certificates;
    }

    static CertificateSets of(IndexReader reader) throws IOException {
        var sets = Ordinals.of(reader, Columns.CERTIFICATES);
        var certificates = new long[sets.count()][];
        for (int set = 0; set < certificates.length; set++) {
            var value = sets.value(set);
            certificates[set] = value.isEmpty()
                    ? new long[0]
                    : Stream.of(value.split(SEPARATOR, -1))
                            .mapToLong(Long::parseLong)
                            .toArray();
        }
        return new CertificateSets(sets, certificates);
    }

    /** The value of a set. */
    static String value(Collection<Card.Certificate> certificates) {
        return certificates.stream()
                .map(Columns::packed)
                .distinct()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(SEPARATOR));
    }

    /** The numbers of the sets. */
    Ordinals sets() {
        return sets;
    }

    /** Of each set, the kinds of those that are valid on a day, as bits; not to be changed. */
    int[] kindsValidOn(long day) {
        var known = asked;
        if (known.day() != day) {
            known = new Day(day, kinds(day));
            asked = known;
        }
        return known.kinds();
    }

    private int[] kinds(long day) {
        var kinds = new int[certificates.length];
        for (int set = 0; set < kinds.length; set++) {
            for (long certificate : certificates[set]) {
                int kind = Columns.kindValidOn(certificate, day);
                kinds[set] |= kind < 0 ? 0 : 1 << kind;
            }
        }
        return kinds;
    }
}
