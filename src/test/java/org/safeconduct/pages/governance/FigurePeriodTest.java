package org.safeconduct.pages.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FigurePeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2026-02, February 2026, 2026-02-01, 2026-02-28, 2026-01",
        "2026-01, January 2026, 2026-01-01, 2026-01-31, 2025-12",
        "2026-Q1, January to March 2026, 2026-01-01, 2026-03-31, 2025-Q4",
        "2026-Q4, October to December 2026, 2026-10-01, 2026-12-31, 2026-Q3",
        "2026, The year 2026, 2026-01-01, 2026-12-31, 2025"
    })
    void periodIsRead_withItsDays_andTheOneBefore(
            String code, String label, LocalDate first, LocalDate last, String before) {
        FigurePeriod period = FigurePeriod.read(code).orElseThrow();

        assertThat(period.code()).isEqualTo(code);
        assertThat(period.label()).isEqualTo(label);
        assertThat(period.firstDay()).isEqualTo(first);
        assertThat(period.lastDay()).isEqualTo(last);
        assertThat(period.before().code()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-13", "2026-00", "2026-Q5", "2026-Q", "99", "Jo Bloggs", "2026-11-01"})
    void whatIsNoPeriod_isNone(String code) {
        assertThat(FigurePeriod.read(code)).isEmpty();
    }

    @Test
    void choices_beginWithTheMonthQuarterAndYearThatRun() {
        assertThat(FigurePeriod.upTo(LocalDate.of(2026, 11, 28)))
                .extracting(FigurePeriod::code)
                .startsWith("2026-11", "2026-10")
                .contains("2025-11", "2026-Q4", "2025-Q1", "2026", "2024")
                .doesNotContain("2026-12", "2024-Q4", "2023");
    }
}
