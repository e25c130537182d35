package org.safeconduct.feedback.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.safeconduct.disclosure.Nation;
import org.safeconduct.handling.WorkingDays;

/** A length of time as {@code clocks.yaml} writes it: {@code 24 hours} or {@code 5 working days}. */
sealed interface ClockPeriod {

    Pattern WRITTEN = Pattern.compile("([1-9]\\d{0,2}) (hours?|working days?)");

    /** The moment that far after another. */
    Instant after(Instant start, WorkingDays workingDays, Nation nation);

    record Hours(int count) implements ClockPeriod {

        @Override
        public Instant after(Instant start, WorkingDays workingDays, Nation nation) {
            return start.plus(length());
        }

        Duration length() {
            return Duration.ofHours(count);
        }
    }

    /** Ends with the close of business of the last day. */
    record Days(int count) implements ClockPeriod {

        @Override
        public Instant after(Instant start, WorkingDays workingDays, Nation nation) {
            return workingDays.closeOfBusiness(start, count, nation);
        }
    }

    /** Empty if it is written otherwise. */
    static Optional<ClockPeriod> read(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(written.group(1));
        return Optional.of(written.group(2).startsWith("hour") ? new Hours(count) : new Days(count));
    }
}
