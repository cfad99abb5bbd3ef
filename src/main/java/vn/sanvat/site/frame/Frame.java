package vn.sanvat.site.frame;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.sanvat.site.share.SharePicture;
import vn.sanvat.web.Language;
import vn.sanvat.web.PublicUrls;

/**
 * What stands round the content of a page, and in its head.
 *
 * @param operator who stands behind the site
 * @param description one or two sentences for search engines and shared links
 * @param picture absolute URL of the picture that a shared link shows, 1200 × 630 px
 * @param indexed whether search engines may list it
 * @param home the path under which the page is to be found, where it answers under several; encoded, without the language
 * @param data JSON-LD, escaped for a script element
 * @param slim whether what is read first must stand high up on a phone, as behind a printed code: the header is one line there
 */
public record Frame(
        Reader reader,
        PublicUrls sites,
        Assets assets,
        Operator operator,
        Section section,
        String title,
        String description,
        String picture,
        boolean indexed,
        @Nullable String home,
        List<String> data,
        boolean slim) {

    /** Which word of the navigation is lit. */
    public enum Section {
        HOME,
        /** The list of goods, which has a field of its own for what is looked for. */
        SEARCH,
        GOODS,
        MAKERS,
        ABOUT,
        NONE;

        public boolean goods() {
            return this == GOODS || this == SEARCH;
        }
    }

    public Frame with(SharePicture shared) {
        return new Frame(
                reader,
                sites,
                assets,
                operator,
                section,
                title,
                description,
                sites.url(shared.path()),
                indexed,
                home,
                data,
                slim);
    }

    public Frame with(List<String> jsonLd) {
        return new Frame(
                reader, sites, assets, operator, section, title, description, picture, indexed, home, jsonLd, slim);
    }

    public Frame unlisted() {
        return new Frame(
                reader, sites, assets, operator, section, title, description, picture, false, home, data, slim);
    }

    public Frame at(String path) {
        return new Frame(
                reader, sites, assets, operator, section, title, description, picture, indexed, path, data, slim);
    }

    public Frame slimmed() {
        return new Frame(
                reader, sites, assets, operator, section, title, description, picture, indexed, home, data, true);
    }

    public String canonical() {
        return sites.url(reader.in(place()));
    }

    public String alternate(Language language) {
        return sites.url(Reader.in(place(), language));
    }

    public String bare() {
        return sites.url(place());
    }

    private String place() {
        return home == null ? reader.plain() : home;
    }

    /** Whether others than this machine can open the site: a network that is to share a link fetches it. */
    public boolean reachable() {
        return sites.reachable();
    }

    /** The title of the window: the page's own first. */
    public String fullTitle() {
        var name = reader.say(FrameWords.NAME);
        return section == Section.HOME ? name + " – " + title : title + " – " + name;
    }
}
