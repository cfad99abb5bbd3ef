package vn.sanvat.site.frame;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.catalog.Pack;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.gs1.DigitalLink;
import vn.sanvat.gs1.Gtin;
import vn.sanvat.site.card.Maker;
import vn.sanvat.site.goods.ProductPage;
import vn.sanvat.site.lot.LotPage;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Quantity;
import vn.sanvat.web.Language;
import vn.sanvat.web.PublicUrls;

/**
 * What machines read in a page: schema.org with terms of the GS1 Web Vocabulary (1.16), as JSON-LD that is safe in a script
 * element. The vocabulary wants dates as {@code xsd:date}, names with their language, and GTINs of 14 digits.
 */
@Component
public class LinkedData {

    /** In the order of names: a page is the same bytes from every process. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final List<Object> CONTEXT = List.of(
            "https://schema.org",
            Map.of("gs1", "https://ref.gs1.org/voc/", "xsd", "http://www.w3.org/2001/XMLSchema#"));

    private final PublicUrls sites;

    LinkedData(PublicUrls sites) {
        this.sites = sites;
    }

    public String site(Frame frame) {
        var node = node("WebSite");
        node.put("@id", sites.url("/"));
        node.put("name", frame.reader().say(FrameWords.NAME));
        node.put("description", frame.description());
        node.put("inLanguage", frame.reader().language().tag());
        return json(node);
    }

    public String maker(Frame frame, Maker maker) {
        var node = node("Organization");
        node.putAll(organization(maker.record()));
        node.put("@type", List.of("LocalBusiness", "gs1:Organization"));
        node.put("url", frame.canonical());
        node.put("description", frame.description());
        image(node, maker.picture());
        var position = maker.record().position();
        if (position != null) {
            node.put(
                    "geo",
                    Map.of(
                            "@type", "GeoCoordinates",
                            "latitude", position.latitude(),
                            "longitude", position.longitude()));
        }
        return json(node);
    }

    public String product(Frame frame, ProductPage page) {
        var reader = frame.reader();
        var node = node(List.of("Product", "gs1:Product"));
        node.put("@id", sites.url(page.product().path()));
        node.put("url", frame.canonical());
        node.put("name", reader.say(page.content().name()));
        node.put("gs1:productName", said(reader, page.content().name()));
        node.put("description", reader.say(page.content().description()));
        node.put("category", reader.say(page.content().category().title()));
        image(node, page.pictures().getFirst());
        node.put("brand", Map.of("@type", "Brand", "name", page.maker().record().name()));
        node.put("manufacturer", organization(page.maker().record()));
        var offers = page.content().packs().stream()
                .filter(page::offered)
                .map(pack -> offer(reader, page, pack))
                .toList();
        if (!offers.isEmpty()) {
            node.put("offers", offers);
        }
        return json(node);
    }

    /** What the code of a lot names: the pack, and this lot of it. */
    public String lot(Frame frame, LotPage page) {
        var reader = frame.reader();
        // Not an IndividualProduct: "a Digital Link that contains a lot number should be annotated as SomeProducts".
        var node = node(List.of("SomeProducts", "gs1:Product"));
        node.put("url", frame.canonical());
        node.put("name", frame.title());
        node.put("gs1:productName", said(reader, page.content().name()));
        node.put("productionDate", page.lot().producedOn().toString());
        node.put("gs1:productionDate", date(page.lot().producedOn()));
        node.put("gs1:hasBatchLotNumber", page.lot().number().value());
        node.put("manufacturer", organization(page.maker().record()));
        node.put("size", reader.quantity(page.pack().net()));
        node.put("gs1:netContent", quantity(page.pack().net()));
        var expiresOn = page.lot().expiresOn();
        if (expiresOn != null) {
            node.put("gs1:expirationDate", date(expiresOn));
        }
        var gtin = page.pack().gtin();
        if (gtin != null) {
            identify(node, gtin);
            node.put(
                    "hasGS1DigitalLink",
                    DigitalLink.of(gtin, page.lot().number())
                            .uri(sites.baseUrl().toString()));
        }
        return json(node);
    }

    private Map<String, Object> offer(Reader reader, ProductPage page, Pack pack) {
        var item = new LinkedHashMap<String, Object>();
        item.put("@type", List.of("Product", "gs1:Product"));
        item.put("name", reader.say(page.content().name()) + " " + reader.quantity(pack.net()));
        item.put("gs1:netContent", quantity(pack.net()));
        var gtin = pack.gtin();
        if (gtin != null) {
            identify(item, gtin);
            item.put(
                    "hasGS1DigitalLink",
                    DigitalLink.of(gtin).uri(sites.baseUrl().toString()));
        }
        var offer = new LinkedHashMap<String, Object>();
        offer.put("@type", "Offer");
        offer.put("url", sites.url(page.product().path()));
        offer.put("price", pack.priceVnd());
        offer.put("priceCurrency", "VND");
        if (page.inStock(pack)) {
            offer.put("availability", "https://schema.org/InStock");
        }
        offer.put(
                "seller",
                Map.of(
                        "@id",
                        sites.url("/cooperative/" + page.maker().record().id()),
                        "@type",
                        "Organization",
                        "name",
                        page.maker().record().name()));
        offer.put("itemOffered", item);
        return offer;
    }

    /** schema.org discourages leading zeros, the GS1 Web Vocabulary asks for all 14 digits. */
    private static void identify(Map<String, Object> node, Gtin gtin) {
        var digits = gtin.digits();
        node.put("gtin", digits.startsWith("0") ? digits.substring(1) : digits);
        node.put("gs1:gtin", digits);
    }

    private static Map<String, Object> date(LocalDate date) {
        return Map.of("@type", "xsd:date", "@value", date.toString());
    }

    private static Map<String, Object> quantity(Quantity quantity) {
        return Map.of(
                "@type",
                "gs1:QuantitativeValue",
                "gs1:value",
                quantity.value(),
                "gs1:unitCode",
                quantity.unit().uneceCode());
    }

    /** A text with the language that it is in, which need not be the page's. */
    private static Map<String, Object> said(Reader reader, Localized text) {
        var language = text.en() == null ? Language.VI : reader.language();
        return Map.of("@language", language.tag(), "@value", reader.say(text));
    }

    private Map<String, Object> organization(Cooperative cooperative) {
        var node = new LinkedHashMap<String, Object>();
        node.put("@type", List.of("Organization", "gs1:Organization"));
        if (cooperative.shown()) {
            node.put("@id", sites.url("/cooperative/" + cooperative.id()));
        }
        node.put("name", cooperative.name());
        node.put("gs1:organizationName", Map.of("@language", Language.VI.tag(), "@value", cooperative.name()));
        node.put("address", cooperative.address().printed());
        put(node, "telephone", cooperative.phone());
        // Not its openingHours: those are written for people, and schema.org wants "Mo-Sa 07:00-17:00".
        put(node, "email", cooperative.email());
        put(node, "taxID", cooperative.shownTaxCode());
        return node;
    }

    /** A photo; not a drawing of ours that stands in for one. */
    private void image(Map<String, Object> node, Picture picture) {
        if (!picture.ours()) {
            node.put("image", sites.url(picture.url()));
        }
    }

    private static void put(Map<String, Object> node, String name, @Nullable Object value) {
        if (value != null) {
            node.put(name, Objects.requireNonNull(value));
        }
    }

    private static Map<String, Object> node(Object type) {
        var node = new LinkedHashMap<String, Object>();
        node.put("@context", CONTEXT);
        node.put("@type", type);
        return node;
    }

    /** No {@code <}, so that a name such as {@code </script>} cannot end the element that holds it. */
    static String json(Map<String, Object> node) {
        return MAPPER.writeValueAsString(node)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }
}
