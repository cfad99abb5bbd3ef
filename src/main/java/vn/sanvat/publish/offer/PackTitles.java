package vn.sanvat.publish.offer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.sanvat.catalog.Pack;
import vn.sanvat.text.Localized;

/** What the packs of one product are called on platforms: no two the same. */
final class PackTitles {

    private PackTitles() {}

    /** Packs that read the same are told apart by their material, or in the end by their id. @return by pack id */
    static Map<String, Localized> of(List<Pack> packs) {
        var titles = new LinkedHashMap<String, Localized>();
        for (var pack : packs) {
            var title = title(pack);
            var material = pack.packaging().material();
            if (taken(title, titles) && material != null) {
                title = with(title, ", ", material);
            }
            if (taken(title, titles)) {
                title = with(title, " · ", Localized.vietnamese(pack.id()));
            }
            titles.put(pack.id(), title);
        }
        return titles;
    }

    private static boolean taken(Localized title, Map<String, Localized> titles) {
        return titles.values().stream().anyMatch(other -> other.vi().equals(title.vi()));
    }

    private static Localized title(Pack pack) {
        var net = pack.net();
        return with(pack.packaging().kind(), " ", Localized.of(net.format(), net.format(Locale.ENGLISH)));
    }

    private static Localized with(Localized first, String between, Localized second) {
        var en = first.en() == null ? null : first.en() + between + (second.en() == null ? second.vi() : second.en());
        return new Localized(first.vi() + between + second.vi(), en);
    }
}
