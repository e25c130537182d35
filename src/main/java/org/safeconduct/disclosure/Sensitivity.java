package org.safeconduct.disclosure;

/**
 * What makes an item one that a recipient may have to do without. The sharing rules name these labels, and the sharer and
 * the evidence see them in place of the content that was withheld.
 */
public enum Sensitivity implements Code {
    MEDICATION,
    ALLERGY,
    CLINICAL_HISTORY,
    UPN,
    DO_NOT_DISCLOSE_ADDRESS,
    ATTACHMENT
}
