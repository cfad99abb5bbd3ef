package vn.sanvat.search.index;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.LongRange;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.LabelText;
import vn.sanvat.catalog.Pack;
import vn.sanvat.evidence.Evidence;
import vn.sanvat.search.facet.Facet;
import vn.sanvat.search.query.Compounds;
import vn.sanvat.search.query.Gazetteer;
import vn.sanvat.search.query.Sizes;
import vn.sanvat.search.query.Word;
import vn.sanvat.text.Folding;
import vn.sanvat.text.Localized;
import vn.sanvat.text.UnitPrice;

/** Entries as the index keeps them. Whoever writes otherwise here raises {@link IndexForm}. */
public final class Documents {

    static final String ID = "id";
    static final String CARD = "card";
    static final String REVISION = "revision";
    static final String UPDATED_AT = "updatedAt";

    /** The next day on which what is written here is no longer true, because a certificate begins or ends. */
    static final String TURNS_ON = "turnsOn";

    private static final FieldType TERMS = type(true);
    private static final FieldType TERMS_WITH_LENGTH = type(false);

    private final Gazetteer gazetteer;
    private final Compounds compounds;

    public Documents(Gazetteer gazetteer, Compounds compounds) {
        this.gazetteer = gazetteer;
        this.compounds = compounds;
    }

    public Document of(Entry entry, LocalDate today) {
        var document = new Document();
        document.add(new StringField(ID, entry.product().id(), Store.NO));
        document.add(new BinaryDocValuesField(
                CARD, new BytesRef(entry.card(gazetteer, today).bytes())));
        document.add(new NumericDocValuesField(REVISION, entry.product().revision()));
        document.add(new NumericDocValuesField(
                UPDATED_AT, entry.product().updatedAt().toEpochMilli()));
        document.add(new LongPoint(TURNS_ON, turnsOn(entry, today)));
        texts(document, entry, today);
        places(document, entry);
        entry.codes().distinct().forEach(code -> document.add(keyword(Field.CODE, code)));
        entry.content().packs().stream()
                .map(pack -> Sizes.term(pack.net()))
                .distinct()
                .forEach(size -> document.add(keyword(Field.SIZE, size)));
        columns(document, entry);
        return document;
    }

    private void texts(Document document, Entry entry, LocalDate today) {
        var content = entry.content();
        var name = Word.in(content.name().vi());
        var opaque = compounds.opaque(name, gazetteer);
        words(document, Field.NAME, List.of(name), List.of(opaque));
        words(document, Field.OTHER_NAME, texts(Stream.of(english(content.name()))));
        words(document, Field.SHELF, texts(Stream.of(content.category().words())));
        words(
                document,
                Field.CERTIFICATE,
                texts(entry.evidence().stream()
                        .filter(one -> one.validOn(today))
                        .map(Evidence::words)));
        words(
                document,
                Field.COOPERATIVE,
                texts(Stream.of(
                        entry.cooperative() == null ? null : entry.cooperative().name())));
        words(document, Field.INGREDIENT, texts(ingredients(content.label())));
        var rest = new ArrayList<>(texts(Stream.of(
                content.description().vi(),
                english(content.description()),
                text(content.label().use()))));
        // The syllables of a compound in the name mean something else alone; they still find it, last.
        opaque.forEach(at -> rest.add(List.of(name.get(at))));
        words(document, Field.TEXT, rest);
    }

    private void places(Document document, Entry entry) {
        var exact = new LinkedHashSet<String>();
        var folded = new LinkedHashSet<String>();
        var names = new ArrayList<List<Word>>();
        var around = entry.places(gazetteer);
        around.forEach(place -> document.add(value(Facet.PLACE, place.id())));
        around.forEach(place -> names.add(Gazetteer.words(place.name())));
        entry.addresses().forEach(address -> names.addAll(Gazetteer.parts(address)));
        names.addAll(compounds.places(Word.in(entry.content().name().vi()), gazetteer));
        names.forEach(words -> {
            exact.add(Gazetteer.joinedKeys(words));
            folded.add(Gazetteer.joined(words));
        });
        terms(document, Field.PLACE_EXACT, exact, TERMS);
        terms(document, Field.PLACE_FOLDED, folded, TERMS);
    }

    private static void columns(Document document, Entry entry) {
        var content = entry.content();
        document.add(new SortedDocValuesField(
                Columns.NAME,
                new BytesRef(Folding.fold(content.name().vi())
                        + '\0'
                        + entry.product().id())));
        document.add(value(Facet.CATEGORY, content.category().name()));
        document.add(value(Facet.COOPERATIVE, entry.product().cooperative()));
        Columns.months(content.season()).forEach(month -> document.add(value(Facet.SEASON, month)));
        var prices = content.packs().stream()
                .mapToLong(Pack::priceVnd)
                .sorted()
                .distinct()
                .toArray();
        for (long price : prices) {
            document.add(new LongField(Columns.PRICE, price, Store.NO));
        }
        LongStream.of(prices)
                .mapToInt(Columns::range)
                .distinct()
                .forEach(range -> document.add(value(Facet.PRICE, String.valueOf(range))));
        document.add(new NumericDocValuesField(Columns.LOWEST_PRICE, prices.length == 0 ? 0 : prices[0]));
        content.packs().stream()
                .map(pack -> UnitPrice.of(pack.priceVnd(), pack.net()))
                .filter(UnitPrice::comparable)
                .mapToLong(UnitPrice::vnd)
                .min()
                .ifPresent(lowest -> document.add(new NumericDocValuesField(Columns.LOWEST_UNIT_PRICE, lowest)));
        document.add(new LongField(Columns.STOCK_UNTIL, Columns.day(entry.stockUntil()), Store.NO));
        document.add(new NumericDocValuesField(
                Columns.SHOWN_SINCE, entry.product().createdAt().toEpochMilli()));
        for (var certificate : entry.certificates()) {
            document.add(new SortedNumericDocValuesField(Columns.CERTIFICATES, Columns.packed(certificate)));
            document.add(new LongRange(
                    Columns.valid(certificate.kind()),
                    new long[] {Columns.day(certificate.from())},
                    new long[] {Columns.day(certificate.to())}));
        }
    }

    private static long turnsOn(Entry entry, LocalDate today) {
        return entry.certificates().stream()
                .flatMap(certificate -> Stream.of(
                        certificate.from(),
                        certificate.to().equals(LocalDate.MAX)
                                ? LocalDate.MAX
                                : certificate.to().plusDays(1)))
                .filter(day -> day.isAfter(today))
                .mapToLong(LocalDate::toEpochDay)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private static Stream<@Nullable String> ingredients(LabelText label) {
        var named = label.ingredients().stream().map(LabelText.Ingredient::name);
        return Stream.concat(named, Stream.of(label.material(), label.origin())).map(Documents::text);
    }

    private static @Nullable String text(@Nullable Localized text) {
        return text == null ? null : text.en() == null ? text.vi() : text.vi() + ". " + text.en();
    }

    private static @Nullable String english(Localized text) {
        return text.en();
    }

    private static List<List<Word>> texts(Stream<@Nullable String> texts) {
        return texts.filter(Objects::nonNull).map(Word::in).toList();
    }

    private void words(Document document, Field field, List<List<Word>> texts) {
        var opaque = field == Field.INGREDIENT
                ? texts.stream().map(text -> compounds.opaque(text, gazetteer)).toList()
                : List.<Set<Integer>>of();
        words(document, field, texts, opaque);
    }

    /** @param opaque of each text the places of words that are not to be found alone, in pairs only; none where empty */
    private static void words(Document document, Field field, List<List<Word>> texts, List<Set<Integer>> opaque) {
        var exact = new LinkedHashSet<String>();
        var folded = new LinkedHashSet<String>();
        var pairs = new LinkedHashSet<String>();
        for (int t = 0; t < texts.size(); t++) {
            var without = opaque.isEmpty() ? Set.of() : opaque.get(t);
            var words = texts.get(t);
            for (int i = 0; i < words.size(); i++) {
                if (!without.contains(i)) {
                    exact.add(words.get(i).key());
                    folded.add(words.get(i).folded());
                }
            }
            pairs(words, Word::folded, pairs);
        }
        if (field == Field.NAME) {
            names(document, texts.getFirst(), pairs);
        }
        var type = field == Field.NAME || field == Field.OTHER_NAME ? TERMS_WITH_LENGTH : TERMS;
        terms(document, field.exact(), exact, type);
        terms(document, field.folded(), folded, type);
        terms(document, field.pairs(), pairs, TERMS);
    }

    /** With which word a name begins and ends is asked of names alone, and so are pairs with their marks. */
    private static void names(Document document, List<Word> name, Set<String> pairs) {
        if (!name.isEmpty()) {
            pairs.add("^_" + name.getFirst().folded());
            pairs.add(name.getLast().folded() + "_$");
        }
        var exactPairs = new LinkedHashSet<String>();
        pairs(name, Word::key, exactPairs);
        terms(document, Field.NAME.exactPairs(), exactPairs, TERMS);
    }

    private static void pairs(List<Word> words, Function<Word, String> form, Set<String> pairs) {
        for (int i = 1; i < words.size(); i++) {
            pairs.add(form.apply(words.get(i - 1)) + '_' + form.apply(words.get(i)));
        }
    }

    private static void terms(Document document, String field, Collection<String> terms, FieldType type) {
        if (!terms.isEmpty()) {
            document.add(new Terms(field, terms, type));
        }
    }

    private static org.apache.lucene.document.Field keyword(String field, String term) {
        return new StringField(field, term, Store.NO);
    }

    private static org.apache.lucene.document.Field value(Facet facet, String value) {
        return new KeywordField(facet.name(), value, Store.NO);
    }

    private static FieldType type(boolean withoutLength) {
        var type = new FieldType();
        // With frequencies it is kept how short the shortest names are in each stretch of the index.
        type.setIndexOptions(withoutLength ? IndexOptions.DOCS : IndexOptions.DOCS_AND_FREQS);
        type.setTokenized(true);
        type.setOmitNorms(withoutLength);
        type.freeze();
        return type;
    }

    /** A field of terms as they are. */
    private static final class Terms extends org.apache.lucene.document.Field {

        private final Collection<String> terms;

        Terms(String name, Collection<String> terms, FieldType type) {
            super(name, type);
            this.terms = terms;
        }

        @Override
        public TokenStream tokenStream(@Nullable Analyzer none, @Nullable TokenStream before) {
            var stream = before instanceof Given given ? given : new Given();
            stream.terms = terms.iterator();
            return stream;
        }
    }

    /** One for each field, whatever the number of documents. */
    private static final class Given extends TokenStream {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private Iterator<String> terms = Collections.emptyIterator();

        @Override
        public boolean incrementToken() {
            clearAttributes();
            if (terms.hasNext()) {
                term.append(terms.next());
                return true;
            }
            return false;
        }
    }
}
