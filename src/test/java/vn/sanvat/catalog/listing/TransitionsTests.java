package vn.sanvat.catalog.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static vn.sanvat.catalog.SomeProduct.NOW;
import static vn.sanvat.catalog.SomeProduct.content;
import static vn.sanvat.catalog.SomeProduct.label;
import static vn.sanvat.catalog.SomeProduct.pack;
import static vn.sanvat.catalog.SomeProduct.product;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.sanvat.catalog.Listing.Comment;
import vn.sanvat.catalog.Listing.Refusal;
import vn.sanvat.catalog.Listing.State;
import vn.sanvat.catalog.Product;
import vn.sanvat.catalog.SomeProduct;
import vn.sanvat.text.Localized;
import vn.sanvat.web.Problem;

class TransitionsTests {

    private static final Localized REASON = Localized.of("Thiếu ảnh", "No photo");

    private static final Comment COMMENT = new Comment("photos", Localized.vietnamese("Chụp mặt sau"));

    private final Product draft = product(content("Bột nghệ"));
    private final Product submitted = Transitions.submit(draft, "maker", NOW);
    private final Product approved = Transitions.approve(submitted, "admin", null, NOW);

    @Test
    void anApprovedProductIsShownAndADraftIsNot() {
        assertThat(draft.shown()).isNull();
        assertThat(submitted.shown()).isNull();
        assertThat(approved.shown()).isEqualTo(draft.content());
        assertThat(approved.listing().state()).isEqualTo(State.APPROVED);
    }

    @Test
    void anEditOfAnApprovedProductLeavesWhatWasApprovedInSight() {
        var edited = Transitions.change(approved, content("Bột nghệ vàng"), NOW);

        assertThat(edited.listing().state()).isEqualTo(State.DRAFT);
        assertThat(edited.shown()).isEqualTo(draft.content());
        assertThat(Transitions.approve(Transitions.submit(edited, "maker", NOW), "admin", null, NOW)
                        .shown())
                .isEqualTo(content("Bột nghệ vàng"));
    }

    @Test
    void anEditThatChangesNothingLeavesTheStateAlone() {
        assertThat(Transitions.change(approved, draft.content(), NOW)).isSameAs(approved);
    }

    @Test
    void anEditOfWhatIsSubmittedTakesItBackToDraft() {
        assertThat(Transitions.change(submitted, content("Khác"), NOW).listing().state())
                .isEqualTo(State.DRAFT);
    }

    @Test
    void aWithdrawnProductIsOutOfSightUntilItIsApprovedAgain() {
        var withdrawn = Transitions.withdraw(approved, REASON, NOW);

        assertThat(withdrawn.shown()).isNull();
        assertThat(withdrawn.lastShown()).isEqualTo(draft.content());
        assertThat(withdrawn.listing().reason()).isEqualTo(REASON);
        assertThat(Transitions.submit(withdrawn, "maker", NOW).shown()).isNull();
        assertThat(Transitions.approve(Transitions.submit(withdrawn, "maker", NOW), "admin", null, NOW)
                        .shown())
                .isNotNull();
    }

    @Test
    void aProductThatIsSentBackSaysWhy() {
        var returned = Transitions.sendBack(submitted, REASON, List.of(COMMENT), "officer", NOW);

        assertThat(returned.listing().state()).isEqualTo(State.DRAFT);
        assertThat(returned.listing().reason()).isEqualTo(REASON);
        assertThat(returned.listing().lastRefusal())
                .isEqualTo(new Refusal(REASON, List.of(COMMENT), "officer", NOW, null));
    }

    @Test
    void whatWasRejectedIsHandedInAgainOnlyWhenItIsSomethingElse() {
        var rejected = Transitions.reject(submitted, REASON, List.of(), "officer", NOW);
        assertThat(rejected.listing().state()).isEqualTo(State.REJECTED);
        assertThat(rejected.listing().reason()).isEqualTo(REASON);

        refused(() -> Transitions.submit(rejected, "maker", NOW), "was rejected", "change it");
        assertThat(Transitions.change(rejected, draft.content(), NOW)).isSameAs(rejected);
        var edited = Transitions.change(rejected, content("Khác"), NOW);
        assertThat(edited.listing().state()).isEqualTo(State.DRAFT);
        assertThat(edited.listing().reason()).isEqualTo(REASON);
        assertThat(Transitions.submit(edited, "maker", NOW).listing().state()).isEqualTo(State.SUBMITTED);

        var editedBack = Transitions.change(edited, draft.content(), NOW);
        refused(() -> Transitions.submit(editedBack, "maker", NOW), "was rejected", "change it");
    }

    @Test
    void whatWasRejectedLeavesWhatWasApprovedInSightAndAWithdrawalDoesNotLetItThrough() {
        var again = Transitions.submit(Transitions.change(approved, content("Khác"), NOW), "maker", NOW);
        var rejected = Transitions.reject(again, REASON, List.of(), "officer", NOW);

        assertThat(rejected.shown()).isEqualTo(draft.content());
        var withdrawn = Transitions.withdraw(rejected, REASON, NOW);
        refused(() -> Transitions.submit(withdrawn, "maker", NOW), "was rejected", "change it");
    }

    @Test
    void theLastRefusalIsReadInTheNextReviewAndGoneAfterAnApproval() {
        var returned = Transitions.sendBack(submitted, REASON, List.of(COMMENT), "officer", NOW);
        var again = Transitions.submit(Transitions.change(returned, content("Khác"), NOW), "maker", NOW);

        assertThat(again.listing().reason()).isNull();
        assertThat(Objects.requireNonNull(again.listing().lastRefusal()).comments())
                .containsExactly(COMMENT);
        assertThat(Transitions.approve(again, "admin", null, NOW).listing().lastRefusal())
                .isNull();
    }

    @Test
    void aWrongStepSaysWhatTheStateIsAndWhatIsAllowed() {
        refused(() -> Transitions.approve(draft, "admin", null, NOW), "is DRAFT", "SUBMITTED");
        refused(() -> Transitions.submit(submitted, "maker", NOW), "is SUBMITTED", "DRAFT, WITHDRAWN");
        refused(() -> Transitions.submit(approved, "maker", NOW), "is APPROVED", "DRAFT, WITHDRAWN");
        refused(() -> Transitions.sendBack(approved, REASON, List.of(), "officer", NOW), "is APPROVED", "SUBMITTED");
        refused(() -> Transitions.reject(draft, REASON, List.of(), "officer", NOW), "is DRAFT", "SUBMITTED");
        refused(() -> Transitions.withdraw(draft, REASON, NOW), "is DRAFT", "publicly shown");
    }

    @Test
    void onlyWhatIsApprovedBecomesPublished() {
        var revision = submitted.revision();
        assertThat(Transitions.publish(approved, revision, NOW).listing().state())
                .isEqualTo(State.PUBLISHED);
        assertThat(Transitions.publish(approved, revision + 1, NOW)).isSameAs(approved);
        assertThat(Transitions.publish(draft, revision, NOW)).isSameAs(draft);
        var withdrawn = Transitions.withdraw(approved, REASON, NOW);
        assertThat(Transitions.publish(withdrawn, revision, NOW)).isSameAs(withdrawn);
    }

    @Test
    void aPackThatWasApprovedOnceIsStillFoundWhenItIsGone() {
        var without = content("Bột nghệ", label(SomeProduct.ingredient("Nghệ", null)), pack("p2"));
        var changed = Transitions.approve(
                Transitions.submit(Transitions.change(approved, without, NOW), "maker", NOW), "admin", null, NOW);

        assertThat(changed.pack("p1")).isEqualTo(pack("p1"));
        assertThat(changed.pack("p2")).isEqualTo(pack("p2"));
        assertThat(changed.pack("p3")).isNull();
    }

    private static void refused(Runnable step, String... says) {
        assertThatExceptionOfType(Problem.class).isThrownBy(step::run).satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Problem.Kind.CONFLICT);
            assertThat(problem.faults().getFirst().says().en()).contains(says);
        });
    }
}
