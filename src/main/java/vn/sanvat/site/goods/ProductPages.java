package vn.sanvat.site.goods;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.Pack;
import vn.sanvat.catalog.Product;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.publish.SalesPages;
import vn.sanvat.site.card.Proof;
import vn.sanvat.site.card.Showcase;
import vn.sanvat.site.frame.Excerpts;
import vn.sanvat.site.frame.Frame;
import vn.sanvat.site.frame.LinkedData;
import vn.sanvat.site.frame.Pages;
import vn.sanvat.site.frame.Reader;
import vn.sanvat.site.share.SharePicture;
import vn.sanvat.trace.LotFinder;
import vn.sanvat.trace.QrCode;
import vn.sanvat.web.Page;

/** Puts the page of a product together. */
@Component
public class ProductPages {

    private static final int RECENT_LOTS = 6;
    private static final int RECALLS = 10;
    private static final int DESCRIPTION_LENGTH = 200;

    private final Cooperatives cooperatives;
    private final LotFinder lots;
    private final SalesPages sales;
    private final RelatedGoods related;
    private final Showcase showcase;
    private final LinkedData linked;
    private final Pages pages;

    ProductPages(
            Cooperatives cooperatives,
            LotFinder lots,
            SalesPages sales,
            RelatedGoods related,
            Showcase showcase,
            LinkedData linked,
            Pages pages) {
        this.cooperatives = cooperatives;
        this.lots = lots;
        this.sales = sales;
        this.related = related;
        this.showcase = showcase;
        this.linked = linked;
        this.pages = pages;
    }

    /**
     * @param product one that everybody may see, or could once
     * @param scanned the pack whose printed code led here; its page answers for ever, while the address of goods that are
     *     withdrawn says that they are gone
     * @param retired of that code; absent where it is in use, or where none of ours led here
     */
    public Mono<ResponseEntity<byte[]>> show(
            ServerHttpRequest request, Product product, @Nullable Pack scanned, QrCode.@Nullable Retirement retired) {
        return page(product, scanned).map(page -> {
            var gone = page.withdrawn() && scanned == null;
            var frame = frame(request, page);
            var content = new HashMap<String, @Nullable Object>(Map.of("p", page));
            content.put("retired", retired);
            return pages.show(
                    gone ? HttpStatus.GONE : HttpStatus.OK,
                    request,
                    page.withdrawn() ? frame.unlisted() : frame.with(List.of(linked.product(frame, page))),
                    "product",
                    content);
        });
    }

    private Mono<ProductPage> page(Product product, @Nullable Pack scanned) {
        var content = Objects.requireNonNull(product.lastShown(), "a product that was never public has no page");
        var today = showcase.today();
        var maker = cooperatives.find(product.cooperative()).flatMap(showcase::maker);
        var proofs = showcase.proofs(product.cooperative(), product.id(), null)
                .map(all -> all.stream()
                        .filter(evidence -> evidence.validOn(today))
                        .map(evidence -> new Proof(evidence, today, today))
                        .toList());
        return Mono.zip(
                        maker,
                        showcase.pictures(content.photos(), content.category()),
                        proofs,
                        lots.ofProduct(product.id(), new Page.Request(1, RECENT_LOTS))
                                .map(Page::items),
                        lots.recalledOf(product.id(), RECALLS)
                                .filter(lot -> lot.recallConcerns(today))
                                .collectList(),
                        sales.of(product.id()).collectList(),
                        related.to(product, content.category()))
                .map(found -> new ProductPage(
                        product,
                        content,
                        scanned,
                        found.getT1(),
                        found.getT2(),
                        found.getT3(),
                        found.getT4(),
                        found.getT5(),
                        found.getT6(),
                        found.getT7().ofMaker(),
                        found.getT7().alike(),
                        today));
    }

    private Frame frame(ServerHttpRequest request, ProductPage page) {
        var reader = Reader.of(request);
        var description = reader.say(page.content().description());
        var frame = pages.frame(
                        request,
                        Frame.Section.GOODS,
                        reader.say(page.content().name()),
                        Excerpts.shortened(description, DESCRIPTION_LENGTH))
                .at(page.product().path());
        return page.product().makerHidden() ? frame : frame.with(SharePicture.of(page.product()));
    }
}
