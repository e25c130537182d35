package org.safeconduct.disclosure;

/**
 * What makes an item one that a recipient may have to do without. The sharing rules name these labels, and the sharer and
 * the evidence see them in place of the content that was withheld. Those from {@link #GRA} on are local codes beside HL7's
 * sensitivity codes, which have none for them.
 */
public enum Sensitivity implements Code {
    MEDICATION,
    ALLERGY,
    CLINICAL_HISTORY,
    MENTAL_HEALTH,
    SUBSTANCE_MISUSE,
    STI,
    HIV,
    PREGNANCY,
    PSYCHOTHERAPY_NOTES,
    UPN,
    DO_NOT_DISCLOSE_ADDRESS,
    ATTACHMENT,
    /** Gender history (Gender Recognition Act 2004 s22). */
    GRA,
    /** Fertility treatment (Human Fertilisation and Embryology Act 1990 s33A). */
    HFEA,
    /** Adoption (Adoption and Children Act 2002 ss56-65). */
    ADOPTION,
    /** An abortion notification (Abortion Regulations 1991 reg 5). */
    HSA,
    /** Convictions, spent and youth ones included (UK GDPR Art 10). */
    CRIMREC,
    /** Where a refuge, a school or another safe place is. */
    SAFEADDR,
    /** A label that the sending system put on the item and that the gateway does not know. */
    UNCLASSIFIED
}
