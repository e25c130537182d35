package org.safeconduct.sharing;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the sharing table says of a disclosure for one recipient: of all the people together, or of each for themselves. One person's
 * refusal is not another's.
 *
 * @param byPerson by the ids of people at risk, in their order; empty where one answer was given for all
 * @param whole of all together: the weightiest of the verdicts decides, and all that made them what they are is said
 */
record Judgement(Map<String, Verdict> byPerson, Verdict whole) {

    /** Where one answer was given for all. */
    static Judgement of(Verdict verdict) {
        return new Judgement(Map.of(), verdict);
    }

    /** Of each for themselves. */
    static Judgement of(Map<String, Verdict> byPerson) {
        return new Judgement(new TreeMap<>(byPerson), together(byPerson.values()));
    }

    /** Whether some people's part may go and others' may not. */
    boolean isDivided() {
        return !permitted().isEmpty() && !waiting().isEmpty();
    }

    /** Of whom something may go, by their ids. */
    Set<String> permitted() {
        return ids(true);
    }

    /** Of whom nothing may go before somebody has decided. */
    Set<String> waiting() {
        return ids(false);
    }

    /** Of those alone of whom something may go. */
    Verdict going() {
        return together(byPerson.values().stream()
                .filter(verdict -> verdict.effect().permits())
                .toList());
    }

    private Set<String> ids(boolean permits) {
        return byPerson.entrySet().stream()
                .filter(one -> one.getValue().effect().permits() == permits)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A refusal of all is one; a refusal of some is for a person to decide, as is whatever the table leaves open. */
    private static Verdict together(Collection<Verdict> verdicts) {
        boolean all = verdicts.stream().allMatch(verdict -> verdict.effect() == Effect.REFUSE);
        Verdict first = verdicts.stream()
                .min(Comparator.comparingInt(verdict -> weight(verdict.effect())))
                .orElseThrow();
        Effect effect = !all && first.effect() == Effect.REFUSE ? Effect.REFER : first.effect();
        Set<Obligation> obligations = EnumSet.noneOf(Obligation.class);
        verdicts.forEach(verdict -> obligations.addAll(verdict.obligations()));
        if (obligations.contains(Obligation.DO_NOT_INFORM_SUBJECT)) {
            obligations.remove(Obligation.INFORM_SUBJECT);
        }
        return new Verdict(
                effect,
                distinct(verdicts, Verdict::reasons),
                distinct(
                        verdicts.stream()
                                .filter(verdict -> weight(verdict.effect()) == weight(first.effect()))
                                .toList(),
                        Verdict::deciding),
                obligations,
                first.gates());
    }

    /** What goes of several is no more than what goes of the narrowest. */
    private static int weight(Effect effect) {
        return switch (effect) {
            case REFUSE -> 0;
            case REFER, NOTE, GATE -> 1;
            case SHARE_REDUCED -> 2;
            case SHARE -> 3;
            case SHARE_AT_ONCE -> 4;
        };
    }

    private static List<Reason> distinct(Collection<Verdict> verdicts, Function<Verdict, List<Reason>> reasons) {
        return verdicts.stream()
                .flatMap(verdict -> reasons.apply(verdict).stream())
                .distinct()
                .toList();
    }
}
