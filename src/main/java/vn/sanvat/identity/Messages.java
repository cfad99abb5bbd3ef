package vn.sanvat.identity;

import reactor.core.publisher.Mono;

/** How a message reaches a person: by mail where a server for it is set up, else as a file that somebody hands on. */
public interface Messages {

    /**
     * A message to one person.
     *
     * @param to whose it is; goes nowhere by mail without an address
     * @param subject Vietnamese, then English, in one line
     * @param text plain text
     */
    record Message(Account.Person to, String subject, String text) {

        /** Never with what it says, which may be a way in. */
        @Override
        public String toString() {
            return "Message";
        }
    }

    /** How it went. */
    enum Way {
        MAIL,
        /** As a file beside the data. */
        FOLDER
    }

    /** Whether a message to somebody goes by mail: there is a server, and an address. */
    boolean mails(Account.Person to);

    /** @return how it went; empty where it could not be sent, which the log says: whoever wrote it is not stopped by that */
    Mono<Way> send(Message message);
}
