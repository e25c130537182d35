package org.safeconduct.pages.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenDayTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @ParameterizedTest
    @CsvSource({
        "3, 5, 2017, 2017-05-03",
        "3, May, 17, 2017-05-03",
        "03, sept, 1998, 1998-09-03",
        "1, 1, 82, 1982-01-01",
        "29, 2, 96, 1996-02-29",
        "25, 11, 26, 2026-11-25"
    })
    void dayAsPeopleWriteIt_isRead(String day, String month, String year, LocalDate read) {
        assertThat(WrittenDay.read(List.of(day, month, year), TODAY))
                .isEqualTo(new AnswerReader.Read.Value(new Answer.Day(read)));
    }

    @ParameterizedTest
    @CsvSource({
        "31, 2, 2012, 31 February 2012 does not exist",
        "31, Apr, 12, 31 April 2012 does not exist",
        "29, 2, 2023, 29 February 2023 does not exist",
        "32, 1, 2012, The day must be a number from 1 to 31",
        "0, 1, 2012, The day must be a number from 1 to 31",
        "third, 1, 2012, The day must be a number from 1 to 31",
        "3, 13, 2012, 'The month must be a number from 1 to 12, or its name'",
        "3, 0, 2012, 'The month must be a number from 1 to 12, or its name'",
        "3, Ma, 2012, 'The month must be a number from 1 to 12, or its name'",
        "1, 1, 1850, 'The year must be a number such as 2012, from 1900 to 2999'",
        "1, 1, 226, 'The year must be a number such as 2012, from 1900 to 2999'",
        "1, 1, -5, 'The year must be a number such as 2012, from 1900 to 2999'",
        "1, 1, 2000000000, 'The year must be a number such as 2012, from 1900 to 2999'",
        "1, 1, last, 'The year must be a number such as 2012, from 1900 to 2999'",
        "'', '', 2012, The date must include a day and month",
        "'', 1, '', The date must include a day and year",
        "'', 1, 2012, The date must include a day",
        "3, ' ', 2012, The date must include a month",
        "3, '', '', The date must include a month and year",
        "3, 5, '', The date must include a year",
        "26, 11, 2026, 'Write a day that has been, not one that is still to come'"
    })
    void dayThatCannotBe_isRefused_inWordsThatSayWhy(String day, String month, String year, String said) {
        AnswerReader.Read read = WrittenDay.read(List.of(day, month, year), TODAY);

        assertThat(read).isInstanceOf(AnswerReader.Read.Wrong.class);
        assertThat(TestForms.labels("share").wrong(Question.pastDay("dateOfBirth"), (AnswerReader.Read.Wrong) read))
                .isEqualTo(said);
    }

    @Test
    void dayThatMayLieAhead_isReadInThisCentury_andLacksWhatWasNotSent() {
        assertThat(WrittenDay.read(List.of("1", "3", "97"), LocalDate.MAX))
                .isEqualTo(new AnswerReader.Read.Value(new Answer.Day(LocalDate.of(2097, 3, 1))));
        assertThat(WrittenDay.read(List.of("1"), LocalDate.MAX))
                .isEqualTo(AnswerReader.Read.Wrong.of("lacks-month-year"));
    }
}
