package vn.sanvat.site.help;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.sanvat.site.card.FeaturedGoods;
import vn.sanvat.text.Localized;

/**
 * What a page says that cannot show what was asked for.
 *
 * @param says what happened, in a sentence
 * @param faults what exactly was wrong
 * @param checks whether to show how to check a code
 * @param lastPage where the list really ends
 * @param instead goods and kinds of goods to go on with
 * @param requestId by which we find the line in our log
 */
public record HelpPage(
        String says,
        List<Localized> faults,
        boolean checks,
        @Nullable String lastPage,
        @Nullable String requestId,
        FeaturedGoods.Choice instead) {}
