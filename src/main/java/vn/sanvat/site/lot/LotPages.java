package vn.sanvat.site.lot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Product;
import vn.sanvat.cooperative.Cooperative;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.place.Places;
import vn.sanvat.site.card.Proof;
import vn.sanvat.site.card.Showcase;
import vn.sanvat.site.frame.BreadcrumbList;
import vn.sanvat.site.frame.Crumb;
import vn.sanvat.site.frame.Excerpts;
import vn.sanvat.site.frame.Frame;
import vn.sanvat.site.frame.FrameWords;
import vn.sanvat.site.frame.LinkedData;
import vn.sanvat.site.frame.Pages;
import vn.sanvat.site.frame.Reader;
import vn.sanvat.site.help.HelpPages;
import vn.sanvat.site.share.SharePicture;
import vn.sanvat.trace.Events;
import vn.sanvat.trace.Feedbacks;
import vn.sanvat.trace.Journey;
import vn.sanvat.trace.Lot;
import vn.sanvat.trace.QrCode;

/** Puts the page behind a lot's code together. */
@Component
class LotPages {

    private static final int DESCRIPTION_LENGTH = 300;

    private final Catalog catalog;
    private final Cooperatives cooperatives;
    private final Places places;
    private final Events events;
    private final StepWords steps;
    private final RelatedRecalls recalls;
    private final Feedbacks feedbacks;
    private final Showcase showcase;
    private final LinkedData linked;
    private final HelpPages help;
    private final Pages pages;

    LotPages(
            Catalog catalog,
            Cooperatives cooperatives,
            Places places,
            Events events,
            StepWords steps,
            RelatedRecalls recalls,
            Feedbacks feedbacks,
            Showcase showcase,
            LinkedData linked,
            HelpPages help,
            Pages pages) {
        this.catalog = catalog;
        this.cooperatives = cooperatives;
        this.places = places;
        this.events = events;
        this.steps = steps;
        this.recalls = recalls;
        this.feedbacks = feedbacks;
        this.showcase = showcase;
        this.linked = linked;
        this.help = help;
        this.pages = pages;
    }

    /**
     * Goods that nobody has approved yet have a code, but no page.
     *
     * @param retired of the code that led here; absent where it is in use, or where no code of ours did
     */
    Mono<ResponseEntity<byte[]>> show(
            ServerHttpRequest request, Lot lot, QrCode.@Nullable Retirement retired, ReportForm form) {
        var status = form.faults().isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST;
        return catalog.find(lot.product())
                .flatMap(product -> page(lot, product))
                .map(page -> {
                    var frame = frame(request, page);
                    var content = new HashMap<String, @Nullable Object>(Map.of("p", page, "form", form));
                    content.put("retired", retired);
                    return pages.show(
                            status,
                            request,
                            frame.with(List.of(linked.lot(frame, page), BreadcrumbList.of(frame, way(frame, page)))),
                            "lot",
                            content);
                })
                .switchIfEmpty(Mono.fromSupplier(() -> help.notShownYet(request)));
    }

    /** Said to search engines only: a buyer with a pack in hand has come by no way of ours. */
    private static List<Crumb> way(Frame frame, LotPage page) {
        var reader = frame.reader();
        var shelf = List.of(
                new Crumb(reader.say(FrameWords.HOME), "/", null),
                new Crumb(reader.say(FrameWords.GOODS), "/catalog", null));
        var product = new Crumb(
                reader.say(page.content().name()), "/catalog/" + page.lot().product(), null);
        return page.maker().record().shown()
                ? Stream.concat(shelf.stream(), Stream.of(product)).toList()
                : shelf;
    }

    private Mono<LotPage> page(Lot lot, Product product) {
        var content = product.lastShown();
        return content == null
                ? Mono.empty()
                : Mono.zip(pack(lot, content), cooperatives.find(lot.cooperative()))
                        .flatMap(found -> page(lot, content, found.getT1(), found.getT2()));
    }

    private Mono<LotPage> page(Lot lot, Product.Content content, Pack pack, Cooperative cooperative) {
        var printed = lot.printedAddress() == null ? cooperative.address() : lot.printedAddress();
        var today = showcase.today();
        var proofs = showcase.proofs(lot.cooperative(), lot.product(), lot.id())
                .map(all -> all.stream()
                        .map(evidence -> new Proof(evidence, lot.producedOn(), today))
                        .toList());
        return Mono.zip(
                        showcase.maker(cooperative),
                        places.asOfNow(printed),
                        showcase.pictures(content.photos(), content.category()).map(List::getFirst),
                        proofs,
                        events.journey(lot)
                                .flatMap(journey ->
                                        steps.of(journey).map(described -> new DescribedJourney(journey, described))),
                        recalls.of(lot),
                        feedbacks.answersOf(lot.id()).collectList())
                .map(found -> new LotPage(
                        lot,
                        content,
                        pack,
                        found.getT1(),
                        found.getT2(),
                        found.getT3(),
                        today,
                        found.getT4(),
                        found.getT5().steps(),
                        !lot.diaryPublished(),
                        found.getT5().journey().gaps().stream()
                                .filter(gap -> gap.kind() != Journey.Gap.Kind.NOTHING_RECORDED)
                                .map(Journey.Gap::says)
                                .distinct()
                                .toList(),
                        found.getT5().journey().recalledInputs(),
                        found.getT6(),
                        found.getT7()));
    }

    private record DescribedJourney(Journey journey, List<JourneyStep> steps) {}

    /** As approved; a pack that was taken out of the product since is still on somebody's shelf. */
    private Mono<Pack> pack(Lot lot, Product.Content content) {
        return content.packs().stream()
                .filter(pack -> pack.id().equals(lot.pack()))
                .findFirst()
                .map(Mono::just)
                .orElseGet(() -> catalog.pack(lot.pack()).map(found -> found.pack()));
    }

    /** Not listed by search engines: what they remember of a recall or an expiry grows old. */
    private Frame frame(ServerHttpRequest request, LotPage page) {
        var reader = Reader.of(request);
        var name = reader.say(page.content().name());
        var lot = page.lot();
        var recall = lot.recall();
        var title = reader.say(recall == null ? LotWords.TITLE : LotWords.RECALLED_TITLE, name, lot.number());
        var says = recall == null
                ? reader.say(
                        LotWords.SAY,
                        name,
                        reader.day(lot.producedOn()),
                        page.maker().record().name())
                : reader.say(
                        LotWords.RECALLED_TELL,
                        name,
                        lot.number(),
                        reader.day(recall.at()),
                        reader.say(recall.reason()),
                        reader.say(recall.advice()));
        return pages.frame(request, Frame.Section.NONE, title, Excerpts.shortened(says, DESCRIPTION_LENGTH))
                .slimmed()
                .with(SharePicture.of(lot))
                .at("/l/" + lot.code())
                .unlisted();
    }
}
