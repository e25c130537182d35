package org.safeconduct.disclosure;

/** Something that came with the disclosure and is not the concern itself, such as a medicine or an allergy. */
public record SupportingItem(Sensitivity sensitivity, String text) {

    @Override
    public String toString() {
        return "SupportingItem[withheld]";
    }
}
