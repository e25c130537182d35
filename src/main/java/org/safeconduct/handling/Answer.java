package org.safeconduct.handling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.safeconduct.handling.HandlingStatement.Line;
import org.safeconduct.rulebook.DecisionTable;
import org.safeconduct.rulebook.RuleInfo;
import org.safeconduct.rulebook.RulebookFault;

/**
 * What a statement says first: to each question that every reader has, one line that the facts choose. It has so few parts,
 * and their longest lines are so short, that whatever the facts are it can be read in half a minute.
 */
final class Answer {

    /** The most words that an answer may have. */
    static final int WORDS = 110;

    /** What a row says of itself that fills no part of the answer. */
    static final String NO_PART = "none";

    private Answer() {}

    /** @throws RulebookFault if the longest lines of all parts together have too many words, or a row has no such topic */
    static void check(DecisionTable table, Wording wording, ForcePractice force) {
        Map<String, Integer> longest = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        for (RuleInfo row : table.rows()) {
            Map<String, String> cells = table.cells(row.id());
            String part = said(cells, "answer");
            if (said(cells, "topic").startsWith("answer-") == part.equals(NO_PART)) {
                faults.add("handling, row " + row.id() + ": its topic and its part of the answer do not fit");
            }
            if (!part.equals(NO_PART)) {
                longest.merge(part, words(row, wording, force), Math::max);
            }
        }
        int most = longest.values().stream().mapToInt(Integer::intValue).sum();
        if (most > WORDS) {
            faults.add("handling: an answer may have %d words, and %d is the most; the longest lines: %s"
                    .formatted(most, WORDS, longest));
        }
        if (!faults.isEmpty()) {
            throw new RulebookFault(faults);
        }
    }

    private static int words(RuleInfo row, Wording wording, ForcePractice force) {
        String practice = force.practice().getOrDefault(row.id(), "");
        return count(wording.line(row.id())) + count(practice);
    }

    private static String said(Map<String, String> cells, String column) {
        return cells.getOrDefault(column, NO_PART).replace("\"", "");
    }

    private static int count(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }

    /** The lines of the answer; all lines of a statement that was made without one. */
    static List<Line> of(HandlingStatement statement) {
        List<Line> answer = statement.lines().stream()
                .filter(line -> line.topic().isAnswer())
                .toList();
        return answer.isEmpty() ? statement.lines() : answer;
    }
}
