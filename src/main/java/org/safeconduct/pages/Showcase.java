package org.safeconduct.pages;

import java.util.List;

/** Disclosures that the first page shows; only the development profile has any. */
public interface Showcase {

    /** In the order in which they were sent. */
    List<Shown> shown();

    /**
     * One disclosure from sending to delivery, without anything about a person.
     *
     * @param sender the agency that shared it, in words
     * @param lines some lines of its handling statement
     */
    record Shown(String sender, String about, String reference, String status, List<Part> parts, List<String> lines) {}

    /**
     * What one recipient got.
     *
     * @param effect the decision, in words
     * @param withheld labels of what it did not get
     * @param deliveredAt when its signed receipt was verified, in words; empty if it has none yet
     */
    record Part(String recipient, String effect, List<String> withheld, String deliveredAt) {}
}
