package vn.sanvat.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.sanvat.catalog.Category;
import vn.sanvat.search.index.Card;
import vn.sanvat.search.index.Field;
import vn.sanvat.search.index.GoodsIndex;
import vn.sanvat.search.query.ParsedQuery;
import vn.sanvat.search.query.Word;
import vn.sanvat.text.Localized;

/** Completes what somebody types: the last word may be the beginning of any word of a name, the words before it are whole. */
@Component
class Suggestions {

    private static final int SHORTEST = 2;
    private static final int MAX_PRODUCTS = 6;
    private static final int MAX_CATEGORIES = 2;
    private static final int MAX_COOPERATIVES = 3;
    private static final int LOOKED_AT = 60;
    private static final int COUNTED_EXACTLY = 200;

    private final GoodsIndex index;

    Suggestions(GoodsIndex index) {
        this.index = index;
    }

    List<Suggestion> of(String typed) throws IOException {
        var words = Word.in(typed);
        if (words.stream().mapToInt(word -> word.folded().length()).sum() < SHORTEST
                || words.size() > ParsedQuery.MAX_UNITS) {
            return List.of();
        }
        var products = names(
                Field.NAME, words, card -> card.name(), card -> card.name().vi(), MAX_PRODUCTS);
        var makers = names(
                Field.COOPERATIVE,
                words,
                card -> Localized.vietnamese(card.cooperativeName()),
                Card::cooperative,
                MAX_COOPERATIVES);
        var categories = Stream.of(Category.values())
                .filter(category -> begins(category.title().vi(), words)
                        || begins(category.title().in(Locale.ENGLISH), words)
                        || begins(category.words(), words))
                .limit(MAX_CATEGORIES)
                .map(category -> new Suggestion(Suggestion.Kind.CATEGORY, category.slug(), category.title(), null));
        return Stream.of(
                        products.stream()
                                .map(name -> new Suggestion(
                                        Suggestion.Kind.PRODUCT, name.value(), name.text(), name.product())),
                        categories,
                        makers.stream()
                                .map(name ->
                                        new Suggestion(Suggestion.Kind.COOPERATIVE, name.value(), name.text(), null)))
                .flatMap(all -> all)
                .toList();
    }

    /** @param product the only one that is called so, if there is one */
    private record Name(
            String value, Localized text, @Nullable String product) {

        Name shared() {
            return new Name(value, text, null);
        }
    }

    private List<Name> names(
            Field field, List<Word> words, Function<Card, Localized> text, Function<Card, String> value, int most)
            throws IOException {
        return index.search(searcher -> {
            var top = searcher.search(
                    query(field, words), new TopScoreDocCollectorManager(LOOKED_AT, null, COUNTED_EXACTLY));
            var names = new LinkedHashMap<String, Name>();
            for (var doc : top.scoreDocs) {
                var card = searcher.card(doc.doc);
                var name = new Name(value.apply(card), text.apply(card), card.id());
                names.merge(name.value(), name, (first, second) -> first.shared());
            }
            Predicate<Name> asTyped = name -> typedIn(name.text().vi(), words);
            var ordered = new ArrayList<>(names.values());
            ordered.sort(Comparator.comparing(asTyped::test).reversed());
            return List.copyOf(ordered.subList(0, Math.min(most, ordered.size())));
        });
    }

    /** Names that begin with the first word come first, short ones before long ones. */
    private static Query query(Field field, List<Word> words) {
        var all = new BooleanQuery.Builder();
        for (var word : words.subList(0, words.size() - 1)) {
            all.add(new TermQuery(new Term(field.folded(), word.folded())), Occur.MUST);
        }
        var last = words.getLast().folded();
        all.add(new ConstantScoreQuery(new PrefixQuery(new Term(field.folded(), last))), Occur.MUST);
        all.add(new TermQuery(new Term(field.folded(), last)), Occur.SHOULD);
        if (field == Field.NAME) {
            all.add(
                    new BoostQuery(
                            new ConstantScoreQuery(new PrefixQuery(new Term(
                                    field.pairs(), "^_" + words.getFirst().folded()))),
                            2),
                    Occur.SHOULD);
        }
        return all.build();
    }

    /** Whether every whole word, and the beginning of the last one, stand in a text without regard to marks. */
    private static boolean begins(String text, List<Word> words) {
        var in = Word.in(text);
        for (int i = 0; i < words.size(); i++) {
            var folded = words.get(i).folded();
            boolean last = i == words.size() - 1;
            if (in.stream()
                    .noneMatch(word -> last
                            ? word.folded().startsWith(folded)
                            : word.folded().equals(folded))) {
                return false;
            }
        }
        return true;
    }

    private static boolean typedIn(String text, List<Word> words) {
        var in = Word.in(text);
        return words.stream()
                .filter(Word::marked)
                .allMatch(typed -> in.stream().anyMatch(word -> word.typed().startsWith(typed.typed())));
    }
}
