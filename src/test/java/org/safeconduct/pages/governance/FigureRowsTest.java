package org.safeconduct.pages.governance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureRowsTest {

    @ParameterizedTest
    @CsvSource({
        "10, 5, more",
        "5, 100, fewer",
        "5, 5, same",
        "fewer than 5, 0, more",
        "fewer than 5, fewer than 5, same",
        "fewer than 5, 5, fewer",
        "0, fewer than 5, fewer"
    })
    void changeIsSaid_fromWhatIsToldAlone(String number, String before, String change) {
        assertThat(FigureRows.change(number, before)).isEqualTo(change);
    }
}
