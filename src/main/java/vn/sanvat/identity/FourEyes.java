package vn.sanvat.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.account.AccountStore;
import vn.sanvat.web.Problem;

/**
 * Who handed something in does not approve it too, unless the office says so. Where it says nothing, one person may do both as long as
 * no other account could approve: else an office of one could show nothing.
 */
@Component
@EnableConfigurationProperties(IdentitySettings.class)
public class FourEyes {

    private final AccountStore accounts;
    private final @Nullable Boolean mayApproveOwn;

    FourEyes(AccountStore accounts, IdentitySettings settings) {
        this.accounts = accounts;
        this.mayApproveOwn = settings.mayApproveOwn();
    }

    /** @throws Problem forbidden, if it is the same account, and another one is to approve */
    public Mono<Void> check(@Nullable String submittedBy, String approvedBy) {
        return approvedBy.equals(submittedBy)
                ? approvesOwn(approvedBy).flatMap(may -> may ? Mono.empty() : Mono.error(FourEyes::ownWork))
                : Mono.empty();
    }

    /** Whether an account that may approve may approve its own work too. */
    public Mono<Boolean> approvesOwn(String account) {
        return mayApproveOwn != null
                ? Mono.just(mayApproveOwn)
                : accounts.anotherWith(Permission.APPROVE_GOODS, account).map(another -> !another);
    }

    private static Problem ownWork() {
        return Problem.of(
                Problem.Kind.FORBIDDEN,
                null,
                "Tài khoản này đã gửi duyệt bản đó; hãy để người khác duyệt",
                "This account submitted that revision; somebody else is to approve it");
    }
}
