package vn.sanvat.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import vn.sanvat.Awaited;
import vn.sanvat.ServiceTest;
import vn.sanvat.cooperative.Cooperatives;
import vn.sanvat.cooperative.SomeCooperative;
import vn.sanvat.text.Localized;

@ServiceTest
class MarkPublishedTests {

    /** More than can each read what another has just written. */
    private static final int PLATFORMS = 16;

    @Autowired
    Catalog catalog;

    @Autowired
    Listings listings;

    @Autowired
    Cooperatives cooperatives;

    /** Of those that read the same revision one is the first to save; the others must look again. */
    @Test
    void manyPlatformsThatTakeAListingAtOnceAllMarkIt() {
        var maker = Awaited.value(SomeCooperative.approved(cooperatives, SomeCooperative.draft("HTX Cùng Lúc")));
        var draft = Awaited.value(catalog.create(SomeProduct.draft(maker.id(), SomeProduct.packDraft(null))));
        var submitted = Awaited.value(listings.submit(draft.id(), draft.revision(), "maker"));
        var approved = Awaited.value(listings.approve(
                submitted.id(), submitted.revision(), "admin", Localized.of("Dùng cho kiểm thử", "For a test")));
        long revision = Objects.requireNonNull(approved.listing().approved()).revision();

        var marked = Awaited.value(Flux.range(0, PLATFORMS)
                .flatMap(
                        i -> listings.markPublished(approved.id(), revision).subscribeOn(Schedulers.parallel()),
                        PLATFORMS)
                .collectList());

        assertThat(marked)
                .hasSize(PLATFORMS)
                .allMatch(product -> product.listing().state() == Listing.State.PUBLISHED);
        assertThat(Awaited.value(catalog.find(approved.id())).revision()).isEqualTo(approved.revision() + 1);
    }
}
