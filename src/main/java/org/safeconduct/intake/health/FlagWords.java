package org.safeconduct.intake.health;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Flag;

/** The sharer's words for a flag: its own text, and what each of its codes is called. */
final class FlagWords {

    private FlagWords() {}

    static Optional<String> of(Flag flag) {
        String words = Stream.concat(
                        Stream.ofNullable(flag.getCode().getText()),
                        flag.getCode().getCoding().stream().flatMap(FlagWords::name))
                .distinct()
                .collect(Collectors.joining("; "));
        return Optional.of(words).filter(text -> !text.isEmpty());
    }

    private static Stream<String> name(Coding coding) {
        return coding.hasDisplay()
                ? Stream.of(coding.getDisplay())
                : SafeguardingCode.TABLE.find(coding).map(SafeguardingCode::term).stream();
    }
}
