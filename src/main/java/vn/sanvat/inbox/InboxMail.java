package vn.sanvat.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.sanvat.identity.Account;
import vn.sanvat.identity.AccountDirectory;
import vn.sanvat.identity.AuditTrail;
import vn.sanvat.identity.AuditTrail.ChangeFilter;
import vn.sanvat.identity.Messages;
import vn.sanvat.store.Leases;
import vn.sanvat.store.Sweep;

/**
 * Mails who answers for a maker what is unread, once, gathered into one mail an hour at most. Noted before it is sent: where a process
 * dies in between, that mail is not sent, and what it would have said stays unread in the inbox.
 */
@Component
class InboxMail {

    private static final Logger LOG = LoggerFactory.getLogger(InboxMail.class);

    private static final String SUBJECT = "Tin mới về hàng của cơ sở · News about your goods";

    /** What is older is read in the inbox. */
    private static final Duration LOOK_BACK = Duration.ofDays(2);

    /** An officer decides several things in a row, and who has the console open reads them there. */
    static final Duration SETTLES = Duration.ofMinutes(10);

    static final Duration PAUSE = Duration.ofHours(1);

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration LONGEST_MAIL = Duration.ofSeconds(20);
    private static final int MAX_DEEDS = 1_000;

    /** More are in the inbox. */
    private static final int MAX_NAMED = 20;

    private final AuditTrail trail;
    private final RecordNames names;
    private final InboxStore store;
    private final AccountDirectory accounts;
    private final Messages messages;
    private final Leases leases;
    private final Clock clock;

    InboxMail(
            AuditTrail trail,
            RecordNames names,
            InboxStore store,
            AccountDirectory accounts,
            Messages messages,
            Leases leases,
            Clock clock) {
        this.trail = trail;
        this.names = names;
        this.store = store;
        this.accounts = accounts;
        this.messages = messages;
        this.leases = leases;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT90S")
    Mono<Void> sweep() {
        return Sweep.tryAgainLater(
                leases.holding("inbox-mail", LEASE, Mono.defer(this::mail)),
                LOG,
                "Makers were not mailed of decisions");
    }

    private Mono<Void> mail() {
        return trail.makersOfChanges(Decision.MAILED, Decision.RECORD_STATES, since(), MAX_DEEDS)
                .concatMap(accounts::ofMaker)
                .filter(account -> account.person() != null && messages.mails(account.person()))
                .distinct(Account::id)
                .concatMap(account -> Sweep.tryAgainLater(mail(account), LOG, "Somebody was not mailed of decisions"))
                .then();
    }

    private Mono<Void> mail(Account account) {
        return store.find(account.id())
                .filter(inbox -> due(inbox.mailedAt(), PAUSE))
                .flatMap(inbox -> news(account, inbox)
                        .filter(news -> !news.isEmpty() && due(news.getLast().at(), SETTLES))
                        .filterWhen(news -> store.mailing(inbox, news.getFirst().at(), clock.instant()))
                        .flatMap(names::named)
                        .flatMap(news -> messages.send(message(account, news)).timeout(LONGEST_MAIL)))
                .then();
    }

    private boolean due(@Nullable Instant last, Duration pause) {
        return last == null || !last.plus(pause).isAfter(clock.instant());
    }

    /** The newest first. */
    private Mono<List<Message>> news(Account account, Inbox inbox) {
        var filter = new ChangeFilter(account.actsFor(), account.id(), Decision.MAILED, Decision.RECORD_STATES);
        var since = since();
        return trail.changes(filter, null, MAX_NAMED)
                .filter(change -> change.at().isAfter(since) && !inbox.knows(change.at()))
                .flatMap(change -> Mono.justOrEmpty(Decision.of(change))
                        .map(decision -> Message.of(decision, change, change.makers())))
                .collectList();
    }

    private Messages.Message message(Account account, List<Message> news) {
        var person = account.person();
        if (person == null) {
            throw new IllegalStateException("Of an account without a person nothing is mailed");
        }
        var url = accounts.inConsole("inbox");
        return new Messages.Message(
                person,
                SUBJECT,
                news.stream().map(InboxMail::line).collect(Collectors.joining("\n"))
                        + "\n\nLý do và việc cần làm · The reasons, and what to do:\n" + url);
    }

    private static String line(Message message) {
        var title = message.decision().title();
        var name = message.name() == null ? message.record() : message.name().vi();
        return "- " + title.vi() + " · " + title.en() + ": " + name;
    }

    private Instant since() {
        return clock.instant().minus(LOOK_BACK);
    }
}
