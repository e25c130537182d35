package org.safeconduct.intake.health;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Coding;

/**
 * A table of codes from the jar: comma-separated, comments begin with {@code #}, the first two columns are system and code.
 *
 * @param <T> what a line means
 */
final class CodeTable<T> {

    private final Map<String, T> rows = new HashMap<>();

    /** @throws IllegalStateException if the table is missing or a code is in it twice */
    CodeTable(String resource, Function<List<String>, T> meaning) {
        try (InputStream in = CodeTable.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing from the jar: " + resource);
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split(",", -1)))
                    .forEach(row -> {
                        if (rows.put(key(row.get(0), row.get(1)), meaning.apply(row)) != null) {
                            throw new IllegalStateException("twice in " + resource + ": " + row.get(1));
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<T> find(Coding coding) {
        if (!coding.hasSystem() || !coding.hasCode()) {
            return Optional.empty();
        }
        Optional<T> exact = Optional.ofNullable(rows.get(key(coding.getSystem(), coding.getCode())));
        return exact.isPresent() || !Codes.sameSystem(Codes.BARS_SAFEGUARDING, coding.getSystem())
                ? exact
                : Optional.ofNullable(rows.get(key(Codes.SNOMED, coding.getCode())));
    }

    private static String key(String system, String code) {
        return system.toLowerCase(Locale.ROOT) + "|" + code;
    }
}
