package vn.sanvat.site.recall;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.site.frame.Reader;
import vn.sanvat.text.Localized;
import vn.sanvat.text.Quantity;
import vn.sanvat.trace.Lot;

/**
 * A recall as the list tells it.
 *
 * @param product its name
 * @param net what a pack holds
 */
public record RecallNotice(
        Lot lot,
        Lot.Recall recall,
        Localized product,
        Quantity net,
        @Nullable Cooperative maker) {

    public String title(Reader reader) {
        return reader.say(RecallWords.TITLE, reader.say(product), reader.quantity(net), lot.number());
    }

    /** The same in parts, of which one may be in Vietnamese alone. */
    public List<Reader.Part> heading(Reader reader) {
        return reader.parts(RecallWords.TITLE, product, reader.quantity(net), lot.number());
    }

    public String makerName() {
        return maker == null ? "" : maker.name();
    }
}
