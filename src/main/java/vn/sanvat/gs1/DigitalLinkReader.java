package vn.sanvat.gs1;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes a Digital Link URI apart. GS1 Digital Link Standard: URI Syntax, release 1.6, section 4. */
final class DigitalLinkReader {

    /** Longer than any link of ours; GS1 General Specifications keep QR codes far below. */
    private static final int MAX_LENGTH = 2_000;

    private DigitalLinkReader() {}

    static DigitalLink read(String uri, Function<String, Gtin> gtinReader) {
        if (uri.length() > MAX_LENGTH) {
            throw new InvalidIdentifier(
                    "Liên kết dài " + uri.length() + " ký tự; tối đa " + MAX_LENGTH,
                    "The link has " + uri.length() + " characters; allowed are " + MAX_LENGTH);
        }
        var withoutFragment = uri.split("#", 2)[0];
        var parts = withoutFragment.split("\\?", 2);
        var segments = fromKey(segments(parts[0]), parts[0]);
        var qualifiers = qualifiers(segments);
        return new DigitalLink(
                gtinReader.apply(PercentCoding.decode(segments.get(1))),
                qualifiers.get("22"),
                value(qualifiers, "10", LotNumber::new),
                value(qualifiers, "21", SerialNumber::new),
                qualifiers.get("235"),
                parts.length == 1 ? Map.of() : query(parts[1]));
    }

    /** The segments of the path, still encoded: an encoded slash is data. One slash at the end is tolerated. */
    private static List<String> segments(String uri) {
        var path = uri.replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*://[^/]*", "");
        if (!path.startsWith("/")) {
            throw notALink(uri);
        }
        var trimmed =
                path.length() > 1 && path.endsWith("/") ? path.substring(1, path.length() - 1) : path.substring(1);
        return List.of(trimmed.split("/", -1));
    }

    /** A link may stand behind a path of its host; its own part begins with the key. */
    private static List<String> fromKey(List<String> segments, String uri) {
        int key = segments.indexOf("01");
        if (key < 0 || (key > 0 && !uri.contains("://"))) {
            throw notALink(uri);
        }
        var own = segments.subList(key, segments.size());
        if (own.size() % 2 != 0) {
            var last = InvalidIdentifier.shown(own.getLast());
            throw new InvalidIdentifier(
                    "Đường dẫn phải gồm từng cặp mã và giá trị; \"" + last + "\" bị lẻ",
                    "The path must be pairs of identifier and value; \"" + last + "\" has no partner");
        }
        return own;
    }

    private static Map<String, String> qualifiers(List<String> segments) {
        var found = new LinkedHashMap<String, String>();
        var last = -1;
        for (int i = 2; i < segments.size(); i += 2) {
            var ai = segments.get(i);
            int place = DigitalLink.QUALIFIERS.indexOf(ai);
            var shown = InvalidIdentifier.shown(ai);
            if (place < 0) {
                throw new InvalidIdentifier(
                        "\"" + shown
                                + "\" không được đứng trong đường dẫn sau 01; chỉ có 22, 10, 21 hoặc 235, thuộc tính khác để sau dấu ?",
                        "\"" + shown
                                + "\" may not stand in the path after 01; only 22, 10, 21 or 235 may, other attributes follow the ?");
            }
            if (place <= last) {
                throw new InvalidIdentifier(
                        "\"" + shown + "\" sai thứ tự hoặc lặp lại; thứ tự đúng là 22, 10, 21",
                        "\"" + shown + "\" is out of order or repeated; the order is 22, 10, 21");
            }
            last = place;
            found.put(ai, PercentCoding.decode(segments.get(i + 1)));
        }
        return found;
    }

    private static Map<String, String> query(String text) {
        var query = new LinkedHashMap<String, String>();
        for (var pair : pairs(text)) {
            var sides = pair.split("=", 2);
            var key = PercentCoding.decode(sides[0]);
            var value = sides.length == 1 ? "" : PercentCoding.decode(sides[1]);
            if (key.equals("01") || DigitalLink.QUALIFIERS.contains(key)) {
                throw new InvalidIdentifier(
                        "\"" + key + "\" thuộc về đường dẫn, không để sau dấu ?",
                        "\"" + key + "\" belongs in the path, not after the ?");
            }
            Attribute.check(key, value);
            var before = query.putIfAbsent(key, value);
            if (before != null && !before.equals(value) && key.matches("[0-9]{2,4}")) {
                throw new InvalidIdentifier(
                        "Thuộc tính " + key + " có hai giá trị khác nhau",
                        "Attribute " + key + " has two different values");
            }
        }
        return query;
    }

    private static List<String> pairs(String query) {
        var pairs = new ArrayList<String>();
        for (var pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                pairs.add(pair);
            }
        }
        return pairs;
    }

    private static <T> @Nullable T value(Map<String, String> qualifiers, String ai, Function<String, T> reader) {
        var text = qualifiers.get(ai);
        return text == null ? null : reader.apply(text);
    }

    private static InvalidIdentifier notALink(String uri) {
        var shown = InvalidIdentifier.shown(uri);
        return new InvalidIdentifier(
                "\"" + shown + "\" không phải GS1 Digital Link; đường dẫn phải bắt đầu bằng /01/ và GTIN",
                "\"" + shown + "\" is not a GS1 Digital Link of goods; its path must begin with /01/ and a GTIN");
    }
}
