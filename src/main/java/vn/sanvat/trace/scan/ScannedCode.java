package vn.sanvat.trace.scan;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.sanvat.gs1.DigitalLink;
import vn.sanvat.gs1.Gtin;
import vn.sanvat.gs1.InvalidIdentifier;
import vn.sanvat.gs1.LotNumber;
import vn.sanvat.trace.QrCode;

/**
 * What a printed address names, as few different ones as there are lots: of a Digital Link neither the serial nor the attributes.
 *
 * @param code of our own; none where a Digital Link names the lot
 */
record ScannedCode(
        @Nullable String code,
        @Nullable Gtin gtin,
        @Nullable LotNumber number) {

    private static final String OWN = "/l/";
    private static final String LINK = "/01/";

    /** @return empty for other pages, and for links of goods without a lot */
    static Optional<ScannedCode> of(String rawPath) {
        if (rawPath.startsWith(OWN)) {
            return Optional.of(new ScannedCode(QrCode.normalised(rawPath.substring(OWN.length())), null, null));
        }
        return rawPath.startsWith(LINK) ? linked(rawPath) : Optional.empty();
    }

    private static Optional<ScannedCode> linked(String rawPath) {
        try {
            var link = DigitalLink.parse(rawPath);
            return Optional.ofNullable(link.lot()).map(number -> new ScannedCode(null, link.gtin(), number));
        } catch (InvalidIdentifier e) {
            return Optional.empty();
        }
    }
}
