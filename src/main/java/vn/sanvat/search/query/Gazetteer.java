package vn.sanvat.search.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.sanvat.place.Address;
import vn.sanvat.place.Place;

/** The names that a place has and had: of itself, of the units above it, and of those that it came from and went to. */
public final class Gazetteer {

    public static final Gazetteer EMPTY = new Gazetteer(List.of());

    /** Words of the longest name; there is none so long. */
    static final int MAX_NAME_WORDS = 5;

    private static final Pattern KIND = Pattern.compile(
            "^(?:thị trấn|thành phố|thị xã|đặc khu|phường|huyện|tỉnh|quận|xã|thôn|bản|xóm|khối|tổ|tp\\.?|tx\\.?|tt\\.?)\\s+",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final Map<String, Place> byId;
    private final Map<String, List<String>> predecessors = new HashMap<>();
    private final Map<String, List<Place>> byName = new HashMap<>();

    public Gazetteer(Collection<Place> places) {
        byId = places.stream().collect(Collectors.toMap(Place::id, place -> place));
        for (var place : places) {
            byName.computeIfAbsent(joined(words(place.name())), name -> new ArrayList<>())
                    .add(place);
            for (var successor : place.successors()) {
                predecessors.computeIfAbsent(successor, id -> new ArrayList<>()).add(place.id());
            }
        }
    }

    @Nullable
    public Place find(String id) {
        return byId.get(id);
    }

    /** The name's words without the kind of the unit: {@code Tuyên Phú} of {@code xã Tuyên Phú}. */
    public static List<Word> words(String name) {
        return Word.in(KIND.matcher(name.strip()).replaceFirst(""));
    }

    public static String joined(List<Word> words) {
        return words.stream().map(Word::folded).collect(Collectors.joining("_"));
    }

    public static String joinedKeys(List<Word> words) {
        return words.stream().map(Word::key).collect(Collectors.joining("_"));
    }

    /** How many words from here on are a known name, the longest; 0 where none is. */
    int nameAt(List<Word> words, int from) {
        for (int length = Math.min(MAX_NAME_WORDS, words.size() - from); length >= 2; length--) {
            var part = words.subList(from, from + length);
            if (!exactly(part).isEmpty()) {
                return length;
            }
        }
        return 0;
    }

    /** The units of just this name. */
    private List<Place> exactly(List<Word> words) {
        return byName.getOrDefault(joined(words), List.of()).stream()
                .filter(place -> joinedKeys(words(place.name())).equals(joinedKeys(words)))
                .toList();
    }

    /** The unit itself, what it came from and what it went to, and all that lies above these, at any time; not its sisters. */
    public List<Place> around(String id) {
        var kin = new LinkedHashMap<String, Place>();
        walk(id, kin, Place::successors);
        var earlier = new LinkedHashMap<String, Place>();
        walk(id, earlier, place -> predecessors.getOrDefault(place.id(), List.of()));
        kin.putAll(earlier);
        var all = new LinkedHashMap<>(kin);
        kin.values().forEach(place -> above(place, all));
        return List.copyOf(all.values());
    }

    private void walk(String id, Map<String, Place> seen, Function<Place, List<String>> next) {
        var place = byId.get(id);
        if (place != null && seen.putIfAbsent(id, place) == null) {
            next.apply(place).forEach(other -> walk(other, seen, next));
        }
    }

    /** What a filter names: the id of a unit, or its name with or without the kind; every unit that bears or bore it. */
    public Set<String> named(String idOrName) {
        if (byId.containsKey(idOrName)) {
            return Set.of(idOrName);
        }
        var words = words(idOrName);
        var found = byName.getOrDefault(joined(words), List.of());
        var exact = exactly(words);
        var kind = idOrName.strip().toLowerCase(Locale.ROOT);
        var ofKind = exact.stream()
                .filter(place -> place.name().toLowerCase(Locale.ROOT).equals(kind))
                .toList();
        var best = !ofKind.isEmpty() ? ofKind : exact.isEmpty() ? found : exact;
        return best.stream().map(Place::id).collect(Collectors.toSet());
    }

    /** The parts of an address as printed, without kinds: names of hamlets that no list has are among them. */
    public static List<List<Word>> parts(Address address) {
        var parts = new ArrayList<List<Word>>();
        for (var part : address.printed().split("[,;–\\-]", 20)) {
            var words = words(part);
            if (!words.isEmpty() && words.size() <= MAX_NAME_WORDS) {
                parts.add(words);
            }
        }
        return parts;
    }

    /** Where an address lies: the unit that it names by id, else the one whose name and those above it are all printed. */
    @Nullable
    public Place unit(Address address) {
        if (address.place() != null) {
            return byId.get(address.place());
        }
        var parts = parts(address);
        var printed = parts.stream().map(Gazetteer::joinedKeys).collect(Collectors.toSet());
        return parts.stream()
                .flatMap(words -> exactly(words).stream())
                .filter(place -> place.level() == Place.Level.COMMUNE && ancestorsPrinted(place, printed))
                .findFirst()
                .orElse(null);
    }

    /** The unit of today that an address's unit became, if there is exactly one and it is another. */
    @Nullable
    public Place now(Place place, LocalDate today) {
        var seen = new HashSet<String>();
        var at = place;
        while (at != null && !at.validOn(today) && at.successors().size() == 1 && seen.add(at.id())) {
            at = byId.get(at.successors().getFirst());
        }
        return at == null || at.id().equals(place.id()) || !at.validOn(today) ? null : at;
    }

    @Nullable
    public Place province(Place place) {
        Place at = place;
        for (int i = 0; i < 4 && at != null; i++) {
            if (at.level() == Place.Level.PROVINCE) {
                return at;
            }
            at = at.parent() == null ? null : byId.get(at.parent());
        }
        return null;
    }

    private boolean ancestorsPrinted(Place place, Set<String> printed) {
        var parent = place.parent() == null ? null : byId.get(place.parent());
        return parent == null
                || (printed.contains(joinedKeys(words(parent.name()))) && ancestorsPrinted(parent, printed));
    }

    private void above(Place place, Map<String, Place> all) {
        var parent = place.parent() == null ? null : byId.get(place.parent());
        if (parent != null && all.putIfAbsent(parent.id(), parent) == null) {
            above(parent, all);
        }
    }
}
