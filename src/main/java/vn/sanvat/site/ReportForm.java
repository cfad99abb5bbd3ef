package vn.sanvat.site;

import java.util.List;
import vn.sanvat.text.Localized;

/**
 * The form by which a buyer reports a problem, with what was typed and why it was refused.
 *
 * @param open whether it stands open already
 */
public record ReportForm(boolean open, String text, String contact, List<Localized> faults) {

    static final ReportForm EMPTY = new ReportForm(false, "", "", List.of());

    static final int MAX_TEXT_LENGTH = 2_000;

    public int maxLength() {
        return MAX_TEXT_LENGTH;
    }
}
