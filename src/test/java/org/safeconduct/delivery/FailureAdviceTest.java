package org.safeconduct.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An operator who meets a failure without advice does not know what to do about it. */
class FailureAdviceTest {

    static Stream<AttemptFailure> failures() {
        List<AttemptFailure> constants = Stream.of(AttemptFailure.class.getDeclaredFields())
                .filter(field -> field.getType() == AttemptFailure.class)
                .map(field -> {
                    try {
                        return (AttemptFailure) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
        assertThat(constants).hasSizeGreaterThan(5);
        return Stream.concat(constants.stream(), Stream.of(AttemptFailure.status(404), AttemptFailure.status(503)));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyFailure_hasAdvice(AttemptFailure failure) throws Exception {
        Properties words = new Properties();
        try (var in =
                new InputStreamReader(getClass().getResourceAsStream("/messages.properties"), StandardCharsets.UTF_8)) {
            words.load(in);
        }
        assertThat(words.getProperty("operations.advice." + AttemptFailure.code(failure.reason())))
                .as(failure.reason())
                .isNotBlank();
    }
}
