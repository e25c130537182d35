package org.safeconduct.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody is at present, and how to come near them without doing harm.
 *
 * @param now where they are at present
 * @param until how long they stay there, in the sharer's words
 * @param safe how it is safe to reach them
 * @param unsafe how it is not
 * @param dangerToVisitors what whoever calls at the door must know
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Reaching(
        Answer<String> now,
        Answer<String> until,
        Answer<String> safe,
        Answer<String> unsafe,
        Answer<String> dangerToVisitors) {

    /** Nobody said. */
    public static final Reaching UNKNOWN =
            new Reaching(Answer.notAsked(), Answer.notAsked(), Answer.notAsked(), Answer.notAsked(), Answer.notAsked());

    /** For a person of whom nothing of it was said. */
    static Reaching orUnknown(@Nullable Reaching said) {
        return said == null ? UNKNOWN : said;
    }

    @Override
    public String toString() {
        return "Reaching[withheld]";
    }
}
