package org.safeconduct.pages;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.safeconduct.disclosure.WhoKnows;
import org.safeconduct.sharing.DecisionSummary;
import org.safeconduct.sharing.Obligation;

/**
 * What a disclosure asks of its sharer, said once however many recipients it has.
 *
 * @param toDo what they must do
 * @param telling what they may tell the person and the family, and what not
 */
public record Duties(List<String> toDo, List<String> telling) {

    private static final Locale READER = Locale.ENGLISH;
    private static final String PREFIX = "share.obligation";

    /** Spoken of in one place. */
    private static final Set<Obligation> TELLING = EnumSet.of(
            Obligation.INFORM_SUBJECT, Obligation.DO_NOT_INFORM_SUBJECT, Obligation.DO_NOT_INFORM_ALLEGED_PERSON);

    /** What recipients and the gateway do, and what {@link #TELLING} says already. */
    private static final Set<Obligation> NOT_THE_SHARERS = EnumSet.of(Obligation.MINIMISE, Obligation.LIMIT_USE);

    public Duties {
        toDo = List.copyOf(toDo);
        telling = List.copyOf(telling);
    }

    public static Duties of(List<DecisionSummary> decisions, List<WhoKnows.One> whoKnows, Words words) {
        Set<Obligation> all = EnumSet.noneOf(Obligation.class);
        decisions.forEach(decision -> all.addAll(decision.obligations()));
        if (all.contains(Obligation.DO_NOT_INFORM_SUBJECT)) {
            // One recipient's reason not to tell is a reason not to tell.
            all.remove(Obligation.INFORM_SUBJECT);
        }
        all.removeAll(NOT_THE_SHARERS);
        List<String> toDo = new ArrayList<>();
        List<String> telling = new ArrayList<>();
        List<String> byPerson = KnowledgeTexts.ofRoles(whoKnows, words);
        telling.addAll(byPerson);
        if (!byPerson.isEmpty()) {
            // Said of each person: one sentence about all of them would say of the one who knows that they must not.
            all.remove(Obligation.DO_NOT_INFORM_SUBJECT);
        }
        all.forEach(duty -> (TELLING.contains(duty) ? telling : toDo).add(words.of(PREFIX, duty, READER)));
        return new Duties(toDo, telling);
    }
}
