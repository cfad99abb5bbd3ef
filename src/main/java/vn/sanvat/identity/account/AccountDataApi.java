package vn.sanvat.identity.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.Account;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.Account.State;
import vn.sanvat.identity.AuditTrail;
import vn.sanvat.identity.Needs;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.Viewer;
import vn.sanvat.identity.audit.AuditEntry;
import vn.sanvat.identity.signin.Session;
import vn.sanvat.identity.signin.Sessions;

/** All that is kept of one person, to be handed over on request: for the person, and for who may manage it. Nothing of it is a way in. */
@RestController
@Tag(name = "accounts", description = "Accounts · Tài khoản")
@Needs(Permission.KEEP_OWN_ACCOUNT)
@RequestMapping("/api/accounts")
class AccountDataApi {

    /** Of what was done, the newest; about 1 MB. The audit trail itself has the rest. */
    private static final int MAX_DEEDS = 5_000;

    private final Accounts accounts;
    private final AccountStore store;
    private final AccessKeys keys;
    private final Sessions sessions;
    private final AuditTrail trail;

    AccountDataApi(Accounts accounts, AccountStore store, AccessKeys keys, Sessions sessions, AuditTrail trail) {
        this.accounts = accounts;
        this.store = store;
        this.keys = keys;
        this.sessions = sessions;
        this.trail = trail;
    }

    /**
     * @param actsFor the ids of the makers that it acts for
     * @param providers as whom providers of sign-in know the person
     * @param sessions where it is signed in
     * @param keys of programs; their names
     * @param deeds what it did, the newest first
     * @param allDeeds whether there are no older ones than those
     */
    record DataAnswer(
            String id,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email,
            Role role,
            List<String> actsFor,
            State state,
            boolean secondFactor,
            List<Provider> providers,
            Instant createdAt,
            Instant updatedAt,
            List<SignedIn> sessions,
            List<Key> keys,
            List<Deed> deeds,
            boolean allDeeds) {

        /** Never with a name: this may end in a log. */
        @Override
        public String toString() {
            return "DataAnswer[" + id + "]";
        }
    }

    record Provider(String issuer, String subject) {

        /** Never with what is a person's. */
        @Override
        public String toString() {
            return "Provider";
        }
    }

    record SignedIn(String device, Instant createdAt, Instant seenAt, Instant endsAt) {

        static SignedIn of(Session session) {
            return new SignedIn(session.device(), session.createdAt(), session.seenAt(), session.endsAt());
        }
    }

    record Key(String name, Instant createdAt) {}

    record Deed(String collection, String record, @Nullable String action, Instant at) {

        static Deed of(AuditEntry entry) {
            return new Deed(entry.collection(), entry.record(), entry.action(), entry.at());
        }
    }

    @Operation(
            operationId = "exportAccountData",
            summary = "Hand over all that is kept of a person · Xuất dữ liệu cá nhân")
    @GetMapping("/{id}/data")
    Mono<ResponseEntity<DataAnswer>> export(@PathVariable String id) {
        return Viewer.current()
                .flatMap(viewer -> id.equals(viewer.account()) ? store.find(id) : accounts.managed(id, viewer))
                .flatMap(this::data)
                .delayUntil(data -> trail.doneTo(id))
                .map(data -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename("account-" + data.id() + ".json")
                                        .build()
                                        .toString())
                        .body(data));
    }

    private Mono<DataAnswer> data(Account account) {
        return Mono.zip(
                        sessions.ofAccount(account.id()).map(SignedIn::of).collectList(),
                        keys.ofAccount(account.id())
                                .map(key -> new Key(key.name(), key.createdAt()))
                                .collectList(),
                        trail.by(account.id(), MAX_DEEDS + 1).map(Deed::of).collectList())
                .map(found -> answer(account, found.getT1(), found.getT2(), found.getT3()));
    }

    private static DataAnswer answer(Account account, List<SignedIn> sessions, List<Key> keys, List<Deed> deeds) {
        var person = account.person();
        return new DataAnswer(
                account.id(),
                person == null ? null : person.name(),
                person == null ? null : person.phone(),
                person == null ? null : person.email(),
                account.role(),
                account.actsFor(),
                account.state(),
                account.secondFactor() != null,
                account.subjects().stream()
                        .map(subject -> new Provider(subject.issuer(), subject.subject()))
                        .toList(),
                account.createdAt(),
                account.updatedAt(),
                sessions,
                keys,
                deeds.stream().limit(MAX_DEEDS).toList(),
                deeds.size() <= MAX_DEEDS);
    }
}
