package org.safeconduct.pages.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.StringNode;

class AnswerReaderTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final Question BORN = Question.date(Question.Kind.PAST_DATE, "/dateOfBirth");
    private static final Question DUE = Question.date(Question.Kind.DATE, "/expectedDelivery");

    @ParameterizedTest
    @CsvSource({
        "3, 5, 2017, 2017-05-03",
        "3, May, 17, 2017-05-03",
        "03, sept, 1998, 1998-09-03",
        "1, 1, 82, 1982-01-01",
        "25, 11, 26, 2026-11-25"
    })
    void dayAsPeopleWriteIt_isRead(String day, String month, String year, String read) {
        assertThat(read(BORN, day, month, year)).isEqualTo(new AnswerReader.Read.Value(StringNode.valueOf(read)));
    }

    @ParameterizedTest
    @CsvSource({
        "31, 2, 2012, date",
        "3, Ma, 2012, date",
        "'', '', 2012, date",
        "1, 1, 1850, date",
        "26, 11, 2026, future"
    })
    void dayThatCannotBe_isRefused_andSaysHow(String day, String month, String year, String how) {
        assertThat(read(BORN, day, month, year)).isEqualTo(new AnswerReader.Read.Wrong(how));
    }

    @Test
    void birthThatIsExpected_liesAhead() {
        assertThat(read(DUE, "1", "3", "27")).isEqualTo(new AnswerReader.Read.Value(StringNode.valueOf("2027-03-01")));
    }

    private static AnswerReader.Read read(Question question, String... parts) {
        return AnswerReader.read(question, new StepForm.Written(List.of(parts), Optional.empty()), TODAY);
    }
}
