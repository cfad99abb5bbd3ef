package vn.sanvat.search.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.sanvat.text.Folding;
import vn.sanvat.text.PlainText;

/**
 * What a person asked for, taken apart: sizes, prices and a month by the words around the numbers, the rest as words.
 *
 * @param text NFC, as it was typed
 * @param words in their order, without the numbers that were understood
 * @param sizes terms such as {@code g500} and {@code ml1000}; see {@link Sizes#term}
 * @param price what one pack may cost; {@link Prices#ANY} where nothing was said
 * @param month 1..12, of the season; 0 where nothing was said
 */
public record QueryText(String text, List<Word> words, List<String> sizes, Prices price, int month) {

    private static final Pattern MONTH =
            Pattern.compile("(?<!\\p{L})(?:mua )?thang (1[0-2]|0?[1-9])(?![\\p{L}\\p{N}])");

    /** As they are spelt, and as they are often typed in haste. */
    private static final Set<String> WORDS_OF_NUMBERS = Word.in(
                    "giá có dưới tối đa không quá rẻ hơn nhỏ ít thấp chưa tới "
                            + "trên thiểu nhất đắt lớn cao từ tầm khoảng chừng chỉ trong đến trở xuống lên đổ lại đồng nghìn ngàn triệu đ "
                            + "ký kí kilô cân lạng yến lít rưỡi nửa mùa tháng")
            .stream()
            .map(Word::key)
            .collect(Collectors.toUnmodifiableSet());

    public static QueryText in(String query) {
        var text = PlainText.line(query);
        var lower = text.toLowerCase(Locale.ROOT);
        var rest = new Rest(new StringBuilder(text), new StringBuilder(foldedInPlace(lower)));
        var price = Prices.takenFrom(rest);
        var sizes = Sizes.takenFrom(rest);
        var month = rest.take(MONTH);
        return new QueryText(
                text,
                Word.in(rest.text.toString()),
                sizes,
                price == null ? Prices.ANY : price,
                month == null ? 0 : Integer.parseInt(month.group(1)));
    }

    public boolean nothing() {
        return words.isEmpty() && sizes.isEmpty() && month == 0 && price.equals(Prices.ANY);
    }

    /** Letter for letter, so that places in the folded text are places in the text. */
    private static String foldedInPlace(String lower) {
        var folded = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            var letter = Folding.fold(lower.substring(i, i + 1));
            folded.append(
                    letter.length() == 1
                            ? letter.charAt(0)
                            : Character.isWhitespace(lower.charAt(i)) ? ' ' : lower.charAt(i));
        }
        return folded.toString();
    }

    /** The part of the query that nobody has understood yet, as typed and letter for letter folded. */
    record Rest(StringBuilder text, StringBuilder folded) {

        /** The first place where the pattern fits; it is blanked, so that nobody reads it again. */
        @Nullable
        Matcher take(Pattern pattern) {
            var found = pattern.matcher(folded.toString());
            while (found.find()) {
                if (spelt(found.start(), found.end())) {
                    blank(found.start(), found.end());
                    return found;
                }
            }
            return null;
        }

        /** Whether what was typed with marks is a word of numbers indeed: "gạo tấm 100k" is not rice for about a hundred thousand. */
        private boolean spelt(int from, int to) {
            return text.length() < to
                    || Word.in(text.substring(from, to)).stream()
                            .allMatch(word -> !word.marked()
                                    || Character.isDigit(word.typed().charAt(0))
                                    || WORDS_OF_NUMBERS.contains(word.key()));
        }

        List<Matcher> takeAll(Pattern pattern) {
            var all = new ArrayList<Matcher>();
            for (var found = take(pattern); found != null; found = take(pattern)) {
                all.add(found);
            }
            return all;
        }

        private void blank(int from, int to) {
            var blanks = " ".repeat(to - from);
            folded.replace(from, to, blanks);
            // A letter outside NFC's composed ones may make the two differ in length; then the words stay as they are.
            if (text.length() >= to) {
                text.replace(from, to, blanks);
            }
        }
    }
}
