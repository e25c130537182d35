package org.safeconduct.pages.review;

import java.util.List;
import org.safeconduct.pages.DecisionView;
import org.safeconduct.pages.DisclosureViews;

/**
 * A referred case in words, as its page shows it.
 *
 * @param state where it stands, in words; empty while it waits for its first decision
 * @param whole the disclosure; empty for a reviewer whose agency has no envelope of it
 * @param facts what the rules looked at, which names nobody
 * @param asked for each recipient on whom a person must decide, how the rules answer the gates
 * @param ifApproved what each recipient would get; empty if nobody can approve it any more
 * @param earlier what others decided before
 * @param hindrance why this reviewer cannot decide; empty if they can
 */
record ReviewView(
        String reference,
        String agency,
        String urgency,
        String due,
        boolean overdue,
        boolean second,
        String state,
        List<DisclosureViews.Group> whole,
        DisclosureViews.Group facts,
        List<Asked> asked,
        List<DecisionView> ifApproved,
        List<Earlier> earlier,
        String hindrance) {

    /** One recipient, and how each of the four gates is answered. */
    record Asked(String recipient, String says, List<Gate> gates, List<Rule> others) {}

    /**
     * One of the four questions that sharing law puts.
     *
     * @param passed whether it speaks for sharing
     * @param basis what it rests on, or why it fails; one text for each part
     * @param rules those that settled it
     */
    record Gate(String question, String answer, boolean passed, List<String> basis, List<Rule> rules) {}

    /** A rule that applied, with how well it is supported. */
    record Rule(String id, String text, String source, String grade) {}

    /** What another reviewer decided. */
    record Earlier(String decision, List<String> leftOut, String reason) {
        @Override
        public String toString() {
            return "Earlier[withheld]";
        }
    }

    @Override
    public String toString() {
        return "ReviewView[" + reference + ", withheld]";
    }
}
