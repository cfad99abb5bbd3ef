package vn.sanvat.identity;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.account.AccountStore;
import vn.sanvat.text.Folding;
import vn.sanvat.web.NamePart;
import vn.sanvat.web.Page;
import vn.sanvat.web.PublicUrls;

/** Who is there to be given work, or to be told something: for the modules above, which know accounts by their ids alone. */
@Service
public class AccountDirectory {

    /** Of one maker; more managers has none. */
    private static final int MAX_RECIPIENTS = 20;

    /** A mail server that does not answer holds nobody up. */
    private static final Duration LONGEST_MESSAGE = Duration.ofSeconds(20);

    /** Accounts in which a name is looked for; a department has hundreds of people, not more. */
    private static final int MAX_SEARCHED = 1_000;

    private final AccountStore store;
    private final Messages messages;
    private final PublicUrls urls;

    AccountDirectory(AccountStore store, Messages messages, PublicUrls urls) {
        this.store = store;
        this.messages = messages;
        this.urls = urls;
    }

    /** The address in the console of a record that somebody is told of, such as {@code reports/1}. */
    public String inConsole(String path) {
        return urls.url("/console/" + path);
    }

    /** Somebody of the department who may sign in; empty for everybody else. */
    public Mono<Account> ofDepartment(String id) {
        return store.find(id)
                .filter(Account::active)
                .filter(account -> !account.role().ofMakers());
    }

    /**
     * The people of the department who may sign in, in the order of their names.
     *
     * @param typed a part of the name, with or without its tones; none for all
     */
    public Mono<Page<Account>> ofDepartment(String typed, Page.Request request) {
        var part = NamePart.folded(typed);
        var roles = Arrays.stream(Account.Role.values())
                .filter(role -> !role.ofMakers())
                .toList();
        return store.active(roles, MAX_SEARCHED)
                .filter(account -> part == null || foldedName(account).contains(part))
                .collectSortedList(Comparator.comparing(AccountDirectory::foldedName))
                .map(found -> Page.among(found, request));
    }

    /** Of the first account, which has no person, the id. */
    private static String foldedName(Account account) {
        var person = account.person();
        return Folding.fold(person == null ? account.id() : person.name());
    }

    /** Who answers for a maker: its managers, or its members where it has none. */
    public Flux<Account> ofMaker(String cooperative) {
        return store.actingFor(cooperative, Account.Role.MANAGER, MAX_RECIPIENTS)
                .switchIfEmpty(store.actingFor(cooperative, Account.Role.MEMBER, MAX_RECIPIENTS));
    }

    /**
     * Tells who answers for a maker.
     *
     * @param subject Vietnamese, then English, in one line
     * @param text plain text, without anything of a person
     * @return whether somebody was told; false where the maker has nobody, or no message could be sent
     */
    public Mono<Boolean> tellMaker(String cooperative, String subject, String text) {
        return ofMaker(cooperative)
                .flatMap(account -> Mono.justOrEmpty(account.person()))
                .concatMap(person -> messages.send(new Messages.Message(person, subject, text)))
                .take(LONGEST_MESSAGE)
                .count()
                .map(sent -> sent > 0);
    }
}
