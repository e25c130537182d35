package org.safeconduct.intake.health;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** A name as it is said. */
final class NameParts {

    private NameParts() {}

    /** The given names; where the name has no parts, all of it. */
    static Optional<String> given(HumanName name) {
        String given = name.getGiven().stream().map(PrimitiveType::getValue).collect(Collectors.joining(" "));
        return filled(given.isEmpty() && !name.hasFamily() ? name.getText() : given);
    }

    static Optional<String> family(HumanName name) {
        return filled(name.getFamily());
    }

    /** As one would say it; empty for a name without any part. */
    static Optional<String> whole(HumanName name) {
        return filled(
                name.hasText()
                        ? name.getText()
                        : Stream.of(
                                        name.getPrefix().stream().map(StringType::getValue),
                                        name.getGiven().stream().map(StringType::getValue),
                                        Stream.ofNullable(name.getFamily()))
                                .flatMap(each -> each)
                                .collect(Collectors.joining(" ")));
    }

    /** Names and lines have no line breaks, whatever they were copied from. */
    static String oneLine(String text) {
        return text.strip().replaceAll("[\\r\\n\\t]+", " ");
    }

    private static Optional<String> filled(@Nullable String text) {
        return Optional.ofNullable(text).map(NameParts::oneLine).filter(each -> !each.isEmpty());
    }
}
