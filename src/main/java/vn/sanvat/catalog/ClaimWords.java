package vn.sanvat.catalog;

import java.util.List;

/**
 * The words that need proof or a closer look. Data, not code: see {@code rules/claim-words.json}.
 *
 * @param healing claims that ordinary food must not make, whole words with their diacritics
 * @param components that a name may boast of, and whose share it then must give
 */
record ClaimWords(List<String> healing, List<String> harmless, List<String> components, List<Badge> badges) {

    /**
     * A word that only a certificate allows.
     *
     * @param kinds of evidence, any one of which allows it
     * @param unless phrases around the word that claim nothing, such as {@code phân bón hữu cơ}
     */
    record Badge(List<String> words, List<vn.sanvat.evidence.Evidence.Kind> kinds, List<String> unless) {}
}
