package vn.sanvat.identity.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.Account;
import vn.sanvat.identity.Account.Role;
import vn.sanvat.identity.Account.State;
import vn.sanvat.identity.Messages;
import vn.sanvat.identity.Needs;
import vn.sanvat.identity.PasswordLinks;
import vn.sanvat.identity.Permission;
import vn.sanvat.identity.Viewer;
import vn.sanvat.web.Page;
import vn.sanvat.web.Problem;
import vn.sanvat.web.Revision;

/** The accounts of others over HTTP; for heads and administrators, of the makers' people for officers, of their own people for managers. */
@RestController
@Tag(name = "accounts", description = "Accounts · Tài khoản")
@Needs(Permission.MANAGE_PEOPLE_OF_MAKERS)
@RequestMapping("/api/accounts")
class AccountApi {

    private static final int MAX_NAMES = 100;

    private final Accounts accounts;
    private final PasswordLinks links;

    AccountApi(Accounts accounts, PasswordLinks links) {
        this.accounts = accounts;
        this.links = links;
    }

    /**
     * @param phone or e-mail: one of them at least, to sign in with
     * @param actsFor the makers that a member or a manager acts for; none for all others
     */
    record AccountRequest(
            String name,
            @Nullable String phone,
            @Nullable String email,
            Role role,
            @Nullable List<String> actsFor) {

        Accounts.Draft draft() {
            return new Accounts.Draft(name, phone, email, role, actsFor == null ? List.of() : actsFor);
        }

        /** Never with a name: this may end in a log. */
        @Override
        public String toString() {
            return "AccountRequest[" + role + "]";
        }
    }

    /** @param invited whether the invitation has not been taken up yet */
    record AccountAnswer(
            String id,
            long revision,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email,
            Role role,
            List<String> actsFor,
            State state,
            boolean invited,
            boolean secondFactor,
            Instant createdAt,
            Instant updatedAt) {

        static AccountAnswer of(Account account) {
            var person = account.person();
            return new AccountAnswer(
                    account.id(),
                    account.revision(),
                    person == null ? null : person.name(),
                    person == null ? null : person.phone(),
                    person == null ? null : person.email(),
                    account.role(),
                    account.actsFor(),
                    account.state(),
                    account.invited(),
                    account.secondFactor() != null,
                    account.createdAt(),
                    account.updatedAt());
        }

        /** Never with a name: this may end in a log. */
        @Override
        public String toString() {
            return "AccountAnswer[id=" + id + ", revision=" + revision + "]";
        }
    }

    /** @param name none where the person was erased, or an administrator named none */
    record AccountName(String id, @Nullable String name, Role role) {

        /** Never with a name: this may end in a log. */
        @Override
        public String toString() {
            return "AccountName[" + id + "]";
        }
    }

    /**
     * @param url by which a password is set, once; told in this answer, and never again
     * @param sent how it went to the person as well; absent where it could not be sent
     */
    record Invitation(String url, Instant endsAt, Messages.@Nullable Way sent) {

        /** Never with the link. */
        @Override
        public String toString() {
            return "Invitation[endsAt=" + endsAt + "]";
        }
    }

    /**
     * @param q a part of the name, with or without its tones, of the telephone number or of the e-mail address
     * @param order by NAME, the given name before the family name; the NEWEST first; or the OLDEST first
     */
    @Operation(operationId = "listAccounts", summary = "List accounts · Danh sách tài khoản")
    @GetMapping
    Mono<Page<AccountAnswer>> list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable Role role,
            @RequestParam(required = false) @Nullable State state,
            @RequestParam(required = false) @Nullable String cooperative,
            @RequestParam(defaultValue = "NAME") Accounts.Order order,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "24") int size) {
        var request = new Page.Request(page, size);
        return Viewer.current()
                .flatMap(viewer -> accounts.list(q, role, state, cooperative, order, viewer, request))
                .map(found -> found.map(AccountAnswer::of));
    }

    @Operation(operationId = "nameAccounts", summary = "Name the accounts that records hold · Tên của các tài khoản")
    @Needs(Permission.READ_AUDIT_TRAIL)
    @GetMapping("/names")
    Flux<AccountName> names(@RequestParam List<String> id) {
        if (id.size() > MAX_NAMES) {
            throw Problem.invalid(
                    "id",
                    "Nhiều nhất " + MAX_NAMES + " tài khoản một lần",
                    "At most " + MAX_NAMES + " accounts at once");
        }
        return accounts.named(id).map(account -> {
            var person = account.person();
            return new AccountName(account.id(), person == null ? null : person.name(), account.role());
        });
    }

    @Operation(operationId = "getAccount", summary = "Read an account · Xem tài khoản")
    @GetMapping("/{id}")
    Mono<ResponseEntity<AccountAnswer>> get(@PathVariable String id) {
        return Viewer.current().flatMap(viewer -> accounts.managed(id, viewer)).map(AccountApi::answer);
    }

    @Operation(operationId = "createAccount", summary = "Create an account · Tạo tài khoản")
    @PostMapping
    Mono<ResponseEntity<AccountAnswer>> create(@RequestBody AccountRequest request) {
        return Viewer.current()
                .flatMap(viewer -> accounts.create(request.draft(), viewer))
                .map(made -> ResponseEntity.created(URI.create("/api/accounts/" + made.id()))
                        .eTag(Revision.etag(made.revision()))
                        .body(AccountAnswer.of(made)));
    }

    @Operation(operationId = "changeAccount", summary = "Change an account · Sửa tài khoản")
    @PutMapping("/{id}")
    Mono<ResponseEntity<AccountAnswer>> change(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody AccountRequest request) {
        var seen = Revision.required(ifMatch);
        return Viewer.current()
                .flatMap(viewer -> accounts.change(id, seen, request.draft(), viewer))
                .map(AccountApi::answer);
    }

    /** Not by POST: an answer with a way in is kept for nobody who sends a request again. */
    @Operation(
            operationId = "inviteAccount",
            summary = "Make the link by which somebody sets a password · Tạo liên kết đặt mật khẩu")
    @PutMapping("/{id}/invitation")
    Mono<ResponseEntity<Invitation>> invite(@PathVariable String id) {
        return Viewer.current()
                .flatMap(viewer -> accounts.managed(id, viewer))
                .flatMap(links::make)
                .map(made -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(new Invitation(made.url(), made.endsAt(), made.sent())));
    }

    @Operation(operationId = "suspendAccount", summary = "Suspend an account · Khóa tài khoản")
    @PostMapping("/{id}/suspend")
    Mono<ResponseEntity<AccountAnswer>> suspend(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return put(id, ifMatch, State.SUSPENDED);
    }

    @Operation(operationId = "reactivateAccount", summary = "Let an account sign in again · Mở lại tài khoản")
    @PostMapping("/{id}/reactivate")
    Mono<ResponseEntity<AccountAnswer>> reactivate(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return put(id, ifMatch, State.ACTIVE);
    }

    @Operation(operationId = "eraseAccount", summary = "Forget the person of an account · Xóa dữ liệu cá nhân")
    @PostMapping("/{id}/erase")
    Mono<ResponseEntity<AccountAnswer>> erase(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        var seen = Revision.required(ifMatch);
        return Viewer.current()
                .flatMap(viewer -> accounts.erase(id, seen, viewer))
                .map(AccountApi::answer);
    }

    private Mono<ResponseEntity<AccountAnswer>> put(String id, @Nullable String ifMatch, State state) {
        var seen = Revision.required(ifMatch);
        return Viewer.current()
                .flatMap(viewer -> accounts.put(id, seen, state, viewer))
                .map(AccountApi::answer);
    }

    private static ResponseEntity<AccountAnswer> answer(Account account) {
        return ResponseEntity.ok().eTag(Revision.etag(account.revision())).body(AccountAnswer.of(account));
    }
}
