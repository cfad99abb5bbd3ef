package vn.sanvat.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.sanvat.catalog.Pack;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.gs1.DigitalLink;
import vn.sanvat.web.Sites;

/** What machines read in a page: schema.org with terms of the GS1 Web Vocabulary, as JSON-LD that is safe in a script element. */
@Component
class LinkedData {

    private static final List<Object> CONTEXT =
            List.of("https://schema.org", Map.of("gs1", "https://ref.gs1.org/voc/"));

    private final JsonMapper mapper;
    private final Sites sites;

    LinkedData(JsonMapper mapper, Sites sites) {
        this.mapper = mapper;
        this.sites = sites;
    }

    String site(Frame frame) {
        var node = node("WebSite");
        node.put("@id", sites.url("/"));
        node.put("name", frame.reader().say(FrameWords.NAME));
        node.put("description", frame.description());
        node.put("inLanguage", frame.reader().language().tag());
        return json(node);
    }

    String maker(Frame frame, Maker maker) {
        var node = node("Organization");
        node.putAll(organization(maker.is()));
        node.put("description", frame.description());
        if (frame.picture() != null) {
            node.put("image", frame.picture());
        }
        return json(node);
    }

    String product(Frame frame, ProductPage page) {
        var reader = frame.reader();
        var node = node(List.of("Product", "gs1:Product"));
        node.put("@id", sites.url("/catalog/" + page.product().id()));
        node.put("url", frame.canonical());
        node.put("name", reader.say(page.content().name()));
        node.put("gs1:productName", reader.say(page.content().name()));
        node.put("description", reader.say(page.content().description()));
        node.put("category", reader.say(page.content().category().title()));
        if (frame.picture() != null) {
            node.put("image", frame.picture());
        }
        node.put("brand", Map.of("@type", "Brand", "name", page.maker().is().name()));
        node.put("manufacturer", organization(page.maker().is()));
        node.put(
                "offers",
                page.content().packs().stream().map(pack -> offer(reader, pack)).toList());
        return json(node);
    }

    /** What the code of a lot names: the pack, and this lot of it. */
    String lot(Frame frame, LotPage page) {
        var reader = frame.reader();
        var node = node(List.of("IndividualProduct", "gs1:Product"));
        node.put("url", frame.canonical());
        node.put("name", frame.title());
        node.put("productionDate", page.lot().producedOn().toString());
        node.put("gs1:hasBatchLotNumber", page.lot().number().value());
        node.put("manufacturer", organization(page.maker().is()));
        node.put("size", reader.quantity(page.pack().net()));
        var expiresOn = page.lot().expiresOn();
        if (expiresOn != null) {
            node.put("gs1:expirationDate", expiresOn.toString());
        }
        var gtin = page.pack().gtin();
        if (gtin != null) {
            node.put("gtin", gtin.digits());
            node.put("gs1:gtin", gtin.digits());
            node.put(
                    "hasGS1DigitalLink",
                    DigitalLink.of(gtin, page.lot().number())
                            .uri(sites.baseUrl().toString()));
        }
        return json(node);
    }

    private Map<String, Object> offer(Reader reader, Pack pack) {
        var offer = new LinkedHashMap<String, Object>();
        offer.put("@type", "Offer");
        offer.put("name", reader.quantity(pack.net()));
        offer.put("price", pack.priceVnd());
        offer.put("priceCurrency", "VND");
        var gtin = pack.gtin();
        if (gtin != null) {
            offer.put("gtin", gtin.digits());
            offer.put(
                    "itemOffered",
                    Map.of(
                            "@type", List.of("Product", "gs1:Product"),
                            "name", reader.quantity(pack.net()),
                            "gtin", gtin.digits(),
                            "gs1:gtin", gtin.digits(),
                            "hasGS1DigitalLink",
                                    DigitalLink.of(gtin).uri(sites.baseUrl().toString())));
        }
        return offer;
    }

    private Map<String, Object> organization(Cooperative cooperative) {
        var node = new LinkedHashMap<String, Object>();
        node.put("@type", List.of("Organization", "gs1:Organization"));
        node.put("@id", sites.url("/cooperative/" + cooperative.id()));
        node.put("name", cooperative.name());
        node.put("address", cooperative.address().printed());
        put(node, "telephone", cooperative.phone());
        put(node, "taxID", cooperative.taxCode());
        return node;
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
    private String json(Map<String, Object> node) {
        return mapper.writeValueAsString(node)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }
}
