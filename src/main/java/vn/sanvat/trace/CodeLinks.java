package vn.sanvat.trace;

import org.springframework.stereotype.Component;
import vn.sanvat.catalog.Pack;
import vn.sanvat.gs1.DigitalLink;
import vn.sanvat.web.PublicUrls;

/** The web address that a code says: a Digital Link where there is a GTIN, {@code /l/{code}} where there is none. */
@Component
public class CodeLinks {

    private final PublicUrls sites;

    CodeLinks(PublicUrls sites) {
        this.sites = sites;
    }

    /**
     * What the code of a lot says. It follows from the name that the lot got when it was made, and so never changes, even if the
     * pack gets a GTIN later.
     */
    public String of(Lot lot) {
        var link = DigitalLink.CANONICAL_HOST;
        return lot.epcClass().startsWith(link + "/")
                ? sites.url(lot.epcClass().substring(link.length()))
                : ofCode(lot.code());
    }

    /**
     * What the code of a pack says: of any lot of it.
     *
     * @param code the pack's own code, for a pack without a GTIN
     */
    public String of(Pack pack, QrCode code) {
        var gtin = pack.gtin();
        return gtin == null ? ofCode(code.id()) : sites.url(DigitalLink.of(gtin).path());
    }

    /** The address that answers for a code, whether or not a GTIN came later. */
    public String ofCode(String code) {
        return sites.url("/l/" + code);
    }
}
