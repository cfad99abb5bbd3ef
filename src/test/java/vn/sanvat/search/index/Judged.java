package vn.sanvat.search.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import vn.sanvat.search.query.Gazetteer;
import vn.sanvat.search.query.Sizes;
import vn.sanvat.text.PlainText;

/** A query of {@code judged.tsv}, and how relevant goods are to it. */
public record Judged(String query, List<Rule> rules, List<String> conditions) {

    /** What it fits: a kind, or {@code ~} and words of the name. */
    record Rule(String target, int grade) {}

    public static List<Judged> all() {
        return PlausibleGoods.lines("judged.tsv").map(Judged::read).toList();
    }

    public boolean nothingIsRelevant() {
        return rules.isEmpty();
    }

    /** From 0 to 3. */
    public int grade(PlausibleGoods.Good good, Gazetteer gazetteer) {
        int grade = rules.stream()
                .filter(rule -> fits(rule, good))
                .mapToInt(Rule::grade)
                .findFirst()
                .orElse(0);
        for (var condition : conditions) {
            grade = met(condition, good, gazetteer) ? grade : condition.startsWith("size=") ? Math.min(grade, 1) : 0;
        }
        return grade;
    }

    private static boolean fits(Rule rule, PlausibleGoods.Good good) {
        if (!rule.target().startsWith("~")) {
            return good.kind().id().equals(rule.target());
        }
        var name = PlainText.of(good.entry().content().name().vi()).toLowerCase(Locale.ROOT);
        return name.contains(rule.target().substring(1).replace('+', ' ').toLowerCase(Locale.ROOT));
    }

    private static boolean met(String condition, PlausibleGoods.Good good, Gazetteer gazetteer) {
        var value = condition.substring(condition.indexOf('=') + 1);
        var packs = good.entry().content().packs();
        if (condition.startsWith("place=")) {
            return good.entry().places(gazetteer).stream()
                    .anyMatch(place -> place.name().endsWith(value));
        }
        if (condition.startsWith("size=")) {
            return packs.stream().anyMatch(pack -> Sizes.term(pack.net()).equals(value));
        }
        var ends = value.split("-", -1);
        long max = ends[1].isEmpty() ? Long.MAX_VALUE : Long.parseLong(ends[1]);
        return packs.stream().anyMatch(pack -> pack.priceVnd() >= Long.parseLong(ends[0]) && pack.priceVnd() <= max);
    }

    private static Judged read(String line) {
        var columns = line.split("\t", -1);
        var rules = new ArrayList<Rule>();
        if (!columns[1].equals("none")) {
            // A rule ends in "=" and a digit; words of a name may hold blanks.
            for (var rule : columns[1].split("(?<==[0-9]) ", -1)) {
                int equals = rule.lastIndexOf('=');
                rules.add(new Rule(rule.substring(0, equals), Integer.parseInt(rule.substring(equals + 1))));
            }
        }
        var conditions = columns.length < 3
                ? List.<String>of()
                : Stream.of(columns[2].split(";", -1)).toList();
        return new Judged(columns[0], rules, conditions);
    }
}
