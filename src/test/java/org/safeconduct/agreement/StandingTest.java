package org.safeconduct.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Purpose;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.env.MockEnvironment;

class StandingTest {

    private final Register register = new LoadedRegister(
            AgreementConfiguration.load(new ClassPathResource("agreement/register.yaml"), new MockEnvironment()));

    @ParameterizedTest(name = "{0} to {1} for {2} on {3}: {4}")
    @CsvFileSource(resources = "/agreement/standing.csv", numLinesToSkip = 1)
    void isAsTheTableSays(String from, String to, String purposes, LocalDate day, Agreement.Standing standing) {
        Set<Purpose> wanted = Arrays.stream(purposes.split(" "))
                .filter(code -> !code.isEmpty())
                .map(code -> Code.read(Purpose.class, code).orElseThrow())
                .collect(Collectors.toSet());

        assertThat(register.standing(new AgencyId(from), new AgencyId(to), wanted, day))
                .isEqualTo(standing);
    }
}
