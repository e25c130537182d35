package org.safeconduct.pages.review;

import java.util.List;
import org.safeconduct.disclosure.Code;
import org.safeconduct.pages.DecisionView;
import org.safeconduct.pages.DisclosureViews;

/**
 * A referred case in words, as its page shows it.
 *
 * @param state where it stands, in words; empty while it waits for its first decision
 * @param whole the disclosure; empty for a reviewer whose agency has no envelope of it
 * @param facts what the rules looked at, which names nobody
 * @param asked for each recipient on whom a person must decide, how the rules answer the gates
 * @param recipients each recipient, asked for or not, and where it stands
 * @param law which power or duty was named, and whether it can be relied on
 * @param closed why nobody can approve it; empty if somebody can
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
        List<Who> recipients,
        String law,
        String closed,
        List<DecisionView> ifApproved,
        List<Earlier> earlier,
        String hindrance) {

    /** A recipient and where it stands. */
    record Who(String recipient, String stands) {}

    /**
     * One recipient, what its reviewer is asked to settle, and how each of the four gates is answered.
     *
     * @param asks the rules that put the case to a person
     */
    record Asked(String recipient, String says, List<Rule> asks, List<Gate> gates, List<Rule> others) {}

    /** How a gate stands for a reviewer. */
    enum Stands implements Code {
        YES,
        /** The rules or a person say no, and a rule that applies says why that does not settle it. */
        OUTWEIGHED,
        /** No rule settles it, or the no that a rule gives stands only if the reviewer says so. */
        NEEDS_YOU,
        /** Closed for good: whoever approves, it stays a no. */
        NO
    }

    /**
     * One of the four questions that sharing law puts.
     *
     * @param means what the question is about
     * @param basis what the answer rests on; one text for each part
     * @param rules those that settled it
     */
    record Gate(String question, String means, Stands stands, String answer, List<String> basis, List<Rule> rules) {

        /** For style; the answer says the same in words. */
        public String look() {
            return switch (stands) {
                case YES -> "will";
                case OUTWEIGHED, NEEDS_YOU -> "may";
                case NO -> "cannot-promise";
            };
        }
    }

    /** A rule that applied, with how well it is supported. */
    record Rule(String id, String text, String source, String grade) {}

    /** What another reviewer decided. */
    record Earlier(String decision, List<String> leftOut, String reason, String toSharer) {
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
