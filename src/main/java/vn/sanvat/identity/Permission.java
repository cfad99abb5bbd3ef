package vn.sanvat.identity;

import static vn.sanvat.identity.Permission.Reach.ALL;
import static vn.sanvat.identity.Permission.Reach.NONE;
import static vn.sanvat.identity.Permission.Reach.OWN;

import vn.sanvat.identity.Account.Role;

/**
 * What each role may do: the one table of it. A controller names the permission that it takes by {@link Needs}; whose record it is, is
 * asked where the record is known, of {@link Viewer}. The columns are member and manager of a cooperative, officer and head of the
 * department, administrator.
 */
public enum Permission {
    /** Working copies, what was never approved with all that hangs on it, and the warnings for who writes it. */
    SEE_DRAFTS(OWN, OWN, ALL, ALL, ALL),

    /** Events of a lot whose diary is not published, and of goods that are no lot. */
    SEE_DIARIES(OWN, OWN, ALL, ALL, ALL),

    /** Whole tax codes, who signs for a maker, who verified a paper, the scan of it and what he noted. */
    SEE_PERSONS(OWN, OWN, ALL, ALL, ALL),

    /** What buyers reported, and how to reach them. */
    READ_REPORTS(OWN, OWN, ALL, ALL, ALL),

    /** Answer a buyer's report; a maker's people those that were handed to them. */
    ANSWER_REPORTS(OWN, OWN, ALL, ALL, ALL),

    /** Hand a buyer's report on, note what the department knows of it, close it. */
    SETTLE_REPORTS(NONE, NONE, ALL, ALL, ALL),

    /** Write goods and hand them in, with their photos. */
    WRITE_GOODS(OWN, OWN, ALL, ALL, ALL),

    /** Take goods out of public sight. */
    WITHDRAW_GOODS(NONE, OWN, ALL, ALL, ALL),

    /** Approve what was handed in, or send it back. */
    APPROVE_GOODS(NONE, NONE, ALL, ALL, ALL),

    /** Bring in many goods of many makers at once. */
    IMPORT_GOODS(NONE, NONE, ALL, ALL, ALL),

    /** Register a maker. */
    REGISTER_MAKERS(NONE, NONE, ALL, ALL, ALL),

    /** Let a maker and its goods stand in public, or hide them. */
    APPROVE_MAKERS(NONE, NONE, ALL, ALL, ALL),

    /** Change what is said of a maker. */
    CHANGE_MAKERS(NONE, OWN, ALL, ALL, ALL),

    /** Change what a photo says: it may stand at goods of many makers. */
    DESCRIBE_PHOTOS(NONE, NONE, ALL, ALL, ALL),

    /** File a certificate or a test report, or correct it. */
    FILE_EVIDENCE(OWN, OWN, ALL, ALL, ALL),

    /** Find a paper good, or not. */
    VERIFY_EVIDENCE(NONE, NONE, ALL, ALL, ALL),

    /** Make lots and the codes of packs, and keep the diary. */
    KEEP_LOTS(OWN, OWN, ALL, ALL, ALL),

    /** Which recalls there were, and which maker has heard of them. */
    READ_RECALLS(OWN, OWN, ALL, ALL, ALL),

    /** Call lots back. */
    RECALL_LOTS(NONE, OWN, ALL, ALL, ALL),

    /** Say that a code is printed no more. */
    RETIRE_CODES(NONE, OWN, ALL, ALL, ALL),

    /** Enter administrative units and their successors. */
    KEEP_PLACES(NONE, NONE, ALL, ALL, ALL),

    /** Publications, platforms, and the export package. */
    PUBLISH(NONE, NONE, ALL, ALL, ALL),

    /** One's own password, sessions, access keys and second factor. */
    KEEP_OWN_ACCOUNT(OWN, OWN, OWN, OWN, OWN),

    /** Invite the people of makers, change what they are, suspend them. */
    MANAGE_PEOPLE_OF_MAKERS(NONE, OWN, ALL, ALL, ALL),

    /** The same with the people of the department; nobody gives a role above his own. */
    MANAGE_PEOPLE_OF_DEPARTMENT(NONE, NONE, NONE, ALL, ALL),

    /** What others decided about the records of the makers that one acts for. */
    READ_INBOX(OWN, OWN, NONE, NONE, NONE),

    /** Who did what to which record. */
    READ_AUDIT_TRAIL(NONE, NONE, ALL, ALL, ALL),

    /** Who stands behind the site, and what else the office says of itself. */
    SET_UP_OFFICE(NONE, NONE, NONE, ALL, ALL),

    /** The service itself: its figures and settings, and the sample goods. */
    OPERATE(NONE, NONE, NONE, NONE, ALL);

    /** Whose records a permission is about. */
    enum Reach {
        NONE,
        /** Those of the makers that the account acts for. */
        OWN,
        ALL
    }

    private final Reach member;
    private final Reach manager;
    private final Reach officer;
    private final Reach head;
    private final Reach administrator;

    Permission(Reach member, Reach manager, Reach officer, Reach head, Reach administrator) {
        this.member = member;
        this.manager = manager;
        this.officer = officer;
        this.head = head;
        this.administrator = administrator;
    }

    /** Whether a role has it for every maker. */
    public boolean forAll(Role role) {
        return of(role) == Reach.ALL;
    }

    /** Whether a role has it for some maker at least, or for what is its own. */
    public boolean forSome(Role role) {
        return of(role) != Reach.NONE;
    }

    Reach of(Role role) {
        return switch (role) {
            case MEMBER -> member;
            case MANAGER -> manager;
            case OFFICER -> officer;
            case HEAD -> head;
            case ADMIN -> administrator;
        };
    }
}
