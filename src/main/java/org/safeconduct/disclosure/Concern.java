package org.safeconduct.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Set;

/**
 * What the sharer is worried about, and how they know.
 *
 * @param forum where it was said
 * @param dangerIfParentsKnow whether it could be dangerous for someone that a parent learns of it
 */
public record Concern(
        Set<Category> categories,
        Answer<String> narrative,
        Answer<String> exactWords,
        HowKnown known,
        Answer<LocalDate> occurredFrom,
        Answer<LocalDate> occurredTo,
        Answer<String> place,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) Answer<Forum> forum,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) Tri dangerIfParentsKnow) {

    public Concern {
        categories = Set.copyOf(categories);
    }

    @Override
    public String toString() {
        return "Concern[withheld]";
    }
}
