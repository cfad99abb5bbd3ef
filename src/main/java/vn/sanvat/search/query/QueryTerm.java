package vn.sanvat.search.query;

import java.util.List;

/**
 * A part of a query that is one thing: a word, a name of a place, a name that has others.
 *
 * @param words as typed, or as read from keystrokes
 * @param slips for a single word that nobody uses, those that may have been meant
 * @param others other names of the same thing
 * @param place whether it is the name of a place, now or once
 * @param fixed whether the words are a compound or a name of several words that is known: they belong side by side, and are spelt right
 * @param courtesy whether a product may do without it
 */
public record QueryTerm(
        List<Word> words,
        List<Lexicon.Near> slips,
        List<List<Word>> others,
        boolean place,
        boolean fixed,
        boolean courtesy) {

    static QueryTerm of(Word word) {
        return new QueryTerm(List.of(word), List.of(), List.of(), false, false, false);
    }

    QueryTerm required() {
        return new QueryTerm(words, slips, others, place, fixed, false);
    }

    public boolean single() {
        return words.size() == 1;
    }

    public Word first() {
        return words.getFirst();
    }
}
