package org.safeconduct.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A table with a fault is never put in force. The faults are in {@code rulebook-loader/faults.yaml}. */
class TableFaultsTest {

    record Fault(String fault, String replace, String by, String says) {
        @Override
        public String toString() {
            return fault;
        }
    }

    static Stream<Fault> faults() throws Exception {
        List<Fault> faults =
                new YAMLMapper().readValue(Sample.read("faults.yaml"), new TypeReference<List<Fault>>() {});
        return faults.stream();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void refusesTable_namingTheRow(Fault fault) {
        String dmn = Sample.dmn();
        assertThat(dmn).contains(fault.replace());

        assertThatExceptionOfType(RulebookFault.class)
                .isThrownBy(() -> Sample.compile(dmn.replace(fault.replace(), fault.by())))
                .withMessageContaining(fault.says());
    }

    @Test
    void listsEveryFault_notOnlyTheFirst() {
        String dmn = Sample.dmn()
                .replace("[S1]", "")
                .replace("[S2]", "")
                .replace("\"no\"</text></outputEntry>", "\"never\"</text></outputEntry>");

        assertThatExceptionOfType(RulebookFault.class)
                .isThrownBy(() -> Sample.compile(dmn))
                .withMessageContaining("row TS-01: source is missing")
                .withMessageContaining("row TS-02: source is missing")
                .withMessageContaining("\"never\"");
    }
}
