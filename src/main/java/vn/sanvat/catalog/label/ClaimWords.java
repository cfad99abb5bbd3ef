package vn.sanvat.catalog.label;

import java.util.List;
import vn.sanvat.evidence.Evidence.Kind;
import vn.sanvat.text.Phrases;

/**
 * The words that need proof or a closer look. Data, not code: see {@code rules/claim-words.json}.
 *
 * @param healing claims that ordinary food must not make
 * @param components that a name may boast of, and whose share it then must give
 */
public record ClaimWords(Phrases healing, List<String> harmless, Phrases components, List<Badge> badges) {

    /**
     * A word that only a certificate allows.
     *
     * @param kinds of evidence, any one of which allows it
     * @param unless phrases around the word that claim nothing, such as {@code phân bón hữu cơ}
     */
    public record Badge(Phrases words, List<Kind> kinds, List<String> unless) {}
}
