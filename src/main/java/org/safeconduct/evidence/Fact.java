package org.safeconduct.evidence;

/**
 * What a record may say besides what happened, when and to which disclosure. The list is closed so that free text, and with
 * it personal data, has no place to go.
 */
public enum Fact {
    AGENCY("agency"),
    ACTOR("actor"),
    RECIPIENT("recipient"),
    RECIPIENT_AGENCY("recipientAgency"),
    EFFECT("effect"),
    /** A code from a closed list, never a text. */
    REASON("reason"),
    DRAFT("draft"),
    RULES("rules"),
    RULEBOOK("rulebook"),
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
    RECEIPT_DIGEST("receiptDigest"),
    DUE("due"),
    /** A keyed digest of a handling decision's id: what was decided stays locked. */
    HANDLING_DECISION("handlingDecision"),
    DECIDED_AT("decidedAt");

    private final String key;

    Fact(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
