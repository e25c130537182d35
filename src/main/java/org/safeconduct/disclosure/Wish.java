package org.safeconduct.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;

/**
 * What somebody said about sharing what concerns one person, in the sense of the duty of confidence: that person's own view, or
 * another's for them. All are kept, and told apart by who spoke; whose word counts is another question ({@link WhoSpeaks}).
 *
 * @param by who spoke, by their id: the person's own for their own view
 * @param as in which part another spoke, where that is not plain from what they are to the person
 * @param reason why nobody was asked, or why it is shared against their word
 * @param on the day on which it was said
 * @param competent of a child under 16: whether they understood what they decided (Gillick competence)
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Wish(
        String by,
        Answer<Consent.GivenBy> as,
        Consent.State state,
        Answer<Consent.Reason> reason,
        Answer<LocalDate> on,
        Answer<Tri> competent) {

    @Override
    public String toString() {
        return "Wish[withheld]";
    }
}
