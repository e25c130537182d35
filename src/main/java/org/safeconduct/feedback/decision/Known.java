package org.safeconduct.feedback.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.safeconduct.disclosure.Recipient;
import tools.jackson.databind.node.ObjectNode;

/**
 * A handling decision that has been taken in.
 *
 * @param key names it without saying anything of it
 */
record Known(String key, Recipient by, Instant decidedAt, Instant receivedAt, ObjectNode content) {

    /** The key makes the order of two decisions of the same instant the same for everyone who looks. */
    static final Comparator<Known> IN_ORDER =
            Comparator.comparing(Known::decidedAt).thenComparing(Known::key);

    private static final ZoneId HERE = ZoneId.of("Europe/London");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    String text(String member) {
        return content.path(member).asString("");
    }

    boolean says(Disposition disposition) {
        return by == disposition.of() && text("disposition").equals(disposition.code());
    }

    String day() {
        return LocalDate.ofInstant(decidedAt, HERE).format(DAY);
    }

    /** A day that it names, in words. */
    Optional<String> day(String member) {
        return Optional.of(text(member))
                .filter(text -> !text.isEmpty())
                .map(text -> LocalDate.parse(text).format(DAY));
    }

    @Override
    public String toString() {
        return "Known[withheld]";
    }
}
