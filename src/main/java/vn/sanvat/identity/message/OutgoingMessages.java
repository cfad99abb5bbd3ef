package vn.sanvat.identity.message;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.sanvat.identity.Account;
import vn.sanvat.identity.Messages;

/** By mail where there is a server ({@code spring.mail.host}) and an address; into the folder otherwise, and where the server refuses. */
@Component
class OutgoingMessages implements Messages {

    private static final Logger LOG = LoggerFactory.getLogger(OutgoingMessages.class);

    private final @Nullable JavaMailSender mail;
    private final String from;
    private final FolderMessages folder;

    OutgoingMessages(
            ObjectProvider<JavaMailSender> mail,
            @Value("${sanvat.message.from:${spring.mail.username:}}") String from,
            FolderMessages folder) {
        this.mail = mail.getIfAvailable();
        this.from = from;
        this.folder = folder;
    }

    @Override
    public boolean mails(Account.Person to) {
        return mail != null && to.email() != null;
    }

    @Override
    public Mono<Way> send(Message message) {
        var address = message.to().email();
        return mail == null || address == null
                ? folder.write(message)
                : Mono.fromCallable(() -> mailed(mail, address, message))
                        .subscribeOn(Schedulers.boundedElastic())
                        .onErrorResume(MailException.class, failure -> {
                            LOG.warn(
                                    "A message could not be mailed: {}",
                                    failure.getClass().getSimpleName());
                            return folder.write(message);
                        });
    }

    private Way mailed(JavaMailSender sender, String address, Message message) {
        var mail = new SimpleMailMessage();
        if (!from.isEmpty()) {
            mail.setFrom(from);
        }
        mail.setTo(address);
        mail.setSubject(message.subject());
        mail.setText(message.text());
        sender.send(mail);
        return Way.MAIL;
    }
}
