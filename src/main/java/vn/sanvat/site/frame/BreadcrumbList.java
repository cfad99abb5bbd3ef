package vn.sanvat.site.frame;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The way from the home page as search engines read it; schema.org. */
public final class BreadcrumbList {

    private BreadcrumbList() {}

    /**
     * @param way with or without the page itself at its end
     * @return JSON-LD, escaped for a script element
     */
    public static String of(Frame frame, List<Crumb> way) {
        var steps = new ArrayList<Map<String, Object>>();
        for (var crumb : way) {
            var url = crumb.url();
            steps.add(step(
                    steps.size() + 1,
                    crumb.title(),
                    url == null ? frame.canonical() : frame.sites().url(url)));
        }
        if (way.getLast().url() != null) {
            steps.add(step(steps.size() + 1, frame.title(), frame.canonical()));
        }
        var list = new LinkedHashMap<String, Object>();
        list.put("@context", "https://schema.org");
        list.put("@type", "BreadcrumbList");
        list.put("itemListElement", steps);
        return LinkedData.json(list);
    }

    private static Map<String, Object> step(int position, String name, String url) {
        var step = new LinkedHashMap<String, Object>();
        step.put("@type", "ListItem");
        step.put("position", position);
        step.put("name", name);
        step.put("item", url);
        return step;
    }
}
