package org.safeconduct.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.safeconduct.agreement.AgencyId;

/** The times of openings tell of no single one, and what nobody opened makes nothing look quick. */
class OpeningFiguresTest {

    private static final AgencyId MASH = new AgencyId("county-mash");

    @Test
    void saysHalfAndNineOfTen_byNearestRank() {
        OpeningFigures.Row row = OpeningFigures.row(MASH, true, opened(10, 0));

        assertThat(row.half()).contains(Duration.ofMinutes(5));
        assertThat(row.most()).contains(Duration.ofMinutes(9));
        assertThat(row.number()).isEqualTo("10");
    }

    @Test
    void whatNobodyOpened_isLongerThanAll() {
        OpeningFigures.Row row = OpeningFigures.row(MASH, true, opened(5, 5));

        assertThat(row.half()).contains(Duration.ofMinutes(5));
        assertThat(row.most()).isEmpty();
        assertThat(OpeningFigures.row(MASH, true, opened(4, 6)).half()).isEmpty();
    }

    @Test
    void fewerThanFive_areNotTold() {
        OpeningFigures.Row row = OpeningFigures.row(MASH, true, opened(4, 0));

        assertThat(row.told()).isFalse();
        assertThat(row.half()).isEmpty();
        assertThat(row.most()).isEmpty();
        assertThat(row.number()).isEqualTo("fewer than 5");
    }

    /** Opened after one, two, three minutes and so on. */
    private static List<Optional<Duration>> opened(int opened, int not) {
        List<Optional<Duration>> took = new ArrayList<>(IntStream.rangeClosed(1, opened)
                .mapToObj(minutes -> Optional.of(Duration.ofMinutes(minutes)))
                .toList());
        took.addAll(Collections.nCopies(not, Optional.empty()));
        return took.reversed();
    }
}
