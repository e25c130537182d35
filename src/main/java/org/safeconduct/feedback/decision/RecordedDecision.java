package org.safeconduct.feedback.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.safeconduct.disclosure.BritishTime;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.feedback.DecisionBody;
import org.safeconduct.handling.Investigation;

/**
 * A handling decision that has been taken in.
 *
 * @param key names it without saying anything of it
 */
record RecordedDecision(String key, Recipient by, Instant decidedAt, Instant receivedAt, DecisionBody content) {

    /** The key makes the order of two decisions of the same instant the same for everyone who looks. */
    static final Comparator<RecordedDecision> IN_ORDER =
            Comparator.comparing(RecordedDecision::decidedAt).thenComparing(RecordedDecision::key);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    String disposition() {
        return content.disposition();
    }

    /** Empty if it gives none. */
    String outcome() {
        return content.outcome().orElse("");
    }

    /** How far they look into it; empty if they do not say. */
    String investigation() {
        return content.investigation().orElse("");
    }

    /** The same meaning with what is said of their reason. */
    Investigation howFar(Investigation meant) {
        return new Investigation(
                meant.code(),
                HowFar.said(meant, content.reasonForSharer().orElse("")),
                meant.doesNotMean(),
                meant.source(),
                meant.grade());
    }

    boolean says(Disposition disposition) {
        return by == disposition.of() && disposition().equals(disposition.code());
    }

    String day() {
        return LocalDate.ofInstant(decidedAt, BritishTime.ZONE).format(DAY);
    }

    Optional<String> heldOn() {
        return content.heldOn().map(RecordedDecision::inWords);
    }

    Optional<String> nextUpdateBy() {
        return content.nextUpdateBy().map(RecordedDecision::inWords);
    }

    private static String inWords(String day) {
        return LocalDate.parse(day).format(DAY);
    }

    @Override
    public String toString() {
        return "RecordedDecision[withheld]";
    }
}
