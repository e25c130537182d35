package org.safeconduct.feedback.decision;

import static org.safeconduct.feedback.decision.Disposition.DISCUSSION_HELD;
import static org.safeconduct.feedback.decision.Disposition.DISCUSSION_NOT_NEEDED;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.handling.Certainty;
import org.safeconduct.handling.DispositionCatalogue;
import org.safeconduct.handling.DispositionText;
import org.safeconduct.handling.HandlingStatement;
import org.safeconduct.handling.HandlingStatement.Line;
import org.safeconduct.handling.Outcome;
import org.safeconduct.handling.OutcomeCatalogue;
import org.safeconduct.handling.PolicePartEnded;
import org.safeconduct.handling.Topic;
import org.safeconduct.handling.Whom;
import org.springframework.stereotype.Component;

/**
 * The handling statement after the decisions of a case. What it says depends on which decisions there are, and never on the
 * order in which they arrived.
 */
@Component
class Explaining {

    /** Begins the id of each line about a decision. The rest is a keyed digest, for line ids stand in evidence. */
    private static final String PREFIX = "DEC-";

    private static final int ENOUGH_OF_THE_KEY = 16;
    private static final String CANNOT_SAY = "cannot-say";

    private final DispositionCatalogue dispositions;
    private final OutcomeCatalogue outcomes;
    private final PolicePartEnded ended;

    Explaining(DispositionCatalogue dispositions, OutcomeCatalogue outcomes, PolicePartEnded ended) {
        this.dispositions = dispositions;
        this.outcomes = outcomes;
        this.ended = ended;
    }

    /**
     * @param current the statement that holds now, whichever decisions it knows of
     * @param decisions all of the case
     * @param child whether a child is concerned
     * @param followUp whether this partnership follows the end of the police's part up
     * @param done codes of the statement's clocks of which everything is done
     */
    HandlingStatement revised(
            HandlingStatement current,
            Collection<RecordedDecision> decisions,
            boolean child,
            boolean followUp,
            Set<String> done) {
        List<Line> said = new ArrayList<>();
        List<RecordedDecision> inOrder =
                decisions.stream().sorted(RecordedDecision.IN_ORDER).toList();
        Whom whom = child ? Whom.CHILD : Whom.ADULT;
        inOrder.forEach(decision -> said.addAll(lines(decision, whom)));
        Optional<RecordedDecision> end =
                inOrder.stream().filter(this::endsPolicePart).findFirst();
        end.ifPresent(decision -> {
            said.addAll(ended.lines(whom));
            if (child && followUp) {
                said.add(followUp(decision, inOrder));
            }
        });
        Set<String> before = current.lines().stream()
                .map(Line::id)
                .filter(id -> id.startsWith(PREFIX))
                .collect(Collectors.toSet());
        return current.revised(said, before, done);
    }

    /** Whether the police's part is over with it. */
    boolean endsPolicePart(RecordedDecision decision) {
        return decision.by() == Recipient.POLICE && ended.endsWith(decision.disposition(), decision.outcome());
    }

    /** A discussion before the police decided is no answer to what they decided. */
    private Line followUp(RecordedDecision end, List<RecordedDecision> inOrder) {
        return inOrder.stream()
                .filter(decision -> !decision.decidedAt().isBefore(end.decidedAt()))
                .filter(decision -> decision.says(DISCUSSION_HELD) || decision.says(DISCUSSION_NOT_NEEDED))
                .findFirst()
                .map(answer -> answer.says(DISCUSSION_HELD)
                        ? ended.held(answer.heldOn().orElse(answer.day()))
                        : ended.notNeeded(answer.day()))
                .orElseGet(ended::asked);
    }

    private List<Line> lines(RecordedDecision decision, Whom whom) {
        String id = PREFIX + decision.key().substring(0, ENOUGH_OF_THE_KEY);
        List<Line> lines = new ArrayList<>();
        dispositions.find(decision.by(), decision.disposition(), whom).ifPresent(text -> {
            lines.add(line(
                    id,
                    Topic.OUTCOMES,
                    text.code().equals(CANNOT_SAY) ? Certainty.CANNOT_PROMISE : Certainty.WILL,
                    who(decision) + text.meaning() + held(decision) + howFar(decision, whom) + " " + text.doesNotMean(),
                    text));
            lines.add(line(
                    id + "-NEXT", Topic.UPDATES, Certainty.MAY, who(decision) + text.next() + update(decision), text));
            lines.add(line(id + "-MAY", Topic.UPDATES, Certainty.ADVICE, who(decision) + text.sharerMay(), text));
        });
        outcomes.find(decision.outcome(), whom).ifPresent(outcome -> lines.add(line(id, decision, outcome)));
        return lines;
    }

    /** How far they look into it, and what that does not mean; empty if they do not say. */
    private String howFar(RecordedDecision decision, Whom whom) {
        return dispositions
                .investigation(decision.investigation(), whom)
                .map(decision::howFar)
                .map(far -> " " + far.meaning() + " " + far.doesNotMean())
                .orElse("");
    }

    private static Line line(String id, Topic topic, Certainty certainty, String words, DispositionText text) {
        return new Line(
                id,
                topic,
                certainty,
                words,
                List.of(),
                text.source(),
                text.grade().name(),
                false);
    }

    private static Line line(String id, RecordedDecision decision, Outcome outcome) {
        return new Line(
                id + "-OUTCOME",
                Topic.OUTCOMES,
                Certainty.WILL,
                who(decision) + "Outcome " + outcome.code() + ". " + outcome.meaning() + " Decided by "
                        + outcome.decidedBy() + ". The victim's part: " + outcome.victim() + " "
                        + outcome.doesNotMean(),
                List.of(),
                outcome.source(),
                outcome.grade().name(),
                false);
    }

    private static String who(RecordedDecision decision) {
        String by = switch (decision.by()) {
            case POLICE -> "The police";
            case MASH -> "The MASH";
        };
        String role = decision.content().decidedBy().role().replace('-', ' ');
        return by + (role.isEmpty() || role.equals("other") ? "" : " (" + role + ")") + ", " + decision.day() + ": ";
    }

    private static String held(RecordedDecision decision) {
        return decision.heldOn().map(day -> " It was on " + day + ".").orElse("");
    }

    private static String update(RecordedDecision decision) {
        return decision.nextUpdateBy()
                .map(day -> " They mean to say more by " + day + ".")
                .orElse("");
    }
}
