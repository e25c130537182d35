package org.safeconduct.pages.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.drafts.Draft;
import org.safeconduct.pages.SpokenWords;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

class InconsistenciesTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final UUID ID = new UUID(1, 2);
    private final Inconsistencies inconsistencies =
            new Inconsistencies(SpokenWords.words(), SpokenWords.moments(), Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({
        "child, 2008-11-28, 18 or older",
        "child, 2008-11-29, ''",
        "adult, 2008-11-29, under 18",
        "adult, 2008-11-28, ''",
        "adult, , ''"
    })
    void birthThatHardlyFits_isAskedAbout(String kind, String born, String said) throws Exception {
        String date = born == null ? "{\"absent\": \"unknown\"}" : '"' + born + '"';
        List<Inconsistencies.Doubt> found =
                of("{\"subjects\": [{\"kind\": \"child\"}, {\"kind\": \"%s\", \"dateOfBirth\": %s}]}"
                        .formatted(kind, date));

        if (said.isEmpty()) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).singleElement().satisfies(doubt -> {
                assertThat(doubt.text()).contains(said);
                assertThat(doubt.changes())
                        .extracting(Inconsistencies.Change::href)
                        .containsExactly("/share/" + ID + "/born/1?next=check", "/share/" + ID + "/who/1?next=check");
            });
        }
    }

    @Test
    void lifeInDanger_andNobodyInDanger_isAskedAbout() throws Exception {
        assertThat(of("{\"immediateDanger\": false, \"harm\": \"life-threatening\"}"))
                .singleElement()
                .satisfies(doubt -> assertThat(doubt.text()).contains("call 999"));
        assertThat(of("{\"immediateDanger\": true, \"harm\": \"life-threatening\"}"))
                .isEmpty();
        assertThat(of("{\"immediateDanger\": false, \"harm\": \"significant\"}"))
                .isEmpty();
        assertThat(of("{\"harm\": \"life-threatening\"}")).as("not asked yet").isEmpty();
    }

    private List<Inconsistencies.Doubt> of(String form) throws Exception {
        return inconsistencies.of(new Draft(ID, NOW, (ObjectNode) new ObjectMapper().readTree(form)));
    }
}
