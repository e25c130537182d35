package org.safeconduct.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Tri;

class AgesTest {

    @ParameterizedTest
    @CsvSource({
        "2013-11-19, under-13",
        "2013-11-18, 13-15",
        "2010-11-19, 13-15",
        "2010-11-18, 16-17",
        "2008-11-19, 16-17",
        "2008-11-18, adult",
        "2026-11-18, under-13",
        "2026-11-19, unknown",
    })
    void tellsTheBandOfAChild_onTheDay(String born, String band) {
        assertThat(band(Map.of("kind", "child", "dateOfBirth", born))).isEqualTo(band);
    }

    @ParameterizedTest
    @CsvSource({
        "2013-11-19, 2009-01-01, under-13",
        "2011-01-01, 2009-01-01, 13-15",
        "2011-01-01, none,       unknown",
        "2020-01-01, none,       under-13",
    })
    void takesTheMostProtectiveOfTwoChildren(String one, String other, String band) {
        Map<String, Object> second =
                other.equals("none") ? Map.of("kind", "child") : Map.of("kind", "child", "dateOfBirth", other);

        assertThat(band(Map.of("kind", "child", "dateOfBirth", one), second)).isEqualTo(band);
    }

    @ParameterizedTest
    @CsvSource({
        "17, no,      none, no",
        "18, no,      none, yes",
        "17, yes,     none, yes",
        "17, unknown, none, no",
        "17, no,      18,   yes",
        "17, no,      17,   no",
    })
    void asksWhetherAnAllegedPersonIsAnAdult(int age, String trust, String other, String adult) {
        List<Map<String, Object>> alleged = other.equals("none")
                ? List.of(Map.of("age", age, "trust", trust))
                : List.of(Map.of("age", age, "trust", trust), Map.of("age", Integer.parseInt(other)));

        assertThat(involvedAdult(alleged).code()).isEqualTo(adult);
    }

    @ParameterizedTest
    @CsvSource({"17, unknown", "18, yes"})
    void doesNotTakeAnUnknownAgeForAChilds(int other, String adult) {
        List<Map<String, Object>> alleged = List.of(Map.of("trust", "no"), Map.of("age", other));

        assertThat(involvedAdult(alleged).code()).isEqualTo(adult);
    }

    private static Tri involvedAdult(List<Map<String, Object>> alleged) {
        Case tried = Case.of(Map.of("alleged", alleged));
        return Ages.involvedAdult(tried.disclosure().involved(), tried.day());
    }

    @SafeVarargs
    private static String band(Map<String, Object>... subjects) {
        Case tried = Case.of(Map.of("subjects", List.of(subjects)));
        Disclosure disclosure = tried.disclosure();
        return Ages.band(disclosure.atRisk(), tried.day()).code();
    }
}
