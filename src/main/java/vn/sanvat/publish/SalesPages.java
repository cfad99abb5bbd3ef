package vn.sanvat.publish;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import vn.sanvat.publish.platform.Platforms;
import vn.sanvat.publish.publication.Publication;
import vn.sanvat.publish.publication.Publications;
import vn.sanvat.web.Page;

/** Where buyers find goods on platforms: what is published there, and shown to everybody. */
@Service
public class SalesPages {

    private static final int MOST = 20;

    private final Publications publications;
    private final Platforms platforms;

    SalesPages(Publications publications, Platforms platforms) {
        this.publications = publications;
        this.platforms = platforms;
    }

    /**
     * A page of a platform.
     *
     * @param url absolute, http or https
     */
    public record SalesPage(String platform, URI url) {}

    /** Each host once, the latest first. */
    public Flux<SalesPage> of(String product) {
        var published = new Publications.Filter(null, product, Publication.State.PUBLISHED);
        return publications
                .list(published, Publications.Order.UPDATED, new Page.Request(1, MOST))
                .flatMapIterable(Page::items)
                .concatMap(publication -> Flux.fromStream(page(publication).stream()))
                .distinct(page -> page.url().getHost());
    }

    private Optional<SalesPage> page(Publication publication) {
        return Stream.of(byHand(publication), byConnector(publication))
                .flatMap(Optional::stream)
                .findFirst()
                .flatMap(SalesPages::address)
                .map(url -> new SalesPage(publication.platform(), url));
    }

    private static Optional<String> byHand(Publication publication) {
        return Optional.ofNullable(publication.byHand()).map(Publication.ByHand::url);
    }

    /** Where only officers can look, no buyer is sent. */
    private Optional<String> byConnector(Publication publication) {
        boolean shown = platforms.connected().stream()
                .anyMatch(platform -> platform.name().equals(publication.platform()) && platform.shownToBuyers());
        return Optional.ofNullable(publication.remote()).filter(remote -> shown).map(RemoteReference::url);
    }

    private static Optional<URI> address(@Nullable String text) {
        try {
            var url = new URI(text == null ? "" : text);
            boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            return web && url.getHost() != null ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            // An officer may have typed anything.
            return Optional.empty();
        }
    }
}
