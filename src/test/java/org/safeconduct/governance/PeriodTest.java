package org.safeconduct.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeconduct.platform.Rejection;

class PeriodTest {

    @Test
    void beginsAndEndsAtMidnightHere() {
        Period period = Period.of("2026-06-01", "2026-06-30");

        assertThat(period.from()).isEqualTo(Instant.parse("2026-05-31T23:00:00Z"));
        assertThat(period.before()).isEqualTo(Instant.parse("2026-06-30T23:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-999999999-01-01", "+999999999-12-31", "0026-11-30", "1899-12-31", "+10000-01-01", "today"})
    void refuses_whatIsNoDayOfOurs_insteadOfFindingNothing(String day) {
        assertThatThrownBy(() -> Period.of(day, "2026-11-30"))
                .isInstanceOf(Rejection.class)
                .hasFieldOrPropertyWithValue("pointer", "/from");
        assertThatThrownBy(() -> Period.of("2026-11-30", day))
                .isInstanceOf(Rejection.class)
                .hasFieldOrPropertyWithValue("pointer", "/to");
    }
}
