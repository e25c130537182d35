package org.safeconduct.governance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "1, fewer than 5", "4, fewer than 5", "5, 5", "7, 5", "8, 10", "102, 100", "103, 105"})
    void smallNumbers_areNotTold_andOthersAreRounded(long number, String told) {
        assertThat(Figures.told(number)).isEqualTo(told);
    }
}
