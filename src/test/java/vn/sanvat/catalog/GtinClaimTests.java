package vn.sanvat.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.sanvat.Awaited.value;
import static vn.sanvat.catalog.SomeProduct.draft;
import static vn.sanvat.catalog.SomeProduct.gtin;
import static vn.sanvat.catalog.SomeProduct.json;
import static vn.sanvat.catalog.SomeProduct.packDraft;
import static vn.sanvat.catalog.SomeProduct.packJson;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.identifier.Identifier;
import vn.sanvat.catalog.identifier.IdentifierStore;
import vn.sanvat.web.Problem;

/** A GTIN names one product for ever, whoever asks for it and whenever. */
class GtinClaimTests extends ProductRequests {

    @Autowired
    IdentifierStore identifiers;

    @Test
    void ofProductsThatClaimOneGtinAtOnceExactlyOneWins() {
        var outcomes = value(Flux.range(0, 6)
                .flatMap(i -> catalog.create(draft(maker, packDraft(gtin(7))))
                        .map(product -> "won")
                        .onErrorResume(
                                Problem.class,
                                problem -> Mono.just(problem.kind() + " "
                                        + problem.faults().getFirst().field())))
                .collectList());

        assertThat(outcomes).hasSize(6).containsOnlyOnce("won").contains("CONFLICT packs[0].gtin");
        assertThat(catalog.byGtin(gtin(7)).block()).isNotNull();
    }

    @Test
    void aGtinBelongsToOneProductForEver() {
        var product = approved(value(catalog.create(draft(maker, packDraft(gtin(1))))));
        var pack = product.content().packs().getFirst();
        var without =
                draft(maker, new Pack(pack.id(), pack.net(), pack.packaging(), gtin(2), pack.priceVnd(), 365, false));
        approved(value(catalog.change(product.id(), product.revision(), without)));

        assertThat(value(catalog.byGtin(gtin(1))).pack().id()).isEqualTo(pack.id());
        assertThat(value(catalog.byGtin(gtin(2))).pack().id()).isEqualTo(pack.id());
        create(json(maker, withGtin(1)))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.errors[0].en")
                .value(String.class, en -> assertThat(en).contains("\"bot-nghe\""));
    }

    private static Map<String, Object> withGtin(int number) {
        var pack = new HashMap<>(packJson());
        pack.put("gtin", gtin(number).digits());
        return pack;
    }

    @Test
    void aClaimWhosePackNeverCameToBeIsTakenOver() {
        identifiers
                .insert(new Identifier(
                        gtin(3).digits(),
                        "never-written",
                        "pnever",
                        SomeProduct.NOW.minusSeconds(86_400 * 3650L),
                        false))
                .block();

        create(json(maker, withGtin(3))).expectStatus().isCreated();

        assertThat(value(catalog.byGtin(gtin(3))).product().id()).isEqualTo("bot-nghe");
    }

    @Test
    void aRefusedProductLeavesNoClaimBehind() {
        catalog.create(draft(maker, packDraft(gtin(4)))).block();

        create(Map.of()).expectStatus().isBadRequest();
        var both = new HashMap<>(json(maker, packJson()));
        both.put("packs", List.of(withGtin(5), withGtin(4)));
        create(both)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("packs[1].gtin");

        assertThat(identifiers.find(gtin(5).digits()).block()).isNull();
        create(json(maker, withGtin(5))).expectStatus().isCreated();
    }

    @Test
    void aPackThatIsGoneStillAnswers() {
        var product = approved(value(catalog.create(draft(maker, packDraft(null)))));
        var gone = product.content().packs().getFirst().id();
        approved(value(catalog.change(product.id(), product.revision(), draft(maker, packDraft(null)))));

        assertThat(value(catalog.pack(gone))).satisfies(found -> {
            assertThat(found.product().id()).isEqualTo("bot-nghe");
            assertThat(found.pack().id()).isEqualTo(gone);
        });
        assertThat(catalog.pack("pnothing").block()).isNull();
    }
}
