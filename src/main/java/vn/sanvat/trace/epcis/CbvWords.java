package vn.sanvat.trace.epcis;

import java.util.List;
import vn.sanvat.trace.Vocabulary;

/** The words of CBV 2.0 as EPCIS JSON-LD has them: bare; as full URIs they are understood too. Ours stand under our prefix. */
final class CbvWords {

    static final String DID_NOT_OCCUR = "did_not_occur";
    static final String INCORRECT_DATA = "incorrect_data";

    /** Before the id of a {@link vn.sanvat.place.Place}. */
    static final String PLACE = "urn:sanvat:place:";

    private static final String OURS = EpcisContext.PREFIX + ":";
    private static final List<String> STEPS = List.of(
            "urn:epcglobal:cbv:bizstep:",
            "https://ns.gs1.org/cbv/BizStep-",
            "https://ref.gs1.org/cbv/BizStep-",
            EpcisContext.VOCABULARY,
            OURS);
    private static final List<String> DISPOSITIONS =
            List.of("urn:epcglobal:cbv:disp:", "https://ns.gs1.org/cbv/Disp-", "https://ref.gs1.org/cbv/Disp-");
    private static final List<String> REASONS =
            List.of("urn:epcglobal:cbv:er:", "https://ns.gs1.org/cbv/ER-", "https://ref.gs1.org/cbv/ER-");

    private CbvWords() {}

    /** @return the id of a {@link Vocabulary.BizStep}, where there is one */
    static String stepIn(String sent) {
        return bare(sent, STEPS);
    }

    /** A step that CBV does not have is no bare word in EPCIS. */
    static String stepOut(String id) {
        var step = Vocabulary.step(id);
        return step == null || step.cbv() ? id : OURS + id;
    }

    static String dispositionIn(String sent) {
        return bare(sent, DISPOSITIONS);
    }

    static String reasonIn(String sent) {
        return bare(sent, REASONS);
    }

    private static String bare(String sent, List<String> prefixes) {
        return prefixes.stream()
                .filter(sent::startsWith)
                .findFirst()
                .map(prefix -> sent.substring(prefix.length()))
                .orElse(sent);
    }
}
