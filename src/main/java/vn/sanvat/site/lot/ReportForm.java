package vn.sanvat.site.lot;

import java.util.List;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.Feedback;
import vn.sanvat.trace.Feedbacks;

/**
 * The form by which a buyer reports a problem, with what was typed and why it was refused.
 *
 * @param open whether it stands open already
 * @param kind as it was chosen
 */
public record ReportForm(boolean open, String kind, String text, String contact, List<Localized> faults) {

    static final ReportForm EMPTY = new ReportForm(false, "", "", "", List.of());

    public List<Feedback.Kind> kinds() {
        return List.of(Feedback.Kind.values());
    }

    public int maxLength() {
        return Feedbacks.MAX_TEXT;
    }

    public int maxContactLength() {
        return Feedbacks.MAX_CONTACT;
    }

    /** Never with what is a person's: this may end in a log. */
    @Override
    public String toString() {
        return "ReportForm[open=" + open + "]";
    }
}
