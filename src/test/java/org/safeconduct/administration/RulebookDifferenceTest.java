package org.safeconduct.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulebookDifferenceTest {

    private static final Map<String, String> ROW = Map.of("effect", "share", "source", "[S1]");

    @Test
    void namesRowsAddedRemovedAndChanged_withTheColumnsThatDiffer() {
        RulebookDifference difference = RulebookDifference.of(
                Map.of("SH-01", ROW, "SH-02", ROW, "SH-03", ROW),
                Map.of("SH-01", ROW, "SH-02", Map.of("effect", "refer", "harm", "\"low\""), "SH-04", ROW));

        assertThat(difference.added()).containsExactly("SH-04");
        assertThat(difference.removed()).containsExactly("SH-03");
        assertThat(difference.changed()).singleElement().satisfies(changed -> {
            assertThat(changed.id()).isEqualTo("SH-02");
            assertThat(changed.columns())
                    .containsExactlyInAnyOrder(
                            new RulebookDifference.Column("effect", "share", "refer"),
                            new RulebookDifference.Column("harm", "", "\"low\""),
                            new RulebookDifference.Column("source", "[S1]", ""));
        });
    }

    @Test
    void isEmpty_whenNothingDiffers() {
        assertThat(RulebookDifference.of(Map.of("SH-01", ROW), Map.of("SH-01", ROW)))
                .isEqualTo(new RulebookDifference(List.of(), List.of(), List.of()));
    }
}
