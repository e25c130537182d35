package org.safeconduct.governance;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Why a disclosure was shared, or was not: from evidence alone, in words for a reader.
 *
 * @param legalBasis the power or duty that the sharer named; empty if none
 * @param rulebook the version under which it was decided
 * @param rulesNow the version whose texts are shown
 * @param decisionsOfRecipients how many there are; what they say is for the sharing agency
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Why(
        String reference,
        String sharedAt,
        String sharedBy,
        List<String> roles,
        List<String> purposes,
        String legalBasis,
        String rulebook,
        String rulesNow,
        List<Decision> decisions,
        List<Step> steps,
        long decisionsOfRecipients) {

    /** What was decided for one recipient, at one time. */
    public record Decision(
            String at,
            String recipient,
            String effect,
            String meaning,
            List<String> withheld,
            List<String> obligations,
            List<Gate> gates,
            List<Rule> rules) {}

    /** One of the four questions that each decision answers. */
    public record Gate(String question, String answer, String rules) {}

    /** A rule that applied, as it is written now; text and source are empty if the rules in force no longer have it. */
    public record Rule(String id, String text, String source, String evidenceGrade) {}

    /** What then happened, in order. */
    public record Step(String at, String what) {}
}
