package vn.sanvat.identity.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.sanvat.identity.Account;
import vn.sanvat.store.NotPublic;
import vn.sanvat.text.EmailAddress;
import vn.sanvat.text.Phone;
import vn.sanvat.text.PlainText;
import vn.sanvat.text.Sha256;

/**
 * A telephone number, an e-mail address or a provider's name, and whose it is: as an id, because that is what no two records share on any engine. It is taken
 * before the account is written; one whose account does not have it a minute later is free.
 */
@NotPublic
@Document("sign-in-names")
record SignInName(@Id String name, String account, Instant takenAt) {

    /** Longer than it takes to write the account. */
    static final Duration WRITING = Duration.ofMinutes(1);

    /** As people type it, in the form in which it is kept; what is neither is an account's id, or nobody's. */
    static String of(String typed) {
        return Phone.parse(typed)
                .or(() -> EmailAddress.parse(typed).map(email -> email.toLowerCase(Locale.ROOT)))
                .orElseGet(() -> PlainText.line(typed));
    }

    /** A provider's name for somebody: too long and too telling for an id as it is. */
    static String of(Account.Subject subject) {
        return "provider/" + Sha256.hex(subject.issuer() + "\n" + subject.subject());
    }

    /** Those that an account needs. */
    static List<String> all(Account account) {
        var person = account.person();
        return Stream.concat(
                        person == null ? Stream.empty() : Stream.of(person.phone(), person.email()),
                        account.subjects().stream().map(SignInName::of))
                .filter(Objects::nonNull)
                .toList();
    }

    boolean isOf(Account holder) {
        return holder.id().equals(account) && all(holder).contains(name);
    }

    /** Never with the name, which is a person's: this may end in a log. */
    @Override
    public String toString() {
        return "SignInName[" + account + "]";
    }
}
