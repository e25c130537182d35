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
    REPORTER("reporter"),
    RECEIPT_DIGEST("receiptDigest"),
    DUE("due"),
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

    String key() {
        return key;
    }
}
