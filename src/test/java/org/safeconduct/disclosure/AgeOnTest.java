package org.safeconduct.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeOnTest {

    @ParameterizedTest
    @CsvSource({
        "2008-11-23, 2026-11-22, 17",
        "2008-11-22, 2026-11-22, 18",
        // Born on a leap day: the year is complete on 1 March where there is no 29 February.
        "2008-02-29, 2026-02-28, 17",
        "2008-02-29, 2026-03-01, 18",
        "2004-02-29, 2024-02-29, 20",
        "2026-11-22, 2026-11-22, 0"
    })
    void countsWholeYears(LocalDate born, LocalDate day, int years) {
        assertThat(AgeOn.years(born, day)).contains(years);
        assertThat(AgeOn.isChild(born, day)).isEqualTo(years < 18);
    }

    @Test
    void knowsNoAgeBeforeABirth() {
        assertThat(AgeOn.years(LocalDate.of(2027, 1, 1), LocalDate.of(2026, 11, 22)))
                .isEmpty();
    }

    @Test
    void dayBeginsAtMidnightHere() {
        assertThat(AgeOn.day(Instant.parse("2026-06-30T23:30:00Z"))).isEqualTo(LocalDate.of(2026, 7, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "adult, 15, child",
        "child, 15, child",
        "unborn, 0, child",
        "child, 18, adult",
        "adult, 18, adult",
        "adult,, adult",
        "child,, child",
        "unborn,, unborn"
    })
    void ageDecides_whereItIsKnown(String said, Integer years, String is) {
        assertThat(AgeOn.kind(Code.read(SubjectKind.class, said).orElseThrow(), Optional.ofNullable(years)))
                .isEqualTo(Code.read(SubjectKind.class, is).orElseThrow());
    }
}
