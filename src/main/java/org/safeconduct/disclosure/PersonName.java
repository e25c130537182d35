package org.safeconduct.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is called. One of the three is enough, as in FHIR's HumanName.
 *
 * @param whole the name as it was given, where nobody said which part is which
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PersonName(Answer<String> given, Answer<String> family, Answer<String> whole) {

    /** A name that nobody gave. */
    public static final PersonName UNKNOWN = new PersonName(Answer.notAsked(), Answer.notAsked(), Answer.notAsked());

    /** As it is written; empty if there is none. */
    public String written() {
        return whole.toOptional()
                .orElseGet(() -> Stream.of(given, family)
                        .flatMap(part -> part.toOptional().stream())
                        .collect(Collectors.joining(" ")));
    }

    /** For a person of whom nothing of it was said. */
    static PersonName orUnknown(@Nullable PersonName said) {
        return said == null ? UNKNOWN : said;
    }

    @Override
    public String toString() {
        return "PersonName[withheld]";
    }
}
