package vn.sanvat.publish;

import java.util.List;
import java.util.stream.IntStream;
import vn.sanvat.catalog.Category;
import vn.sanvat.publish.offer.Offer;
import vn.sanvat.text.Localized;

/** Offers for tests. */
public final class Some {

    private Some() {}

    /** Turmeric in two packs, the first one with a GTIN. */
    public static Offer offer(String product) {
        return offer(product, "Bột nghệ " + product, List.of(pack(product, 100, 55_000), pack(product, 200, 100_000)));
    }

    public static Offer offer(String product, String name, List<Offer.OfferedPack> packs) {
        return new Offer(
                product,
                3,
                Localized.of(name, "Turmeric " + product),
                Category.SPICES,
                Localized.of("Nghệ xay mịn.", "Finely ground."),
                new Offer.Maker("htx-nghe", "HTX Nghệ Vàng", "Thôn 1, xã Thạch Hóa", "0912345678"),
                packs,
                List.of(new Offer.Picture("https://sanvat.example/media/ab/1280.jpg", "Bột nghệ")),
                "https://sanvat.example/catalog/" + product,
                List.of(),
                null);
    }

    public static Offer.OfferedPack pack(String product, int grams, long priceVnd) {
        return new Offer.OfferedPack(
                product + "-" + grams,
                Localized.of("Túi zip " + grams + " g", "Zip bag " + grams + " g"),
                grams == 100 ? "09521234567899" : null,
                priceVnd,
                "https://sanvat.example/l/" + product + grams);
    }

    public static List<Offer> offers(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> offer("nghe-" + i)).toList();
    }
}
