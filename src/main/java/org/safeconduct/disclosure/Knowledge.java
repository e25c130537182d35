package org.safeconduct.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody knows that information is shared, or must not learn of it. It travels with the disclosure, about each person
 * for themselves: a boy may know who told it himself, and his father must not.
 *
 * @param toldBy who has told them, or will
 * @param why why they must not learn of it
 * @param risk what might happen if they did, in the sharer's words
 * @param review the day on which not telling them is looked at again
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Knowledge(
        State state, Answer<String> toldBy, Answer<Consent.Reason> why, Answer<String> risk, Answer<LocalDate> review) {

    /** Nobody said. */
    public static final Knowledge UNKNOWN =
            new Knowledge(State.UNKNOWN, Answer.notAsked(), Answer.notAsked(), Answer.notAsked(), Answer.notAsked());

    /** What somebody knows. */
    public enum State implements Code {
        KNOWS,
        WILL_BE_TOLD,
        MUST_NOT_KNOW,
        UNKNOWN
    }

    /** For a person of whom nothing of it was said. */
    static Knowledge orUnknown(@Nullable Knowledge said) {
        return said == null ? UNKNOWN : said;
    }

    @Override
    public String toString() {
        return "Knowledge[withheld]";
    }
}
