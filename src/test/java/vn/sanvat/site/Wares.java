package vn.sanvat.site;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Category;
import vn.sanvat.catalog.LabelText;
import vn.sanvat.catalog.Listings;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Product;
import vn.sanvat.catalog.ProductDraft;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.cooperative.CooperativeDraft;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.cooperative.SomeCooperative;
import vn.sanvat.evidence.Dossier;
import vn.sanvat.evidence.Evidence;
import vn.sanvat.evidence.EvidenceDraft;
import vn.sanvat.gs1.Gtin;
import vn.sanvat.gs1.LotNumber;
import vn.sanvat.place.Address;
import vn.sanvat.place.Position;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Quantity;
import vn.sanvat.trace.Events;
import vn.sanvat.trace.Lot;
import vn.sanvat.trace.Lots;
import vn.sanvat.trace.Recalls;
import vn.sanvat.trace.TraceEvent;

/** Fills the shop for a test: a maker, goods, lots and their diaries, all by the services. */
public record Wares(
        Cooperatives cooperatives,
        Catalog catalog,
        Listings listings,
        Dossier dossier,
        Lots lots,
        Recalls recalls,
        Events events) {

    public static final Gtin GTIN = new Gtin("09521234543213");
    public static final LocalDate MADE = LocalDate.of(2026, 10, 2);

    /** In a commune that was merged on 1 July 2025. */
    public Cooperative maker(String name) {
        return now(SomeCooperative.approved(cooperatives, draft(name)));
    }

    public Cooperative renamed(Cooperative maker, String name) {
        return now(cooperatives.change(maker.id(), maker.revision(), draft(name), "officer"));
    }

    public Cooperative hidden(Cooperative maker) {
        return now(cooperatives.hide(maker.id(), maker.revision(), "admin", Localized.vietnamese("Xưởng đang sửa")));
    }

    public Cooperative shownAgain(Cooperative maker) {
        return now(cooperatives.approve(maker.id(), maker.revision(), "admin"));
    }

    private static CooperativeDraft draft(String name) {
        return draft(name, null, null, null);
    }

    public static CooperativeDraft draft(
            String name, @Nullable String email, @Nullable Localized openingHours, @Nullable Position position) {
        return new CooperativeDraft(
                Cooperative.Kind.COOPERATIVE,
                name,
                null,
                null,
                "0912345678",
                "0912345678",
                email,
                openingHours,
                new Address(
                        "Thôn 1, xã Thạch Hóa, huyện Tuyên Hóa, tỉnh Quảng Bình",
                        "18985@2004-07-08",
                        LocalDate.of(2024, 1, 1)),
                position,
                12,
                Localized.vietnamese("Làm nghệ từ năm 2015."),
                List.of(),
                null);
    }

    public Product approved(Cooperative maker, Localized name, @Nullable Gtin gtin) {
        return approved(now(catalog.create(draft(maker.id(), name, gtin))));
    }

    /** In one pack, such as {@code 5 KG}. */
    public Product approved(Cooperative maker, Localized name, String net, long priceVnd) {
        var amount = net.split(" ", 2);
        var content = content(name, null);
        var pack = content.packs().getFirst();
        return approved(
                maker,
                content.withPacks(List.of(new Pack(
                        Pack.NO_ID,
                        Quantity.of(amount[0], Quantity.Unit.valueOf(amount[1])),
                        pack.packaging(),
                        null,
                        priceVnd,
                        pack.shelfLifeDays(),
                        false))));
    }

    /** To be had in a season, or all the year. */
    public Product seasonal(Cooperative maker, Localized name, Product.@Nullable Season season) {
        var content = content(name, null);
        return approved(
                maker,
                new Product.Content(
                        name,
                        content.category(),
                        content.description(),
                        content.label(),
                        content.packs(),
                        content.photos(),
                        season,
                        null));
    }

    public Product ofKind(Cooperative maker, Localized name, Category category) {
        var content = content(name, null);
        return approved(
                maker,
                new Product.Content(
                        name,
                        category,
                        content.description(),
                        content.label(),
                        content.packs(),
                        content.photos(),
                        null,
                        null));
    }

    public Product approved(Cooperative maker, Product.Content content) {
        return approved(now(catalog.create(new ProductDraft(maker.id(), content))));
    }

    public Product renamed(Product product, Localized name) {
        var current = now(catalog.find(product.id()));
        return approved(
                now(catalog.change(current.id(), current.revision(), draft(current.cooperative(), name, null))));
    }

    private Product approved(Product product) {
        var submitted = now(listings.submit(product.id(), product.revision(), "maker"));
        return now(listings.approve(
                submitted.id(), submitted.revision(), "admin", Localized.of("Dùng cho kiểm thử", "For a test")));
    }

    private static ProductDraft draft(String maker, Localized name, @Nullable Gtin gtin) {
        return new ProductDraft(maker, content(name, gtin));
    }

    public static Product.Content content(Localized name, @Nullable Gtin gtin) {
        return new Product.Content(
                name,
                Category.SPICES,
                Localized.of("Nghệ vườn, sấy ở nhiệt độ thấp.", "Garden turmeric, dried gently."),
                new LabelText(
                        List.of(new LabelText.Ingredient(Localized.of("Nghệ tươi", "Fresh turmeric"), null)),
                        Localized.of("Pha với nước ấm.", "Stir into warm water."),
                        Localized.vietnamese("Nơi khô mát."),
                        null,
                        List.of(),
                        null,
                        Localized.of("Quảng Trị, Việt Nam", "Quảng Trị, Viet Nam")),
                List.of(new Pack(
                        Pack.NO_ID,
                        Quantity.of("200", Quantity.Unit.G),
                        new Pack.Packaging(Localized.of("túi zip", "zip bag"), null),
                        gtin,
                        45_000,
                        360,
                        false)),
                List.of(),
                new Product.Season(12, 3),
                "https://video.example/nghe");
    }

    public Lot lot(Product product, String number, @Nullable LocalDate expiresOn, boolean diaryPublished) {
        return now(lots.create(new Lots.Draft(
                product.content().packs().getFirst().id(),
                new LotNumber(number),
                MADE,
                expiresOn,
                Quantity.of("20", Quantity.Unit.KG),
                null,
                diaryPublished)));
    }

    public Lot recalled(Lot lot) {
        return now(recalls.recall(
                lot.id(),
                lot.revision(),
                Localized.of("Độ ẩm vượt mức", "Too much moisture"),
                Localized.of("Mang trả nơi mua", "Return it to the shop"),
                "admin"));
    }

    /** Packed from fresh roots; answers the event's id. */
    public String packed(Lot lot) {
        return packed(
                lot,
                new TraceEvent.Quantified(
                        "urn:sanvat:material:nghe-tuoi",
                        Localized.of("nghệ tươi", "fresh turmeric"),
                        new BigDecimal("150"),
                        "KGM"),
                null);
    }

    /** Packed from what is in another lot. */
    public void packedFrom(Lot lot, Lot input) {
        packed(lot, new TraceEvent.Quantified(input.epcClass(), null, new BigDecimal("20"), "KGM"), null);
    }

    /** Packed once more, in place of an earlier report of it. */
    public void packedInPlaceOf(String event, Lot lot) {
        packed(
                lot,
                new TraceEvent.Quantified(
                        "urn:sanvat:material:nghe-tuoi",
                        Localized.vietnamese("nghệ tươi rửa sạch"),
                        new BigDecimal("160"),
                        "KGM"),
                new TraceEvent.Correction(event, Localized.vietnamese("Cân nhầm mẻ nghệ tươi")));
    }

    private String packed(Lot lot, TraceEvent.Quantified input, TraceEvent.@Nullable Correction corrects) {
        var id = "urn:uuid:" + UUID.randomUUID();
        now(events.capture(new TraceEvent.TransformationEvent(
                id,
                lot.cooperative(),
                new TraceEvent.When(OffsetDateTime.parse("2026-10-02T08:30:00+07:00"), Instant.EPOCH),
                new TraceEvent.Where(Localized.of("Xưởng nghệ", "Turmeric workshop"), null),
                new TraceEvent.Why(
                        "packing",
                        null,
                        Localized.vietnamese("Đóng túi 200 g."),
                        List.of(new TraceEvent.Reading(Localized.of("Độ ẩm", "Moisture"), new BigDecimal("9.5"), "%"))),
                List.of(input),
                List.of(new TraceEvent.Quantified(lot.epcClass(), null, new BigDecimal("20"), "KGM")),
                null,
                corrects)));
        return id;
    }

    public Evidence ocop(Product product, LocalDate from, LocalDate to) {
        var filed = file(product, Evidence.Kind.OCOP, 4, from, to);
        return now(dossier.verify(filed.id(), filed.revision(), Evidence.Verification.State.VERIFIED, null, "admin"));
    }

    /** A paper that nobody has verified yet. */
    public Evidence filed(Product product, Evidence.Kind kind, LocalDate to) {
        return file(product, kind, null, LocalDate.of(2026, 1, 1), to);
    }

    private Evidence file(Product product, Evidence.Kind kind, @Nullable Integer stars, LocalDate from, LocalDate to) {
        var scope = new Evidence.Scope(product.cooperative(), List.of(product.id()), List.of());
        return now(dossier.file(new EvidenceDraft(kind, stars, "12/QĐ-UBND", "UBND tỉnh", from, to, scope, null)));
    }

    private static <T> T now(Mono<T> work) {
        return Objects.requireNonNull(work.block());
    }
}
