package vn.sanvat.site.recall;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.util.HtmlUtils;
import vn.sanvat.site.frame.FrameWords;
import vn.sanvat.site.frame.Reader;
import vn.sanvat.web.Language;
import vn.sanvat.web.Page;
import vn.sanvat.web.PublicUrls;

/** The recalls as an Atom feed; RFC 4287, pages by RFC 5005. An entry has one id for ever and in each language: a recall is never undone. */
final class RecallFeed {

    static final String PATH = "/recalls.atom";

    private static final String ID = "urn:sanvat:recall:";

    private final Reader reader;
    private final PublicUrls sites;
    private final List<String> lines = new ArrayList<>();

    private RecallFeed(Reader reader, PublicUrls sites) {
        this.reader = reader;
        this.sites = sites;
    }

    static String of(Page<RecallNotice> page, Reader reader, PublicUrls sites) {
        return new RecallFeed(reader, sites).xml(page);
    }

    private String xml(Page<RecallNotice> page) {
        var language = reader.language();
        var name = reader.say(RecallWords.RECALLS) + " – " + reader.say(FrameWords.NAME);
        lines.add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        lines.add("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"" + language.tag() + "\">");
        lines.add(element("id", address(language, 1)));
        lines.add(element("title", name));
        lines.add(element("subtitle", reader.say(RecallWords.SAY)));
        lines.add(element("updated", updated(page).toString()));
        lines.add("<author>" + element("name", reader.say(FrameWords.NAME)) + "</author>");
        link("self", "application/atom+xml", address(language, page.page()));
        link("alternate", "text/html", sites.url("/recalls?" + Language.NAME + "=" + language.tag()));
        if (page.page() > 1) {
            link("previous", "application/atom+xml", address(language, page.page() - 1));
        }
        if (page.page() < page.pages()) {
            link("next", "application/atom+xml", address(language, page.page() + 1));
        }
        page.items().forEach(this::entry);
        lines.add("</feed>");
        return String.join("\n", lines) + "\n";
    }

    private void entry(RecallNotice notice) {
        var code = notice.lot().code();
        var at = notice.recall().at().truncatedTo(ChronoUnit.SECONDS).toString();
        var says = reader.say(RecallWords.REASON, reader.say(notice.recall().reason())) + "\n"
                + reader.say(RecallWords.ADVICE, reader.say(notice.recall().advice()));
        var maker = notice.maker();
        var phone = maker == null ? null : maker.phone();
        if (maker != null && phone != null) {
            says += "\n" + reader.say(RecallWords.CALL, maker.name(), reader.phone(phone));
        }
        lines.add("<entry>");
        lines.add(element("id", ID + code));
        lines.add(element("title", notice.title(reader)));
        lines.add(element("published", at));
        lines.add(element("updated", at));
        if (maker != null) {
            lines.add("<author>" + element("name", maker.name()) + "</author>");
        }
        link("alternate", "text/html", sites.url("/l/" + code));
        lines.add("<content type=\"text\">" + escaped(says) + "</content>");
        lines.add("</entry>");
    }

    /** When the latest of the page was recalled; before all of them where there is none. */
    private static Instant updated(Page<RecallNotice> page) {
        return page.items().stream()
                .map(notice -> notice.recall().at())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH)
                .truncatedTo(ChronoUnit.SECONDS);
    }

    private String address(Language language, int page) {
        return sites.url(PATH + "?" + Language.NAME + "=" + language.tag() + (page > 1 ? "&page=" + page : ""));
    }

    private void link(String relation, String type, String url) {
        lines.add("<link rel=\"" + relation + "\" type=\"" + type + "\" href=\"" + escaped(url) + "\"/>");
    }

    private static String element(String name, String text) {
        return "<" + name + ">" + escaped(text) + "</" + name + ">";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
