package org.safeconduct.governance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportFormatTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+44", "-1", "@x", "\tx", "\rx", "\n=1"})
    void cellThatASpreadsheetWouldRun_isMadeHarmless(String cell) {
        assertThat(ExportFormat.harmless(cell)).isEqualTo("'" + cell);
    }

    @Test
    void otherCells_stayAsTheyAre() {
        assertThat(ExportFormat.harmless("SC-7Q4K-2M9T")).isEqualTo("SC-7Q4K-2M9T");
        assertThat(ExportFormat.harmless("")).isEmpty();
    }
}
