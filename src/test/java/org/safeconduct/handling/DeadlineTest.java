package org.safeconduct.handling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.disclosure.Nation;

class DeadlineTest {

    /** Bank holidays and summer time are those of England and Wales. */
    @ParameterizedTest
    @CsvSource({
        "ENGLAND, 2026-11-20T09:00:00Z, 2026-11-23T17:00:00Z", // Friday to Monday
        "ENGLAND, 2026-11-22T10:00:00Z, 2026-11-23T17:00:00Z", // Sunday
        "ENGLAND, 2026-11-23T23:30:00Z, 2026-11-24T17:00:00Z", // late on Monday
        "ENGLAND, 2026-12-24T12:00:00Z, 2026-12-29T17:00:00Z", // Boxing Day fell on a Saturday
        "ENGLAND, 2026-12-31T12:00:00Z, 2027-01-04T17:00:00Z",
        "ENGLAND, 2027-03-25T12:00:00Z, 2027-03-30T16:00:00Z", // Good Friday, Easter Monday, summer time
        "WALES, 2027-03-25T12:00:00Z, 2027-03-30T16:00:00Z",
        "ENGLAND, 2026-08-28T12:00:00Z, 2026-09-01T16:00:00Z", // late August holiday
        "ENGLAND, 2026-07-14T22:59:00Z, 2026-07-15T16:00:00Z",
        "ENGLAND, 2026-07-14T23:30:00Z, 2026-07-16T16:00:00Z", // already Wednesday in London
        "ENGLAND, 2026-03-16T12:00:00Z, 2026-03-17T17:00:00Z", // St Patrick's Day is a working day
    })
    void oneWorkingDayEndsAtTheCloseOfTheNext(Nation nation, Instant received, Instant by) {
        assertThat(Deadline.MASH_DECISION.from(received, nation, Optional.empty(), WorkingDays.published()))
                .isEqualTo(by);
    }

    @ParameterizedTest
    @CsvSource({"CRIME_RECORDED", "CRIME_RECORDED_IF_CRIME"})
    void recordingRunsTwentyFourHours_orTheForcesShorterTime(Deadline recording) {
        Instant received = Instant.parse("2026-10-24T12:00:00Z"); // clocks go back that night: hours, not days

        assertThat(recording.from(received, Nation.ENGLAND, Optional.empty(), WorkingDays.published()))
                .isEqualTo(Instant.parse("2026-10-25T12:00:00Z"));
        assertThat(recording.from(received, Nation.WALES, Optional.of(Duration.ofHours(6)), WorkingDays.published()))
                .isEqualTo(Instant.parse("2026-10-24T18:00:00Z"));
    }
}
