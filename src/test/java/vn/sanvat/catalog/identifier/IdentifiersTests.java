package vn.sanvat.catalog.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.sanvat.Awaited;
import vn.sanvat.ServiceTest;
import vn.sanvat.catalog.SomeProduct;
import vn.sanvat.catalog.listing.ProductStore;
import vn.sanvat.web.Problem;

/** For how long a claim without a product is its claimant's alone. */
@ServiceTest
class IdentifiersTests {

    private static final Instant NOON = Instant.parse("2026-11-23T05:00:00Z");
    private static final String GTIN = SomeProduct.gtin(7).digits();

    @Autowired
    IdentifierStore store;

    @Autowired
    ProductStore products;

    @Test
    void aClaimThatWasLeftIsItsClaimantsForSixtySecondsAndAnybodysAfterwards() {
        claim(NOON, "first", "pfirst");

        assertThatThrownBy(() -> claim(NOON.plusSeconds(60).minusMillis(1), "second", "psecond"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.CONFLICT))
                .hasMessageContaining("belongs to the product \"first\"");
        claim(NOON.plusSeconds(60), "second", "psecond");

        assertThat(Awaited.value(store.find(GTIN)).product()).isEqualTo("second");
    }

    @Test
    void whoClaimsItsOwnOnceMoreHasItForAnotherSixtySeconds() {
        claim(NOON, "first", "pfirst");
        claim(NOON.plusSeconds(50), "first", "pfirst");

        assertThatThrownBy(() -> claim(NOON.plusSeconds(109), "second", "psecond"))
                .isInstanceOf(Problem.class);
        claim(NOON.plusSeconds(110), "second", "psecond");
    }

    @Test
    void aClaimThatIsForEverIsNeverTakenOver() {
        claim(NOON, "first", "pfirst");
        at(NOON).keepForEver(List.of(new Claim(GTIN, "pfirst", "gtin"))).block();

        assertThatThrownBy(() -> claim(NOON.plusSeconds(86_400 * 3_650L), "second", "psecond"))
                .isInstanceOf(Problem.class);
    }

    private void claim(Instant now, String product, String pack) {
        at(now).claim(List.of(new Claim(GTIN, pack, "gtin")), product).block();
    }

    private Identifiers at(Instant now) {
        return new Identifiers(store, products, Clock.fixed(now, ZoneOffset.UTC));
    }
}
