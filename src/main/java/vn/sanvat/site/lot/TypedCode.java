package vn.sanvat.site.lot;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import vn.sanvat.gs1.DigitalLink;
import vn.sanvat.gs1.Gtin;
import vn.sanvat.gs1.InvalidIdentifier;
import vn.sanvat.gs1.LotNumber;
import vn.sanvat.text.Money;
import vn.sanvat.text.PlainText;
import vn.sanvat.text.Quantity;
import vn.sanvat.trace.QrCode;

/**
 * What people type, or paste, where a code is asked for: a code, a number from the pack, or an address with whatever was hung on it.
 *
 * @param text as it was read
 * @param links the GS1 Digital Links that it may be, the likeliest first
 * @param codes what may be the code of {@code /l/{code}}, the likeliest first
 * @param gtin where it is nothing but a GTIN
 * @param numbers what may be the number of a lot
 * @param fault why it is no link or GTIN though it begins like one
 */
public record TypedCode(
        String text,
        List<DigitalLink> links,
        Set<String> codes,
        @Nullable Gtin gtin,
        Set<LotNumber> numbers,
        @Nullable InvalidIdentifier fault) {

    private static final int MAX_LENGTH = 4_000;
    private static final String LINK = "/01/";
    private static final Pattern CODE = Pattern.compile("(?:/l/|[?&]code=)([^/?#&]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENCODED = Pattern.compile("%2F(?:01|l)%2F", Pattern.CASE_INSENSITIVE);
    private static final Pattern CALLED = Pattern.compile(
            "^(?:số lô|mã lô|lô|lot|batch|mã|code|gtin)\\b[ :.#]*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    /** As it is printed under a bar code: (01)09521234543213(10)L1. */
    private static final Pattern ELEMENTS =
            Pattern.compile("\\(01\\) ?([0-9]{14})(?: ?\\(1[1-7]\\) ?[0-9]{6})*(?: ?\\(10\\) ?([^( ]+))?.*");

    /** As a scanner of bar codes types it: 010952123454321310L1. */
    private static final Pattern SCANNED =
            Pattern.compile("(?:][A-Za-z][0-9])?01([0-9]{14})(?:1[1-7][0-9]{6})*(?:10([!-z]{1,20}))?");

    private static final Pattern GTIN = Pattern.compile("[0-9]{8}|[0-9]{12,14}");
    private static final Pattern SIMPLE = Pattern.compile("[A-Za-z0-9]{1,40}");

    public static TypedCode read(String typed) {
        var text = PlainText.line(typed);
        text = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
        if (!text.contains(LINK) && ENCODED.matcher(text).find()) {
            text = decoded(text);
        }
        var called = CALLED.matcher(text).replaceFirst("");
        if (text.contains(LINK)) {
            return links(text, text.substring(text.indexOf(LINK)));
        }
        var elements = Stream.of(ELEMENTS, SCANNED)
                .map(pattern -> pattern.matcher(called))
                .filter(found -> found.matches())
                .findFirst();
        if (elements.isPresent()) {
            var lot = elements.get().group(2);
            return links(text, LINK + elements.get().group(1) + (lot == null ? "" : "/10/" + encoded(lot)));
        }
        var code = CODE.matcher(text);
        if (code.find()) {
            return new TypedCode(text, List.of(), Set.of(decoded(code.group(1))), null, Set.of(), null);
        }
        return number(text, called);
    }

    /**
     * Whether it names something on a pack, to whoever asks for goods: an address, a number of a bar code, a code, or a number of a lot
     * that is no price, no size and no handful of digits.
     */
    public boolean certain() {
        var named = CALLED.matcher(text).replaceFirst("").replaceAll(" ?([-/.]) ?", "$1");
        var token =
                named.indexOf(' ') < 0 && named.length() >= 2 && named.chars().anyMatch(Character::isDigit);
        var amount = named.matches("[0-9]{1,4}")
                || Quantity.parse(named).isPresent()
                || (Money.parse(named).isPresent() && !named.matches("[0-9]+"));
        return !links.isEmpty()
                || gtin != null
                || text.contains("://")
                || CODE.matcher(text).find()
                || (token && !amount)
                || QrCode.normalised(named).length() == QrCode.LENGTH;
    }

    /** Whether it can stand in an address as it is. */
    boolean simple() {
        return SIMPLE.matcher(text).matches();
    }

    private static TypedCode links(String text, String link) {
        var found = new ArrayList<DigitalLink>();
        InvalidIdentifier fault = null;
        var withoutSpaces = link.replace(" ", "");
        for (var candidate : new LinkedHashSet<>(List.of(
                withoutSpaces,
                link.split(" ", 2)[0],
                withoutSpaces.replaceAll("%(?![0-9A-Fa-f]{2})", "%25"),
                lotInOne(withoutSpaces)))) {
            try {
                found.add(DigitalLink.parse(bare(candidate)));
            } catch (InvalidIdentifier e) {
                fault = fault == null ? e : fault;
            }
        }
        return new TypedCode(text, List.copyOf(found), Set.of(), null, Set.of(), found.isEmpty() ? fault : null);
    }

    /** Only the path counts, without what was hung on it; and a GTIN is digits, however it was parted. */
    private static String bare(String link) {
        var path = link.split("[?#]", 2)[0].replaceAll("/+$", "");
        var parts = path.split("/", 4);
        if (parts.length > 2) {
            parts[2] = parts[2].replaceAll("[-.]", "");
        }
        return String.join("/", parts);
    }

    /** A lot with a slash in its number that nobody has encoded. */
    private static String lotInOne(String link) {
        var path = link.split("[?#]", 2)[0].replaceAll("/+$", "");
        int lot = path.indexOf("/10/");
        return lot < 0 ? path : path.substring(0, lot + 4) + encoded(path.substring(lot + 4));
    }

    private static TypedCode number(String text, String called) {
        var whole = called.replace(" ", "");
        var digits = called.replaceAll("[-. ]", "");
        Gtin gtin = null;
        InvalidIdentifier fault = null;
        if (GTIN.matcher(digits).matches()) {
            try {
                gtin = Gtin.parse(digits);
            } catch (InvalidIdentifier e) {
                fault = e;
            }
        }
        var path = whole.split("[?#]", 2)[0].replaceAll("/+$", "");
        var codes = new LinkedHashSet<>(List.of(whole, decoded(path.substring(path.lastIndexOf('/') + 1))));
        var numbers = new LinkedHashSet<LotNumber>();
        Stream.of(whole, decoded(whole), text.replace(" ", ""))
                .flatMap(number -> Stream.of(number, number.toUpperCase(Locale.ROOT), number.toLowerCase(Locale.ROOT)))
                .forEach(number -> lotNumber(number, numbers));
        return new TypedCode(text, List.of(), codes, gtin, numbers, fault);
    }

    private static void lotNumber(String text, Set<LotNumber> numbers) {
        try {
            numbers.add(new LotNumber(text));
        } catch (InvalidIdentifier e) {
            // Then it is none.
        }
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }

    /** As it was, where the percent signs encode nothing. */
    private static String decoded(String text) {
        try {
            return UriUtils.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
