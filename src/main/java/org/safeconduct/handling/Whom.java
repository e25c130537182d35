package org.safeconduct.handling;

import java.util.List;
import java.util.regex.Pattern;

/** Whom a text of the catalogues is about: what it calls the person at risk depends on whose case the reader has. */
public enum Whom {
    /** A child is concerned. */
    CHILD("the child", "Child protection", "child-protection enquiries"),
    /** Nobody but adults is. */
    ADULT("the adult", "Adult safeguarding", "adult safeguarding enquiries"),
    /** The text is read without a case, or by someone who must not learn more of it. */
    ANYONE("the person at risk", "Protecting them", "enquiries to protect them");

    private static final Pattern NAMED =
            Pattern.compile("\\bthe (child|adult|person at risk)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern OPEN = Pattern.compile("[{}]");

    private final String person;
    private final String protection;
    private final String enquiries;

    Whom(String person, String protection, String enquiries) {
        this.person = person;
        this.protection = protection;
        this.enquiries = enquiries;
    }

    /** The text as this reader reads it. */
    String reads(String text) {
        return text.replace("{person}", person)
                .replace("{Protection}", protection)
                .replace("{enquiries}", enquiries);
    }

    /** What is wrong with a text that every reader may meet; empty if nothing is. */
    static List<String> faults(String text) {
        if (NAMED.matcher(text).find()) {
            return List.of("speaks of a child or an adult, whoever reads it: write {person}");
        }
        return OPEN.matcher(ANYONE.reads(text)).find() ? List.of("has a place that nothing fills") : List.of();
    }
}
