package vn.sanvat.site.goods;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.web.Page;

/**
 * The makers that a list of goods can be narrowed to: so many as a list can hold, the chosen one always among them.
 *
 * @param more how many are left out
 */
public record MakerChoice(List<Cooperative> makers, long more) {

    public static MakerChoice of(Page<Cooperative> first, @Nullable Cooperative chosen) {
        var makers = first.items();
        if (chosen != null && makers.stream().noneMatch(maker -> maker.id().equals(chosen.id()))) {
            makers = Stream.concat(Stream.of(chosen), makers.stream()).toList();
        }
        return new MakerChoice(makers, Math.max(0, first.total() - makers.size()));
    }
}
