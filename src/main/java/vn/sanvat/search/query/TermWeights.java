package vn.sanvat.search.query;

import java.util.List;

/** How much the parts of a query tell of what is looked for, by the words that the goods have. */
public final class TermWeights {

    private static final double MOST = 0.5;

    /** What tells so much of what a word of the query tells on average may stand for what is looked for. */
    private static final double ENOUGH = 0.8;

    private final Lexicon lexicon;

    public TermWeights(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** The required units that some product has; none where these tell less than those that no product has. */
    public List<QueryTerm> known(ParsedQuery query) {
        var known = query.required().stream().filter(this::known).toList();
        return unknownTellLess(query) ? known : List.of();
    }

    public boolean unknownTellLess(ParsedQuery query) {
        double all = query.required().stream().mapToDouble(this::weight).sum();
        double known = query.required().stream()
                .filter(this::known)
                .mapToDouble(this::weight)
                .sum();
        return known > MOST * all;
    }

    /** The required units that may stand for what is looked for; places never do. */
    public List<QueryTerm> things(ParsedQuery query) {
        var required = query.required();
        double all = required.stream().mapToDouble(this::weight).sum();
        return required.stream()
                .filter(unit -> known(unit) && !unit.place() && spelt(unit))
                .filter(unit -> unit.fixed() || weight(unit) * required.size() >= ENOUGH * all)
                .toList();
    }

    /** What was typed with marks is not taken for a word that only folds alike: of "máy giặt" nothing is found by "mây". */
    private boolean spelt(QueryTerm unit) {
        return !unit.others().isEmpty()
                || !unit.slips().isEmpty()
                || unit.words().stream().allMatch(word -> !word.marked() || lexicon.knowsExactly(word));
    }

    private boolean known(QueryTerm unit) {
        return unit.place()
                || !unit.slips().isEmpty()
                || unit.others().stream().anyMatch(other -> other.stream().allMatch(lexicon::knowsExactly))
                || unit.words().stream().allMatch(lexicon::knows);
    }

    private double weight(QueryTerm unit) {
        // A number says less than a word.
        return unit.words().stream()
                .mapToDouble(word -> Character.isDigit(word.typed().charAt(0)) ? 1 : lexicon.weight(word))
                .sum();
    }
}
