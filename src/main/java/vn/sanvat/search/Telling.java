package vn.sanvat.search;

import java.util.List;

/** How much the parts of a query tell of what is looked for, by the words that the goods have. */
final class Telling {

    private static final double MOST = 0.5;

    /** What tells so much of what a word of the query tells on average may stand for what is looked for. */
    private static final double ENOUGH = 0.8;

    private final Lexicon lexicon;

    Telling(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** The required units that some product has; none where these tell less than those that no product has. */
    List<Unit> known(Understanding query) {
        var known = query.required().stream().filter(this::known).toList();
        return unknownTellLess(query) ? known : List.of();
    }

    boolean unknownTellLess(Understanding query) {
        double all = query.required().stream().mapToDouble(this::weight).sum();
        double known = query.required().stream()
                .filter(this::known)
                .mapToDouble(this::weight)
                .sum();
        return known > MOST * all;
    }

    /** The required units that may stand for what is looked for; places never do. */
    List<Unit> things(Understanding query) {
        var required = query.required();
        double all = required.stream().mapToDouble(this::weight).sum();
        return required.stream()
                .filter(unit -> known(unit) && !unit.place() && spelt(unit))
                .filter(unit -> unit.fixed() || weight(unit) * required.size() >= ENOUGH * all)
                .toList();
    }

    /** What was typed with marks is not taken for a word that only folds alike: of "máy giặt" nothing is found by "mây". */
    private boolean spelt(Unit unit) {
        return !unit.others().isEmpty()
                || !unit.slips().isEmpty()
                || unit.words().stream().allMatch(word -> !word.marked() || lexicon.knowsExactly(word));
    }

    private boolean known(Unit unit) {
        return unit.place()
                || !unit.slips().isEmpty()
                || unit.others().stream().anyMatch(other -> other.stream().allMatch(lexicon::knowsExactly))
                || unit.words().stream().allMatch(lexicon::knows);
    }

    private double weight(Unit unit) {
        // A number says less than a word.
        return unit.words().stream()
                .mapToDouble(word -> Character.isDigit(word.typed().charAt(0)) ? 1 : lexicon.weight(word))
                .sum();
    }
}
