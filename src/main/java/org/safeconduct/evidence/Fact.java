package org.safeconduct.evidence;

/**
 * What a record may say besides what happened, when and to which disclosure. The list is closed so that free text, and with
 * it personal data, has no place to go.
 */
public enum Fact {
    AGENCY("agency"),
    ACTOR("actor"),
    /** The agency of the one who acts; {@link #AGENCY} is the one whose disclosure it is. */
    ACTOR_AGENCY("actorAgency"),
    ROLES("roles"),
    /** The gateway's own id of the call in which it happened. */
    REQUEST("request"),
    RECIPIENT("recipient"),
    RECIPIENT_AGENCY("recipientAgency"),
    EFFECT("effect"),
    /** A code from a closed list, never a text. */
    REASON("reason"),
    DRAFT("draft"),
    RULES("rules"),
    RULEBOOK("rulebook"),
    /** Of all the files of a rulebook. */
    RULEBOOK_DIGEST("rulebookDigest"),
    RULEBOOK_BEFORE("rulebookBefore"),
    AGREEMENT("agreement"),
    AGREEMENT_VERSION("agreementVersion"),
    AGREEMENT_DIGEST("agreementDigest"),
    WITHHELD("withheld"),
    OBLIGATIONS("obligations"),
    GATES("gates"),
    PURPOSES("purposes"),
    GATEWAY("gateway"),
    SUBJECTS("subjects"),
    STATEMENT("statement"),
    STATEMENT_VERSION("statementVersion"),
    ENVELOPE("envelope"),
    ENVELOPE_DIGEST("envelopeDigest"),
    RECIPIENT_KEY("recipientKey"),
    ATTEMPT("attempt"),
    FAILURE("failure"),
    /** The name of the log. */
    ORIGIN("origin"),
    REPORTER("reporter"),
    RECEIPT_DIGEST("receiptDigest"),
    /** What of a case was looked at. */
    LOOKED_AT("lookedAt"),
    /** Method and path pattern of a call; never the path as it came. */
    CALL("call"),
    REFUSAL("refusal"),
    FORMAT("format"),
    COUNT("count"),
    FROM("from"),
    TO("to"),
    /** Leaves of the log, one by one or as {@code first-last}. */
    LEAVES("leaves"),
    /** Everything was in the log before that time. */
    OLDER_THAN("olderThan"),
    /** How many disclosures lost the record of their coming. */
    DISCLOSURES("disclosures"),
    CONFIGURATION("configuration"),
    KEY("key"),
    FINGERPRINT("fingerprint"),
    /** What stood before, as the same kind of digest. */
    BEFORE("before"),
    /** How many are left. */
    DAYS("days"),
    DUE("due"),
    /** Who was told: an agency's system, its named contact, social care or the partnership. */
    ADDRESSEE("addressee"),
    PART("part"),
    KIND("kind"),
    QUESTION("question"),
    /** Agencies to which nothing went any more. */
    STOPPED("stopped"),
    CHANNEL("channel"),
    CHANGE("change"),
    NOTICE("notice"),
    /** Which clock; no clock's name says what kind of harm a case is about. */
    CLOCK("clock"),
    ESCALATED_TO("escalatedTo"),
    /** A keyed digest of a handling decision's id: what was decided stays locked. */
    HANDLING_DECISION("handlingDecision"),
    DECIDED_AT("decidedAt");

    private final String key;

    Fact(String key) {
        this.key = key;
    }

    /** The name of the member in the record. */
    public String key() {
        return key;
    }
}
