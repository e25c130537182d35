package org.safeconduct.intake.health;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Patient;
import org.safeconduct.disclosure.Category;
import org.safeconduct.disclosure.SubjectKind;
import org.safeconduct.intake.health.SafeguardingCode.About;

/**
 * A Flag that raises a concern.
 *
 * @param place FHIRPath of the Flag
 * @param codes what the table makes of its codings; empty when it knows none of them
 */
record SafeguardingFlag(Flag flag, String place, Patient patient, List<SafeguardingCode> codes) {

    SafeguardingFlag {
        codes = List.copyOf(codes);
    }

    /** A code that is not known is a concern of an unknown kind: it is never dropped. */
    Set<Category> categories(SubjectKind kind) {
        Set<Category> categories = EnumSet.noneOf(Category.class);
        for (SafeguardingCode code : codes) {
            (kind == SubjectKind.ADULT ? code.adult() : code.child()).ifPresent(categories::add);
        }
        if (categories.isEmpty()) {
            categories.add(Category.OTHER);
        }
        return categories;
    }

    boolean isAbout(About about) {
        return codes.stream().anyMatch(code -> code.about() == about);
    }

    /** The sharer's words for it, of every code; else what its codes are called. */
    Optional<String> words() {
        return FlagWords.of(flag);
    }

    @Override
    public String toString() {
        return "SafeguardingFlag[withheld]";
    }
}
