package org.safeconduct.pages.sent;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.safeconduct.pages.DecisionView;
import org.safeconduct.pages.Duties;
import org.safeconduct.pages.Explanations.Explanation;

/**
 * A case in words, as its page shows it.
 *
 * @param partOf the reference of the case of which this is a further part; empty if it is a case itself
 * @param corrects whether that further part takes the place of what was said before
 * @param withdrawn whether its sharer took it back
 * @param review what a reviewer decided, or null if none has
 * @param mayAct whether its sharer can still do something with it
 * @param missing who has not had it in the time in which they should
 * @param unopened who has it and has not opened it, though somebody there was told
 * @param handling the recipients' decisions, the newest first
 * @param due what is due, in that order
 * @param done what was due and is no longer
 * @param timeline the newest first
 */
record SentCase(
        String reference,
        String status,
        String statusMeans,
        String partOf,
        boolean corrects,
        boolean withdrawn,
        @Nullable Reviewed review,
        boolean mayAct,
        List<Missing> missing,
        List<String> unopened,
        List<DecisionView> decisions,
        Duties duties,
        List<Handled> handling,
        List<Due> due,
        List<Due> done,
        List<Asked> questions,
        List<Challenged> challenges,
        List<Part> parts,
        List<Happened> timeline) {

    /**
     * What a reviewer decided.
     *
     * @param words what the reviewer wrote to the sharer; may be empty
     */
    record Reviewed(boolean declined, String says, String words) {

        @Override
        public String toString() {
            return "Reviewed[withheld]";
        }
    }

    /**
     * Who has not had it.
     *
     * @param phones whom to phone, empty if the register has no number
     */
    record Missing(String who, List<Phone> phones) {}

    /** @param link for a telephone */
    record Phone(String when, String number, String link) {}

    /**
     * What a recipient decided.
     *
     * @param record the police's own reference; empty if there is none
     * @param reason in the recipient's own words
     * @param update by when they mean to say more
     */
    record Handled(String by, String when, String record, String reason, String update, List<Explanation> explained) {

        @Override
        public String toString() {
            return "Handled[withheld]";
        }
    }

    /** @param state in words */
    record Due(String what, String owner, String by, String state, boolean late, String source) {}

    /** @param answer the part that answers; empty while nobody has */
    record Asked(String id, String by, String when, String question, List<String> obligations, String answer) {

        @Override
        public String toString() {
            return "Asked[withheld]";
        }
    }

    record Challenged(String to, String when, String by, String state) {}

    record Part(String reference, String kind, String when, String status) {}

    /** @param at for machines */
    record Happened(String what, List<String> more, String at, String when) {}

    @Override
    public String toString() {
        return "SentCase[" + reference + "]";
    }
}
