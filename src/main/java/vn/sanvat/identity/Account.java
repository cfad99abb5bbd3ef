package vn.sanvat.identity;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.sanvat.store.NotPublic;

/**
 * Somebody who may sign in. Records name it by its id alone, so that a person can be forgotten without touching them.
 *
 * @param id {@code admin}, or a random one; signs in too
 * @param person who it is; none once that was erased
 * @param passwordHash with the algorithm's id before it, such as {@code {bcrypt}…}; none before the invitation is taken up
 * @param secondFactor what is asked for after the password; none where nothing is
 * @param actsFor the ids of the makers that a member or a manager acts for
 * @param subjects as whom providers of sign-in know it; at most one of each
 */
@NotPublic
@Document("accounts")
public record Account(
        @Id String id,
        @Version long revision,
        @Nullable Person person,
        @Nullable String passwordHash,
        @Nullable SecondFactor secondFactor,
        Role role,
        List<String> actsFor,
        State state,
        List<Subject> subjects,
        Instant createdAt,
        Instant updatedAt) {

    @PersistenceCreator
    static Account stored(
            String id,
            long revision,
            @Nullable Person person,
            @Nullable String passwordHash,
            @Nullable SecondFactor secondFactor,
            Role role,
            @Nullable List<String> actsFor,
            @Nullable State state,
            @Nullable List<Subject> subjects,
            Instant createdAt,
            Instant updatedAt) {
        // The first accounts were of administrators, and had neither makers nor a state; later ones had no providers.
        return new Account(
                id,
                revision,
                person,
                passwordHash,
                secondFactor,
                role,
                actsFor == null ? List.of() : actsFor,
                state == null ? State.ACTIVE : state,
                subjects == null ? List.of() : subjects,
                createdAt,
                updatedAt);
    }

    /**
     * Personal data, in one place to be exported and erased.
     *
     * @param name what people call who it is
     * @param phone {@code 0} and 9 digits; signs in
     * @param email in lower case; signs in, and is where messages go
     */
    public record Person(
            String name, @Nullable String phone, @Nullable String email) {

        /** Never with what is a person's: this may end in a log. */
        @Override
        public String toString() {
            return "Person";
        }
    }

    /**
     * A code of the time, RFC 6238.
     *
     * @param secret of the app that shows the codes, in base 32
     * @param usedStep the last time step of which a code was taken: each code is good once
     * @param recoveryHashes SHA-256 of the codes for who has lost the phone, each good once
     */
    public record SecondFactor(String secret, long usedStep, List<String> recoveryHashes) {

        /** Never with the secret: this may end in a log. */
        @Override
        public String toString() {
            return "SecondFactor";
        }
    }

    /**
     * Somebody, as a provider of sign-in names him, OpenID Connect Core, section 2.
     *
     * @param issuer which provider
     * @param subject unique there, and never given to another
     */
    public record Subject(String issuer, String subject) {

        /** Never with what is a person's: this may end in a log. */
        @Override
        public String toString() {
            return "Subject";
        }
    }

    /** As what somebody works; what each may do is {@link Permission}. From the one who may do least to the one who may do most. */
    public enum Role {
        /** Of a cooperative. */
        MEMBER,
        /** Of a cooperative. */
        MANAGER,
        /** Of the department. */
        OFFICER,
        /** Of the department. */
        HEAD,
        /** Of the service. */
        ADMIN;

        /** Whether it acts for some makers only. */
        public boolean ofMakers() {
            return this == MEMBER || this == MANAGER;
        }
    }

    /** Whether it may sign in. */
    public enum State {
        ACTIVE,
        SUSPENDED,
        /** Nothing is left of the person; for good. */
        ERASED
    }

    public static Account invited(
            String id, Person person, Role role, List<String> actsFor, Instant createdAt, Instant now) {
        return new Account(id, 0, person, null, null, role, actsFor, State.ACTIVE, List.of(), createdAt, now);
    }

    /** The first account of a service, with no person behind it yet. */
    public static Account first(String id, String passwordHash, Instant now) {
        return new Account(id, 0, null, passwordHash, null, Role.ADMIN, List.of(), State.ACTIVE, List.of(), now, now);
    }

    public Account withPassword(String hash, Instant now) {
        return new Account(id, revision, person, hash, secondFactor, role, actsFor, state, subjects, createdAt, now);
    }

    public Account with(@Nullable SecondFactor factor, Instant now) {
        return new Account(id, revision, person, passwordHash, factor, role, actsFor, state, subjects, createdAt, now);
    }

    public Account in(State other, Instant now) {
        return new Account(
                id, revision, person, passwordHash, secondFactor, role, actsFor, other, subjects, createdAt, now);
    }

    public Account as(Person who, Role other, List<String> makers, Instant now) {
        // A provider's name for somebody is as good as the address by which it was believed.
        var known = person != null && Objects.equals(person.email(), who.email()) ? subjects : List.<Subject>of();
        return new Account(id, revision, who, passwordHash, secondFactor, other, makers, state, known, createdAt, now);
    }

    /** Found by this from now on. */
    public Account knownAs(Subject subject, Instant now) {
        var known = Stream.concat(subjects.stream(), Stream.of(subject)).toList();
        return new Account(
                id, revision, person, passwordHash, secondFactor, role, actsFor, state, known, createdAt, now);
    }

    /** Whether nobody has ever signed in, and there is no way to but an invitation. */
    public boolean invited() {
        return passwordHash == null && subjects.isEmpty();
    }

    /** Nothing of the person, and no way in. */
    public Account erased(Instant now) {
        return new Account(id, revision, null, null, null, role, List.of(), State.ERASED, List.of(), createdAt, now);
    }

    public boolean active() {
        return state == State.ACTIVE;
    }

    /** Never with the hash, nor with a name: this may end in a log. */
    @Override
    public String toString() {
        return "Account[" + id + ", " + role + "]";
    }
}
