package vn.sanvat.search.index;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.sanvat.catalog.Category;
import vn.sanvat.catalog.LabelText;
import vn.sanvat.catalog.Listing;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Product;
import vn.sanvat.catalog.Product.Season;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.evidence.Evidence;
import vn.sanvat.gs1.LotNumber;
import vn.sanvat.place.Address;
import vn.sanvat.place.Place;
import vn.sanvat.text.Folding;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Quantity;
import vn.sanvat.text.Quantity.Unit;
import vn.sanvat.trace.Lot;

/** Goods that might exist, the same ones for the same seed. Their kinds are those of {@code kinds.tsv}. */
public final class PlausibleGoods {

    public static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private static final List<String> FORMS =
            List.of("HTX Nông nghiệp", "HTX", "Tổ hợp tác", "Hộ kinh doanh", "HTX Dịch vụ");
    private static final List<String> BRANDS = List.of(
            "Hương Quê",
            "Thành Công",
            "Sông Gianh",
            "Rào Nậy",
            "Tâm An",
            "Minh Phát",
            "Cồn Cam",
            "Phúc Lộc",
            "Ba Tâm",
            "Hồng Lam",
            "Núi Ngọc",
            "Quê Mẹ",
            "An Bình",
            "Xuân Mai",
            "Đại Lợi",
            "Bảo Ngọc");
    private static final List<String> ENDINGS =
            List.of("", "", "", "", " loại 1", " đặc biệt", " truyền thống", " nhà làm", " hữu cơ", " xuất khẩu");
    private static final List<String> STORIES = List.of(
            "Làm theo cách của người quê, không chất bảo quản.",
            "Nguyên liệu thu hái trong vùng, sơ chế trong ngày, phơi và sấy ở nhiệt độ thấp.",
            "Món quà quê hợp để biếu dịp Tết, đóng gói sạch sẽ, có mã truy xuất nguồn gốc.",
            "Do chị em trong tổ làm bằng tay, số lượng mỗi mẻ không nhiều.",
            "Bảo quản nơi khô ráo, thoáng mát, tránh ánh nắng. Dùng trong bữa cơm gia đình.");

    /** One line of the file, which says what its columns mean. */
    record Kind(
            String id,
            Category category,
            List<String> names,
            String english,
            List<String> ingredients,
            String pack,
            long price,
            @Nullable Season season) {}

    /** One of the goods, and what it was made from. */
    public record Good(Kind kind, Entry entry) {}

    private final List<Kind> kinds = kinds();
    private final List<Place> places;
    private final SplittableRandom random;
    private final List<Cooperative> cooperatives = new ArrayList<>();

    public PlausibleGoods(long seed, List<Place> places, int cooperativeCount) {
        this.random = new SplittableRandom(seed);
        this.places = places.stream()
                .filter(place -> place.level() == Place.Level.COMMUNE)
                .toList();
        for (int i = 0; i < cooperativeCount; i++) {
            cooperatives.add(cooperative(i));
        }
    }

    List<Kind> allKinds() {
        return kinds;
    }

    /** The number-th of the goods; kinds follow one another, so that few goods have all kinds. */
    public Good next(int number) {
        var kind = kinds.get(number % kinds.size());
        var cooperative = pick(cooperatives);
        var ending = pick(ENDINGS);
        var name = pick(kind.names())
                + (kind.names().stream().anyMatch(one -> one.contains(ending.strip())) ? "" : ending);
        var branded = random.nextInt(5) == 0 ? name + " " + pick(BRANDS) : name;
        var id = Folding.slug(branded) + "-" + number;
        var content = new Product.Content(
                Localized.of(branded, kind.english()),
                kind.category(),
                Localized.vietnamese(name + ". " + pick(STORIES) + " " + pick(STORIES)),
                new LabelText(
                        kind.ingredients().stream()
                                .map(one -> new LabelText.Ingredient(Localized.vietnamese(one), null))
                                .toList(),
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        null),
                packs(kind, id),
                List.of(),
                kind.season(),
                null);
        var listing = new Listing(
                Listing.State.APPROVED,
                new Listing.Approved(1, content, "admin", NOW, null),
                false,
                List.of(),
                null,
                NOW,
                null,
                null);
        var product = new Product(
                id, 1, cooperative.id(), content, listing, NOW.minusSeconds(number), NOW.minusSeconds(number));
        var entry = Entry.of(product, cooperative, evidence(product, ending), lots(product));
        if (entry == null) {
            throw new IllegalStateException("An approved product is shown");
        }
        return new Good(kind, entry);
    }

    private Cooperative cooperative(int number) {
        var place = pick(places);
        var name = pick(FORMS) + " " + pick(BRANDS)
                + (random.nextBoolean() ? " " + place.name().replaceFirst("^(xã|thị trấn) ", "") : "");
        var asOf = place.validFrom().getYear() < 2025 ? LocalDate.of(2024, 1, 1) : LocalDate.of(2026, 1, 1);
        return new Cooperative(
                Folding.slug(name) + "-" + number,
                1,
                Cooperative.Kind.COOPERATIVE,
                name,
                null,
                null,
                null,
                null,
                null,
                null,
                new Address("Thôn " + (1 + random.nextInt(9)) + ", " + place.name(), place.id(), asOf),
                null,
                null,
                null,
                List.of(),
                null,
                new Cooperative.Status(Cooperative.State.APPROVED, "officer", NOW, null),
                NOW,
                NOW);
    }

    private List<Pack> packs(Kind kind, String product) {
        var parts = kind.pack().split(" ", -1);
        var unit = switch (parts[0]) {
            case "kg" -> Unit.KG;
            case "g" -> Unit.G;
            case "ml" -> Unit.ML;
            default -> Unit.PIECE;
        };
        var packs = new ArrayList<Pack>();
        for (int i = 1; i < parts.length; i++) {
            if (packs.isEmpty() || random.nextInt(3) > 0) {
                long count = Long.parseLong(parts[i]);
                long each = unit == Unit.PIECE
                        ? kind.price() * count
                        : unit == Unit.KG ? kind.price() * 1000 * count : kind.price() * count;
                long price = Math.max(1000, each * (90 + random.nextInt(30)) / 100 / 1000 * 1000);
                packs.add(new Pack(
                        product + "-" + i,
                        new Quantity(BigDecimal.valueOf(count), unit),
                        new Pack.Packaging(Localized.vietnamese("túi"), null),
                        null,
                        price,
                        365,
                        false));
            }
        }
        return packs;
    }

    private List<Evidence> evidence(Product product, String ending) {
        var evidence = new ArrayList<Evidence>();
        if (random.nextInt(4) == 0) {
            evidence.add(evidence(product, Evidence.Kind.OCOP, 3 + random.nextInt(2)));
        }
        if (ending.equals(" hữu cơ")) {
            evidence.add(evidence(product, Evidence.Kind.ORGANIC, null));
        }
        if (random.nextInt(3) == 0) {
            evidence.add(evidence(product, Evidence.Kind.FOOD_SAFETY, null));
        }
        return evidence;
    }

    private Evidence evidence(Product product, Evidence.Kind kind, @Nullable Integer stars) {
        var from = TODAY.minusDays(random.nextInt(1500));
        return new Evidence(
                kind + "-" + product.id(),
                1,
                kind,
                stars,
                "0" + random.nextInt(1000),
                "Sở Nông nghiệp",
                from,
                from.plusYears(3),
                new Evidence.Scope(product.cooperative(), List.of(product.id()), List.of()),
                null,
                new Evidence.Verification(Evidence.Verification.State.VERIFIED, "admin", NOW, null, null),
                NOW,
                NOW);
    }

    private List<Lot> lots(Product product) {
        if (random.nextInt(4) == 0) {
            return List.of();
        }
        var produced = TODAY.minusDays(random.nextInt(400));
        var pack = product.content().packs().getFirst();
        var code = Long.toString(Math.abs(random.nextLong()), 32)
                .concat("aaaaaaaaaa")
                .substring(0, 10);
        return List.of(new Lot(
                pack.id() + ":L1",
                1,
                code,
                "urn:sanvat:lot:" + code,
                product.cooperative(),
                product.id(),
                pack.id(),
                new LotNumber("L" + random.nextInt(100_000)),
                produced,
                produced.plusDays(365),
                pack.net(),
                null,
                true,
                null,
                NOW,
                NOW));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    static List<Kind> kinds() {
        return lines("kinds.tsv").map(PlausibleGoods::kind).toList();
    }

    private static Kind kind(String line) {
        var columns = line.split("\t", -1);
        var season = columns[7].isEmpty() ? null : columns[7].split("-", -1);
        return new Kind(
                columns[0],
                Category.valueOf(columns[1]),
                List.of(columns[2].split(";", -1)),
                columns[3],
                List.of(columns[4].split(",", -1)),
                columns[5],
                Long.parseLong(columns[6]),
                season == null ? null : new Season(Integer.parseInt(season[0]), Integer.parseInt(season[1])));
    }

    public static Stream<String> lines(String file) {
        try (var in = PlausibleGoods.class.getResourceAsStream("/search/" + file)) {
            if (in == null) {
                throw new IllegalStateException("No " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
