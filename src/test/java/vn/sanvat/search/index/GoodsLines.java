package vn.sanvat.search.index;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.place.Place;
import vn.sanvat.search.index.PlausibleGoods.Kind;
import vn.sanvat.text.Folding;
import vn.sanvat.text.Phrases;

/** Goods that might exist, as lines for the import; see {@code bench/goods.sh}. The same ones for the same number and seed. */
final class GoodsLines {

    private static final List<String> BRANDS = List.of(
            "Hương Quê", "Thành Công", "Sông Gianh", "Rào Nậy", "Tâm An", "Minh Phát", "Cồn Cam", "Phúc Lộc", "Ba Tâm");
    private static final List<String> ENDINGS =
            List.of("", "", "", " loại 1", " đặc biệt", " truyền thống", " nhà làm", " ngon");
    private static final List<String> STORIES = List.of(
            "Làm theo cách của người quê.",
            "Nguyên liệu thu hái trong vùng, sơ chế trong ngày, phơi và sấy ở nhiệt độ thấp.",
            "Món quà quê hợp để biếu dịp Tết, đóng gói sạch sẽ, có mã truy xuất nguồn gốc.",
            "Do chị em trong tổ làm bằng tay, số lượng mỗi mẻ không nhiều.",
            "Bảo quản nơi khô ráo, thoáng mát, tránh ánh nắng. Dùng trong bữa cơm gia đình.");

    private static final int GOODS_PER_COOPERATIVE = 100;
    private static final int MAX_COOPERATIVES = 1000;

    private final List<Kind> kinds = PlausibleGoods.kinds();
    private final List<Place> places = PlausiblePlaces.all().stream()
            .filter(place -> place.level() == Place.Level.COMMUNE)
            .toList();
    private final Phrases boasts = new Phrases(boasts());
    private final SplittableRandom random;
    private final int cooperatives;
    private final long seed;

    private GoodsLines(int count, long seed) {
        this.random = new SplittableRandom(seed);
        this.seed = seed;
        this.cooperatives = Math.clamp(count / GOODS_PER_COOPERATIVE, 1, MAX_COOPERATIVES);
    }

    /** The words in a name that the label's rule looks at. */
    private static List<String> boasts() {
        try (var file = GoodsLines.class.getResourceAsStream("/rules/claim-words.json")) {
            return JsonMapper.builder().build().readTree(file).path("components").values().stream()
                    .map(JsonNode::asString)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param arguments {@code goods} or {@code cooperatives}, how many goods, the seed */
    public static void main(String[] arguments) throws IOException {
        var count = Integer.parseInt(arguments[1]);
        var lines = new GoodsLines(count, Long.parseLong(arguments[2]));
        // The order of Map.of is another one in each run.
        var mapper = JsonMapper.builder()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
        var all = arguments[0].equals("goods") ? count : lines.cooperatives;
        var out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        for (int i = 0; i < all; i++) {
            out.write(mapper.writeValueAsString(arguments[0].equals("goods") ? lines.goods(i) : lines.cooperative(i)));
            out.write('\n');
        }
        out.flush();
    }

    private String cooperativeName(int number) {
        return "HTX Thử tải " + seed + "-" + (number + 1);
    }

    private Map<String, Object> cooperative(int number) {
        var place = places.get(number % places.size());
        var asOf = place.validFrom().getYear() < 2025 ? "2024-01-01" : "2026-01-01";
        return Map.of(
                "kind",
                "COOPERATIVE",
                "name",
                cooperativeName(number),
                "phone",
                "0912345678",
                "address",
                Map.of("printed", "Thôn " + (1 + number % 9) + ", " + place.name(), "place", place.id(), "asOf", asOf));
    }

    private Map<String, Object> goods(int number) {
        var kind = kinds.get(number % kinds.size());
        var plain = plain(pick(kind.names())) + pick(ENDINGS);
        var name = random.nextInt(5) == 0 ? plain + " " + pick(BRANDS) : plain;
        var goods = new LinkedHashMap<String, Object>();
        goods.put("code", "G" + number);
        goods.put("cooperative", Folding.slug(cooperativeName(random.nextInt(cooperatives))));
        goods.put("name", Map.of("vi", name, "en", plainEnglish(kind.english())));
        goods.put("category", kind.category().name());
        goods.put("description", vietnamese(name + ". " + pick(STORIES) + " " + pick(STORIES)));
        goods.put("label", label(name, kind));
        goods.put("packs", packs(kind));
        if (kind.season() != null) {
            goods.put(
                    "season",
                    Map.of(
                            "fromMonth", kind.season().fromMonth(),
                            "toMonth", kind.season().toMonth()));
        }
        return goods;
    }

    /** A certificate's word in a name needs the certificate. */
    private static String plain(String name) {
        return name.replace("hữu cơ", "sạch").strip();
    }

    private static String plainEnglish(String name) {
        return name.replace("Organic ", "").replace("organic ", "");
    }

    /** What a name boasts of must stand among the ingredients. */
    private Map<String, Object> label(String name, Kind kind) {
        var named = boasts.in(name).stream()
                .filter(word -> kind.ingredients().stream()
                        .allMatch(
                                one -> new Phrases(List.of(word)).in(plain(one)).isEmpty()));
        var all = Stream.concat(kind.ingredients().stream(), named).toList();
        var share = BigDecimal.valueOf(100 / all.size());
        var ingredients = all.stream()
                .map(one -> Map.of("name", vietnamese(plain(one)), "percent", share))
                .toList();
        return Map.of(
                "ingredients", ingredients,
                "use", vietnamese("Dùng theo nhu cầu"),
                "storage", vietnamese("Nơi khô ráo, thoáng mát"),
                "warnings", vietnamese("Không dùng khi bao bì hở"),
                "material", vietnamese("Vật liệu tự nhiên"),
                "origin", vietnamese("Quảng Trị"));
    }

    private List<Map<String, Object>> packs(Kind kind) {
        var parts = kind.pack().split(" ", -1);
        var unit = switch (parts[0]) {
            case "kg" -> "KG";
            case "g" -> "G";
            case "ml" -> "ML";
            default -> "PIECE";
        };
        var packs = new ArrayList<Map<String, Object>>();
        for (int i = 1; i < parts.length; i++) {
            if (packs.isEmpty() || random.nextInt(3) > 0) {
                long count = Long.parseLong(parts[i]);
                long each = kind.price() * count * (unit.equals("KG") ? 1000 : 1);
                packs.add(Map.of(
                        "code",
                        parts[i] + parts[0],
                        "net",
                        Map.of("value", count, "unit", unit),
                        "packaging",
                        Map.of("kind", vietnamese("Túi")),
                        "priceVnd",
                        Math.max(1000, each * (90 + random.nextInt(30)) / 100 / 1000 * 1000),
                        "shelfLifeDays",
                        365));
            }
        }
        return packs;
    }

    private static Map<String, String> vietnamese(String text) {
        return Map.of("vi", text);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
