package vn.sanvat.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.account.AccountStore;
import vn.sanvat.identity.account.PasswordLink;
import vn.sanvat.identity.account.PasswordLinkStore;
import vn.sanvat.identity.account.PasswordRules;
import vn.sanvat.identity.account.Secrets;
import vn.sanvat.identity.audit.AccountEvent;
import vn.sanvat.identity.signin.PasswordHasher;
import vn.sanvat.identity.signin.Sessions;
import vn.sanvat.store.Sweep;
import vn.sanvat.text.Dates;
import vn.sanvat.text.Sha256;
import vn.sanvat.web.Problem;
import vn.sanvat.web.PublicUrls;

/** Links by which people set a password: the first one, as an invitation, and another one when it was forgotten. */
@Service
public class PasswordLinks {

    /** Under which the page of a link stands. */
    public static final String PATH = "/invitation/";

    /** For the form that sets one. */
    public static final int MIN_PASSWORD_CHARACTERS = PasswordRules.MIN_CHARACTERS;

    public static final Duration GOOD_FOR = Duration.ofDays(3);

    /** Who asks for one again and again sends no flood of mail to somebody else. */
    private static final Duration PAUSE = Duration.ofMinutes(5);

    /** Good at once: more are asked for by nobody who reads them. */
    private static final long MAX_LINKS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(PasswordLinks.class);

    private static final int MAX_TOKEN_LENGTH = 64;

    private final PasswordLinkStore store;
    private final AccountStore accounts;
    private final PasswordHasher passwords;
    private final PasswordRules rules;
    private final Sessions sessions;
    private final Messages messages;
    private final PublicUrls urls;
    private final AuditTrail trail;
    private final SecureRandom random;
    private final Clock clock;

    PasswordLinks(
            PasswordLinkStore store,
            AccountStore accounts,
            PasswordHasher passwords,
            PasswordRules rules,
            Sessions sessions,
            Messages messages,
            PublicUrls urls,
            AuditTrail trail,
            SecureRandom random,
            Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.passwords = passwords;
        this.rules = rules;
        this.sessions = sessions;
        this.messages = messages;
        this.urls = urls;
        this.trail = trail;
        this.random = random;
        this.clock = clock;
    }

    /**
     * A link as it is told, once.
     *
     * @param url absolute
     * @param sent how the message with it went; none where it could not be sent
     */
    public record Made(String url, Instant endsAt, Messages.@Nullable Way sent) {

        /** Never with the link. */
        @Override
        public String toString() {
            return "Made[endsAt=" + endsAt + "]";
        }
    }

    /** Makes one, in the place of any before it, and sends it. @throws Problem conflict for an account that may not sign in */
    public Mono<Made> make(Account account) {
        var person = account.person();
        if (person == null || !account.active()) {
            return Mono.error(Problem.conflict(
                    null,
                    "Tài khoản này không còn đăng nhập được; hãy mở lại trước",
                    "This account may not sign in; reactivate it first"));
        }
        return Mono.defer(() -> store.removeAll(account.id()))
                .then(trail.doneTo(account.id()))
                .then(sent(account, person));
    }

    private Mono<Made> sent(Account account, Account.Person person) {
        var token = Secrets.token(random);
        var now = clock.instant();
        var link = new PasswordLink(Sha256.hex(token), account.id(), now, now.plus(GOOD_FOR));
        var url = urls.url(PATH + token);
        return store.insert(link)
                .then(Mono.defer(() -> messages.send(message(account, person, url, link.endsAt()))))
                .map(way -> new Made(url, link.endsAt(), way))
                .switchIfEmpty(Mono.fromSupplier(() -> new Made(url, link.endsAt(), null)));
    }

    /**
     * For who has forgotten a password, if there is such an account. Links that were given before
     * stay good, or a stranger could take an invitation away by asking; of so many that are good at once the owner has one too.
     */
    public Mono<Void> forgotten(String name) {
        return accounts.named(name)
                .filter(account -> account.active() && account.person() != null)
                .filterWhen(account -> store.count(account.id()).map(links -> links < MAX_LINKS))
                .filterWhen(
                        account -> store.madeAfter(account.id(), clock.instant().minus(PAUSE))
                                .map(made -> !made))
                .flatMap(account -> Mono.justOrEmpty(account.person()).flatMap(person -> sent(account, person)))
                .then();
    }

    /** Whose link it is. @throws Problem not found for one that was used, that ended, or that never was */
    public Mono<Account> of(String token) {
        return Mono.just(token)
                .filter(text -> text.length() <= MAX_TOKEN_LENGTH)
                .flatMap(text -> store.find(Sha256.hex(text)))
                .filter(link -> clock.instant().isBefore(link.endsAt()))
                .flatMap(link -> accounts.find(link.account()))
                .filter(Account::active)
                .switchIfEmpty(Mono.error(PasswordLinks::dead));
    }

    /** Sets the password; who is signed in with the old one is out. @throws Problem not found for a dead link, invalid for a bad password */
    public Mono<Void> use(String token, String password) {
        return of(token)
                .doOnNext(account -> rules.check("password", password, account))
                .delayUntil(account -> store.take(Sha256.hex(token)).switchIfEmpty(Mono.error(PasswordLinks::dead)))
                // Only now: a hash takes a tenth of a second, and anybody may ask for the page of a link.
                .zipWhen(account -> passwords.hash(password))
                .flatMap(both -> accounts.save(both.getT1().withPassword(both.getT2(), clock.instant())))
                .flatMap(account -> store.removeAll(account.id())
                        .then(sessions.endAll(account.id()))
                        .then(trail.happened(account.id(), AccountEvent.PASSWORD_SET_BY_LINK)));
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT3M")
    Mono<Void> sweep() {
        return Sweep.tryAgainLater(
                Mono.defer(() -> store.removeEnded(clock.instant())), LOG, "Links that have ended stay");
    }

    private static Messages.Message message(Account account, Account.Person person, String url, Instant endsAt) {
        var until = Dates.format(endsAt.atZone(Dates.ZONE).toLocalDate());
        var first = account.passwordHash() == null;
        return new Messages.Message(
                person,
                first
                        ? "Mời dùng Sản Vật · Your invitation to Sản Vật"
                        : "Đặt lại mật khẩu Sản Vật · Your Sản Vật password",
                "Chào " + person.name() + ",\n\n"
                        + (first
                                ? "Anh/chị được mời dùng Sản Vật. "
                                : "Có người xin đặt lại mật khẩu Sản Vật của anh/chị. ")
                        + "Hãy mở liên kết này để đặt mật khẩu; liên kết dùng được một lần, đến hết ngày " + until
                        + ". Nếu không phải anh/chị yêu cầu, hãy bỏ qua.\n\n" + url + "\n\n"
                        + (first
                                ? "You are invited to Sản Vật. "
                                : "Somebody asked to set your Sản Vật password anew. ")
                        + "Open this link to set a password; it is good once, until " + until
                        + ". If it was not you, do nothing.");
    }

    private static Problem dead() {
        return Problem.notFound(
                null,
                "Liên kết này đã dùng, đã hết hạn hoặc không đúng; hãy xin một liên kết mới",
                "This link was used, has ended, or is not right; ask for a new one");
    }
}
