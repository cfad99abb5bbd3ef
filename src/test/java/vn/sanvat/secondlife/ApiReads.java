package vn.sanvat.secondlife;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import vn.sanvat.secondlife.Client.Answer;

/**
 * Every address that can be read of the API: its own description, with the ids of what is there filled in. A door that nothing was read
 * through fails the suite, so that a new one is not forgotten.
 */
final class ApiReads {

    /**
     * No platform is connected here; names are told of ids that are asked for; who takes a person's data out is noted; makers alone have an
     * inbox; scans are those of a maker, and checks those of products, that are asked for; a sheet is no JSON.
     */
    private static final Set<String> NOT_HERE = Set.of(
            "/api/platforms/{name}",
            "/api/accounts/names",
            "/api/accounts/{id}/data",
            "/api/inbox",
            "/api/scans",
            "/api/checks",
            "/api/goods-sheet");

    private static final int PAGE_SIZE = 100;

    /** Which ids fit a parameter of a query. */
    private static final Map<String, String> PARAMETERS = Map.of(
            "product",
            "products",
            "pack",
            "packs",
            "cooperative",
            "cooperatives",
            "lot",
            "codes",
            "parent",
            "places",
            "parameters",
            "words");

    /** What an item tells of: its collection and where in it, to what that is an id of. */
    private static final Map<String, Map<String, String>> IDS = Map.of(
            "products", Map.of("id", "products", "packs/id", "packs", "photos", "photos", "name/vi", "words"),
            "cooperatives", Map.of("id", "cooperatives", "pictures", "photos"),
            "evidence", Map.of("id", "evidence", "scan", "photos"),
            "lots", Map.of("code", "codes", "id", "lots"),
            "events", Map.of("eventID", "events"),
            "places", Map.of("id", "places"),
            "publications", Map.of("id", "publications"),
            "accounts", Map.of("id", "accounts"),
            "feedback", Map.of("id", "feedback"),
            "recalls", Map.of("id", "recalls"));

    private final Map<String, JsonNode> doors = new TreeMap<>();
    private final Map<String, Set<String>> known = new TreeMap<>();
    private final Set<String> pages = new LinkedHashSet<>();

    ApiReads(JsonNode description) {
        for (var path : description.path("paths").properties()) {
            if (path.getValue().has("get")) {
                doors.put(path.getKey(), path.getValue().path("get"));
            }
        }
    }

    /** Those that are known so far. */
    List<String> addresses() {
        var all = new ArrayList<>(pages);
        doors.forEach((path, door) -> all.addAll(path.contains("{") ? items(path) : lists(path, door)));
        ids("codes").forEach(code -> {
            all.add("/l/" + code);
            all.add("/qr/lot/" + code + ".svg");
            all.add("/qr/lot/" + code + ".png");
        });
        ids("packs").forEach(pack -> {
            all.add("/qr/pack/" + pack + ".svg");
            all.add("/qr/pack/" + pack + ".png");
        });
        // A lot is found by its id too; those of odd numbers are the harder ones.
        ids("lots").stream()
                .filter(id -> id.replace("%3A", "").contains("%"))
                .forEach(id -> all.add("/api/lots/" + id));
        all.addAll(ids("links"));
        return all;
    }

    private List<String> items(String path) {
        return NOT_HERE.contains(path)
                ? List.of()
                : ids(path.contains("{code}") ? "codes" : path.split("/", -1)[2]).stream()
                        .map(id -> path.replaceAll("\\{[^}]+}", id.replace("$", "\\$")))
                        .toList();
    }

    private List<String> lists(String path, JsonNode door) {
        var all = new ArrayList<String>();
        if (NOT_HERE.contains(path)) {
            return all;
        }
        all.add(path);
        for (var parameter : door.path("parameters")) {
            var name = parameter.path("name").asString("");
            if (name.equals("size")) {
                all.add(path + "?size=" + PAGE_SIZE);
            }
            // Those of the search are described as one; the q of other lists is for who sees drafts.
            var asked = name.equals("parameters") ? "q" : name;
            if (!door.has("security")) {
                ids(PARAMETERS.getOrDefault(name, "nothing")).forEach(id -> all.add(path + "?" + asked + "=" + id));
            }
        }
        return all;
    }

    private Set<String> ids(String of) {
        return known.getOrDefault(of, Set.of());
    }

    /** Notes the ids in an answer, and the pages that follow it. */
    void read(String address, Answer answer) {
        var parts = address.split("[/?]", -1);
        if (answer.status() != 200
                || parts.length < 3
                || !parts[1].equals("api")
                || !answer.type().contains("json")) {
            return;
        }
        var json = answer.json();
        for (var item : json.path("items")) {
            IDS.getOrDefault(parts[2], Map.of()).forEach((where, what) -> note(what, item, where.split("/", -1)));
            // The Digital Link of a lot. GS1 writes it with a domain of its own.
            var link = item.path("epcClass").asString("");
            if (parts[2].equals("lots") && link.startsWith("https://id.gs1.org/")) {
                known("links").add(link.substring("https://id.gs1.org".length()));
            }
        }
        long page = json.path("page").asLong(0);
        if (page > 0 && page < json.path("pages").asLong(0) && address.contains("?")) {
            pages.add(address.replaceFirst("&page=.*", "") + "&page=" + (page + 1));
        }
    }

    private void note(String what, JsonNode in, String... where) {
        var values = Stream.of(in);
        for (var step : where) {
            values = values.map(node -> node.path(step))
                    .flatMap(node -> node.isArray() ? node.valueStream() : Stream.of(node));
        }
        values.map(node -> node.asString(""))
                .filter(id -> !id.isEmpty())
                .forEach(id -> known(what)
                        .add(URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20")));
    }

    private Set<String> known(String what) {
        return known.computeIfAbsent(what, none -> new LinkedHashSet<>());
    }

    void refuseGaps(Map<String, Answer> answers) {
        var read = new ArrayList<String>();
        doors.keySet().forEach(path -> {
            var form = path.replaceAll("\\{[^}]+}", "[^/?]+") + "(\\?.*)?";
            if (answers.entrySet().stream()
                    .anyMatch(one ->
                            one.getValue().status() == 200 && one.getKey().matches(form))) {
                read.add(path);
            }
        });
        var missed = new LinkedHashSet<>(doors.keySet());
        missed.removeAll(read);
        assertThat(missed).as("what is described and was not read").isEqualTo(NOT_HERE);
    }
}
