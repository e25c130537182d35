package org.safeconduct.handling;

import java.util.Optional;
import java.util.stream.Stream;
import org.safeconduct.rulebook.RuleInfo;

/** What a reader of one language reads: its texts, and English for what it lacks. */
final class Texts {

    private final Wording english;
    private final Wording wording;

    Texts(Wording english, Wording wording) {
        this.english = english;
        this.wording = wording;
    }

    String language() {
        return wording.language();
    }

    String notice() {
        return wording.notice();
    }

    /** Nobody can have confirmed words that no speaker of the language has checked. */
    boolean isDraft() {
        return wording.isDraft();
    }

    String clock(Deadline deadline) {
        return wording.clock(deadline);
    }

    /**
     * One line's text.
     *
     * @param condition whether it is about what the police would do if they were sent the disclosure
     */
    String line(RuleInfo row, boolean condition, ForcePractice force, String forceName) {
        boolean translated = wording.has(row.id());
        Wording said = translated ? wording : english;
        StringBuilder text = new StringBuilder();
        if (condition) {
            text.append(said.ifPoliceReceive()).append(' ');
        }
        text.append(said.line(row.id()));
        Optional.ofNullable(force.practice().get(row.id()))
                .ifPresent(practice -> text.append(' ').append(practice));
        if (isDraft()) {
            text.append(' ').append(translated ? wording.draft() : wording.untranslated());
        }
        return text.toString().replace("{force}", forceName);
    }

    /** What it means that nobody has confirmed a line. */
    String unconfirmed(String forceName) {
        return wording.unconfirmed().replace("{force}", forceName);
    }

    /**
     * The text of a line that was said in English. Only words that the row still says are translated: others stand in
     * English, because a translation of today's words would not say what was said.
     *
     * @param row empty if the line comes from no row, or from one that is no longer there
     */
    String retold(HandlingStatement.Line line, Optional<RuleInfo> row, ForcePractice force, String forceName) {
        Texts first = new Texts(english, english);
        return row.filter(found -> english.has(found.id()))
                .flatMap(found -> Stream.of(false, true)
                        .filter(condition ->
                                first.line(found, condition, force, forceName).equals(line.text()))
                        .findFirst()
                        .map(condition -> line(found, condition, force, forceName)))
                .orElseGet(() -> isDraft() ? line.text() + " " + wording.untranslated() : line.text());
    }
}
