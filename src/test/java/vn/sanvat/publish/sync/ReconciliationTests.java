package vn.sanvat.publish.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Query;
import vn.sanvat.publish.platform.PlatformState;
import vn.sanvat.publish.publication.Publication;

/** How what a platform shows is compared with what should stand there. */
class ReconciliationTests extends SweptShop {

    @Test
    void reconciliationFindsWhatWasDeletedThere() {
        var product = goods.approved("Bột nghệ");
        sweep();
        for (int i = 0; i < 4; i++) {
            sweep();
        }
        shop.delete(product.id());

        passes(Duration.ofHours(7));
        for (int i = 0; i < 4; i++) {
            sweep();
        }

        assertThat(shop.visible()).containsExactly(product.id());
    }

    @Test
    void reconciliationTakesAwayWhatNobodyRemembers() {
        var product = goods.approved("Bột nghệ");
        sweep();
        goods.withdrawn(product.id());
        mongo.remove(new Query(), Publication.class).block(BOUND);

        for (int i = 0; i < 6; i++) {
            sweep();
        }

        assertThat(shop.visible()).isEmpty();
    }

    @Test
    void aPageThatThePlatformCouldNotBeAskedAboutIsReadAgain() {
        var product = goods.approved("Bột nghệ");
        for (int i = 0; i < 5; i++) {
            sweep();
        }
        shop.delete(product.id());
        passes(Duration.ofHours(7));
        sweep();
        assertThat(platform().reconciliation()).isNotNull();
        shop.failNextGet(503);

        sweep();
        var afterTheFailure = platform();
        for (int i = 0; i < 4; i++) {
            sweep();
        }

        assertThat(afterTheFailure.failures()).isEqualTo(1);
        assertThat(afterTheFailure.reconciliation()).isEqualTo(PlatformState.ReconciliationPosition.START);
        assertThat(platform().failures()).isZero();
        assertThat(shop.visible()).containsExactly(product.id());
    }

    @Test
    void aRemotePageThatCannotBeReadIsReadAgain() {
        goods.approved("Bột nghệ");
        sweep();
        while (platform().reconciliation() == null
                || platform().reconciliation().phase() == PlatformState.ReconciliationPosition.Phase.CATALOG) {
            sweep();
        }
        shop.failNextGet(503);

        sweep();
        var afterTheFailure = platform();
        sweep();

        assertThat(afterTheFailure.failures()).isEqualTo(1);
        assertThat(afterTheFailure.reconciliation()).isNotNull();
        assertThat(platform().reconciliation()).isNull();
    }
}
