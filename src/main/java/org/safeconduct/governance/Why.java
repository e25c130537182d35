package org.safeconduct.governance;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Why a disclosure was shared, or was not: from evidence alone. Names nobody.
 *
 * @param purposes codes
 * @param legalBasis the code of the power or duty that the sharer named; empty if none
 * @param rulebook the version under which it was decided
 * @param rulesNow the version whose texts are shown
 * @param rulings what reviewers decided, where the rules left it to a person
 * @param told what the sharer was given to read, version by version
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
        List<Ruling> rulings,
        List<Told> told,
        List<Step> steps,
        long decisionsOfRecipients) {

    /**
     * What was decided for one recipient, at one time.
     *
     * @param withheld codes of labels
     * @param obligations codes
     * @param superseded whether there is a later decision for the same recipient
     * @param receivedAt when the recipient signed for what went out by this decision; empty if no receipt is on record
     */
    public record Decision(
            String at,
            String recipient,
            String effect,
            String meaning,
            List<String> withheld,
            List<String> obligations,
            List<Gate> gates,
            List<Rule> rules,
            boolean superseded,
            String receivedAt) {}

    /**
     * One of the four questions that each decision answers.
     *
     * @param name {@code power}, {@code confidence}, {@code data-protection} or {@code bar}
     * @param basis on what the answer rests, as the rules are written now
     */
    public record Gate(String name, String question, String answer, List<String> basis, String rules) {}

    /**
     * A rule that applied, as it is written now; text and source are empty if the rules in force no longer have it.
     *
     * @param table {@code sharing}, or {@code minimise} for a rule about what is left out
     */
    public record Rule(String table, String id, String text, String source, String evidenceGrade) {}

    /**
     * What a reviewer decided. Who it was is on record by pseudonym, and why is locked.
     *
     * @param by the reviewer's agency; empty if that is not on record
     * @param decision {@code approve}, {@code approve-less} or {@code decline}
     * @param leftOut codes of labels that they left out
     * @param legalBasis the code of the law that they named; empty if none
     */
    public record Ruling(String at, String by, String decision, List<String> leftOut, String legalBasis) {}

    /** A version of how the police will handle it. */
    public record Told(String at, String version) {}

    /** What then happened, in order. */
    public record Step(String at, String what) {}
}
