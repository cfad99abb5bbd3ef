package vn.sanvat.site.frame;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import vn.sanvat.text.Dates;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Money;
import vn.sanvat.text.Phone;
import vn.sanvat.text.Quantity;
import vn.sanvat.text.UnitPrice;
import vn.sanvat.web.Language;

/**
 * Who reads a page: the language, and how things are said in it.
 *
 * @param chosen whether the address itself names the language
 * @param address path and query that were asked for, without the language; encoded
 */
public record Reader(Language language, boolean chosen, String address) {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    /** What may not stand in an address as it is. RFC 3986, section 2. */
    private static final Pattern URI_ESCAPES = Pattern.compile("[^!$%&'()*+,\\-./0-9:;=?@A-Z_a-z~]+");

    /** The first page, a value left empty, and what networks, mail and advertisements add to a link. */
    private static final Pattern TELLS_NOTHING = Pattern.compile("(?i)|page=0*1|[^=]*=?"
            + "|(utm_|mtm_|pk_|piwik_|matomo_|mc_|hsa_|_hs|oly_|vero_|fb_|ga_|at_|cmp|zalo|zarsrc|igsh|mibextid)[^=]*=.*"
            + "|(fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|ttclid|twclid|srsltid|li_fat_id|_ga|_gl|_openstat"
            + "|ref|ref_src|referrer|source|src|from|share|shared|si|spm|campaign|aff|affiliate)=.*");

    public static Reader of(ServerHttpRequest request) {
        return new Reader(Language.of(request), Language.chosen(request) != null, address(request.getURI()));
    }

    /** Whatever was sent, strange characters too: one slash at its beginning, for two would name another host. */
    private static String address(URI asked) {
        var path = "/" + asked.getRawPath().replaceFirst("^/+", "");
        var query = asked.getRawQuery() == null
                ? ""
                : Arrays.stream(asked.getRawQuery().split("&", -1))
                        .filter(pair -> !pair.equals(Language.NAME) && !pair.startsWith(Language.NAME + "="))
                        .collect(Collectors.joining("&"));
        return ascii(query.isEmpty() ? path : path + "?" + query);
    }

    /** Percent-encoded, as an address must be; what is encoded already stays. */
    private static String ascii(String address) {
        return URI_ESCAPES
                .matcher(address)
                .replaceAll(found -> URLEncoder.encode(found.group(), StandardCharsets.UTF_8));
    }

    public String say(Wording wording, Object... arguments) {
        var text = wording.text().in(language.locale());
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return text;
    }

    /**
     * A stretch of a sentence.
     *
     * @param tongue its {@code lang} attribute; none where it is in the page's language
     */
    public record Part(String text, @Nullable String tongue) {}

    /** A wording with texts of others in it, each of which may be in another language than the page. */
    public List<Part> parts(Wording wording, Object... arguments) {
        var parts = new ArrayList<Part>();
        var text = wording.text().in(language.locale());
        var place = PLACE.matcher(text);
        int said = 0;
        while (place.find()) {
            parts.add(new Part(text.substring(said, place.start()), null));
            parts.addAll(parts(arguments[Integer.parseInt(place.group(1))]));
            said = place.end();
        }
        parts.add(new Part(text.substring(said), null));
        return List.copyOf(parts);
    }

    private List<Part> parts(Object argument) {
        return switch (argument) {
            case Localized text -> List.of(new Part(say(text), tongue(text)));
            case List<?> texts ->
                texts.stream()
                        .flatMap(text -> Stream.concat(Stream.of(new Part(", ", null)), parts(text).stream()))
                        .skip(1)
                        .toList();
            default -> List.of(new Part(argument.toString(), null));
        };
    }

    /** So many of something: English has a word for one and another for several. */
    public String count(long number, Wording one, Wording several) {
        return say(number == 1 ? one : several, number);
    }

    public String days(long number) {
        return count(number, FrameWords.DAY, FrameWords.DAYS);
    }

    public String months(long number) {
        return count(number, FrameWords.MONTH, FrameWords.MONTHS);
    }

    /** A number with its unit, which was written down by its sign, as people call it. */
    public String measure(BigDecimal number, String sign) {
        return switch (sign) {
            case "h" -> say(FrameWords.HOURS, number(number));
            case "min" -> say(FrameWords.MINUTES, number(number));
            case "d" -> say(number.compareTo(BigDecimal.ONE) == 0 ? FrameWords.DAY : FrameWords.DAYS, number(number));
            default -> number(number) + " " + sign;
        };
    }

    public String number(BigDecimal number) {
        return Numbers.format(number, language);
    }

    public String say(Localized text) {
        return text.in(language.locale());
    }

    /** The {@code lang} attribute of a text that nobody has translated; none where the text is in the page's language. */
    public @Nullable String tongue(Localized text) {
        return language == Language.EN && text.en() == null ? Language.VI.tag() : null;
    }

    /** The {@code lang} attribute of names and addresses, which are Vietnamese on every page. */
    public @Nullable String vietnamese() {
        return language == Language.EN ? Language.VI.tag() : null;
    }

    public String day(LocalDate day) {
        return Dates.format(day);
    }

    public String day(Instant instant) {
        return Dates.format(instant.atZone(Dates.ZONE).toLocalDate());
    }

    public String price(long vnd) {
        return Money.format(vnd, language.locale());
    }

    public String price(UnitPrice price) {
        return price.per() == Quantity.Unit.PIECE
                ? price(price.vnd()) + "/" + say(FrameWords.PIECE)
                : price.format(language.locale());
    }

    public String quantity(Quantity quantity) {
        return quantity.format(language.locale());
    }

    public String phone(String number) {
        return Phone.format(number);
    }

    public String phoneLink(String number) {
        return Phone.link(number);
    }

    /** The same page in a language. */
    public String in(Language other) {
        return in(address, other);
    }

    /**
     * The address without what does not choose a page: who sent somebody here, which page of a list is meant anyhow, and what was left
     * empty. Two addresses of one page are one to search engines.
     */
    public String plain() {
        int end = address.indexOf('?');
        if (end < 0) {
            return address;
        }
        var kept = Arrays.stream(address.substring(end + 1).split("&"))
                .filter(pair -> !TELLS_NOTHING.matcher(pair).matches())
                .collect(Collectors.joining("&"));
        return address.substring(0, end) + (kept.isEmpty() ? "" : "?" + kept);
    }

    /** A page of ours in a language. */
    public static String in(String path, Language language) {
        return path + (path.contains("?") ? "&" : "?") + Language.NAME + "=" + language.tag();
    }

    /** A page of ours in the language that was chosen by the address; that of the reader otherwise. */
    public String in(String path) {
        return chosen ? in(path, language) : path;
    }
}
