package org.safeconduct.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What whoever works with somebody should know of them. No rule looks at it.
 *
 * @param interpreter whether they need one
 * @param needs a disability or special needs
 * @param school the school or setting, with the year
 * @param gp the general practitioner or practice
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Background(
        Answer<String> sex,
        Answer<String> ethnicity,
        Answer<String> firstLanguage,
        Answer<Tri> interpreter,
        Answer<String> needs,
        Answer<String> school,
        Answer<String> gp) {

    /** Nobody said. */
    public static final Background UNKNOWN = new Background(
            Answer.notAsked(),
            Answer.notAsked(),
            Answer.notAsked(),
            Answer.notAsked(),
            Answer.notAsked(),
            Answer.notAsked(),
            Answer.notAsked());

    /** For a person of whom nothing of it was said. */
    static Background orUnknown(@Nullable Background said) {
        return said == null ? UNKNOWN : said;
    }

    @Override
    public String toString() {
        return "Background[withheld]";
    }
}
