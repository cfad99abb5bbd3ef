package vn.sanvat.gs1;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A GS1 Digital Link URI that names trade items: {@code /01/{gtin}}, then variant 22, lot 10, serial 21 in this order, or the
 * third-party serial 235 alone; data attributes in the query. GS1 Digital Link Standard: URI Syntax, release 1.6.
 *
 * @param variant application identifier 22, 1..20 characters
 * @param thirdPartySerial application identifier 235, 1..28 characters
 * @param query what follows the question mark, decoded, in the order of the URI: attributes and keys that are not GS1's
 */
public record DigitalLink(
        Gtin gtin,
        @Nullable String variant,
        @Nullable LotNumber lot,
        @Nullable SerialNumber serial,
        @Nullable String thirdPartySerial,
        Map<String, String> query) {

    /** The host of canonical links, which name a thing and promise no page. */
    public static final String CANONICAL_HOST = "https://id.gs1.org";

    private static final int MAX_VARIANT = 20;
    private static final int MAX_THIRD_PARTY = 28;

    public DigitalLink {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        gtin.unrestricted();
        if (variant != null) {
            CharacterSet82.check(variant, MAX_VARIANT, "Biến thể (22)", "Variant (22)");
        }
        if (thirdPartySerial != null) {
            CharacterSet82.check(
                    thirdPartySerial, MAX_THIRD_PARTY, "Sê-ri bên thứ ba (235)", "Third-party serial (235)");
            if (variant != null || lot != null || serial != null) {
                throw new InvalidIdentifier(
                        "235 phải đứng một mình, không cùng 22, 10, 21", "235 must stand alone, without 22, 10, 21");
            }
        }
        Attribute.checkTogether(query);
    }

    /** The link of a kind of goods. */
    public static DigitalLink of(Gtin gtin) {
        return new DigitalLink(gtin, null, null, null, null, Map.of());
    }

    /** The link of a lot. */
    public static DigitalLink of(Gtin gtin, LotNumber lot) {
        return new DigitalLink(gtin, null, lot, null, null, Map.of());
    }

    /**
     * Reads what people scan: also GTINs of 8, 12 and 13 digits, which become the 14-digit one, and a slash at the end.
     *
     * @param uri a whole URI, or its path from {@code /01/} on, with or without a query; still percent-encoded
     * @throws InvalidIdentifier saying exactly what is wrong
     */
    public static DigitalLink parse(String uri) {
        return DigitalLinkReader.read(uri, Gtin::parse);
    }

    /**
     * Reads what the standard allows and nothing else: the GTIN has 14 digits.
     *
     * @throws InvalidIdentifier saying exactly what is wrong
     */
    public static DigitalLink parseStrictly(String uri) {
        return DigitalLinkReader.read(uri, Gtin::new);
    }

    /** Such as {@code /01/09521234543213/10/L%2F1}, without the query. */
    public String path() {
        var path = new StringBuilder("/01/").append(gtin.digits());
        append(path, "22", variant);
        append(path, "10", lot == null ? null : lot.value());
        append(path, "21", serial == null ? null : serial.value());
        append(path, "235", thirdPartySerial);
        return path.toString();
    }

    /**
     * The whole URI.
     *
     * @param base such as {@code https://example.vn}, without a slash at the end
     */
    public String uri(String base) {
        var pairs = query.entrySet().stream()
                .map(pair -> PercentCoding.encode(pair.getKey()) + "=" + PercentCoding.encode(pair.getValue()))
                .toList();
        return base + path() + (pairs.isEmpty() ? "" : "?" + String.join("&", pairs));
    }

    /** The name of the thing, independent of any host and without attributes: {@code https://id.gs1.org/01/…}. */
    public String canonical() {
        return CANONICAL_HOST + path();
    }

    private static void append(StringBuilder path, String ai, @Nullable String value) {
        if (value != null) {
            path.append('/').append(ai).append('/').append(PercentCoding.encode(value));
        }
    }

    /** The qualifiers of 01, in the order in which they must come. */
    static final List<String> QUALIFIERS = List.of("22", "10", "21", "235");
}
