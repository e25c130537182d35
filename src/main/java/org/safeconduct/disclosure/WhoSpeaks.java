package org.safeconduct.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whose word on sharing counts for a person at risk: their own, or that of somebody whom the law lets speak for them. What anybody
 * else said is kept and shown, and decides nothing.
 *
 * <p>An adult speaks for themselves; for one who lacks capacity, an attorney or deputy (Mental Capacity Act 2005). Who is sixteen or
 * seventeen speaks for themselves, and so does a younger child who understood what they decided (Gillick); for any other child, a
 * parent or carer with parental responsibility. To be competent does not veto a disclosure that protects: that is the rules' to
 * decide.
 */
public final class WhoSpeaks {

    private static final int SIXTEEN = 16;

    /** Below, nobody is taken for competent, whatever was ticked. */
    private static final int YOUNGEST = 10;

    /** A refusal outweighs an agreement of somebody else who counts as much. */
    private static final Comparator<Wish> MOST_RESTRICTIVE = Comparator.comparingInt(wish -> freedom(wish.state()));

    private WhoSpeaks() {}

    /** Whether anybody's view is told apart from others'. */
    public static boolean isByPerson(Disclosure disclosure) {
        return disclosure.atRisk().stream().anyMatch(person -> !person.wishes().isEmpty());
    }

    /** The answer on sharing that counts for a person: theirs, or what was said for all alike if nothing was said of them. */
    public static Consent consentOf(Person person, Disclosure disclosure, LocalDate day) {
        Consent forAll = disclosure.consent();
        if (person.wishes().isEmpty()) {
            return forAll;
        }
        return person.wishes().stream()
                .filter(wish -> speaker(wish, person, disclosure, day).isPresent())
                .min(MOST_RESTRICTIVE)
                .map(wish -> new Consent(
                        wish.state(),
                        Answer.known(speaker(wish, person, disclosure, day).orElseThrow()),
                        forAll.inform(),
                        wish.reason(),
                        wish.on(),
                        forAll.informReason(),
                        forAll.informReview()))
                .orElseGet(() -> new Consent(
                        Consent.State.UNKNOWN,
                        Answer.absent(AbsentReason.UNKNOWN),
                        forAll.inform(),
                        Answer.notAsked(),
                        Answer.notAsked(),
                        forAll.informReason(),
                        forAll.informReview()));
    }

    /** Of all the people at risk, the answer that leaves the least freedom: what whoever decides on all of them must weigh. */
    public static Consent mostRestrictive(Disclosure disclosure, LocalDate day) {
        return disclosure.atRisk().stream()
                .map(person -> consentOf(person, disclosure, day))
                .min(Comparator.comparingInt(consent -> freedom(consent.state())))
                .orElse(disclosure.consent());
    }

    private static int freedom(Consent.State state) {
        return switch (state) {
            case REFUSED, WITHDRAWN -> 0;
            case NOT_SOUGHT_RISK, NOT_SOUGHT_ALREADY_DECIDED, NOT_POSSIBLE, NOT_REQUIRED, UNKNOWN -> 1;
            case GIVEN -> 2;
        };
    }

    /** What was said of a person by somebody whose word does not count for them. */
    public static List<Wish> notCounted(Person person, Disclosure disclosure, LocalDate day) {
        List<Wish> others = new ArrayList<>(person.wishes());
        others.removeIf(wish -> speaker(wish, person, disclosure, day).isPresent());
        return others;
    }

    /** In which part whoever spoke may speak for the person; empty if they may not. */
    private static Optional<Consent.GivenBy> speaker(Wish wish, Person person, Disclosure disclosure, LocalDate day) {
        boolean own = wish.by().equals(person.id());
        return switch (person.judged()) {
            case ADULT -> adult(wish, own, person);
            case CHILD ->
                decidesThemselves(person, day)
                        ? Optional.of(Consent.GivenBy.SUBJECT).filter(self -> own)
                        : parent(wish, person, disclosure);
            case UNBORN -> parent(wish, person, disclosure);
        };
    }

    private static Optional<Consent.GivenBy> adult(Wish wish, boolean own, Person person) {
        if (person.mentalCapacity().toOptional().filter(Tri.NO::equals).isPresent()) {
            return wish.as().toOptional().filter(Consent.GivenBy.ATTORNEY::equals);
        }
        return Optional.of(Consent.GivenBy.SUBJECT).filter(self -> own);
    }

    /** By age, or because they understood: then nobody else decides for them. A child of five has a view, and decides nothing. */
    private static boolean decidesThemselves(Person child, LocalDate day) {
        if (child.years(day).filter(years -> years < YOUNGEST).isPresent()) {
            return false;
        }
        return child.years(day).filter(years -> years >= SIXTEEN).isPresent()
                || child.wishes().stream()
                        .anyMatch(wish -> wish.by().equals(child.id())
                                && wish.competent()
                                        .toOptional()
                                        .filter(Tri.YES::equals)
                                        .isPresent());
    }

    private static Optional<Consent.GivenBy> parent(Wish wish, Person child, Disclosure disclosure) {
        boolean responsible = disclosure.persons().stream()
                .filter(person -> person.id().equals(wish.by()) && !wish.by().equals(child.id()))
                // Whoever may have done the harm does not speak for whom they may have harmed.
                .filter(person -> !person.is(PersonRole.ALLEGED))
                .anyMatch(person -> person.parentalResponsibility()
                                .toOptional()
                                .filter(Tri.YES::equals)
                                .isPresent()
                        && isFamilyOf(person, child, disclosure));
        Consent.GivenBy as =
                wish.as().toOptional().filter(Consent.GivenBy.CARER::equals).orElse(Consent.GivenBy.PARENT);
        return Optional.of(as).filter(part -> responsible);
    }

    /** A parent of another child has no say in this one's case. */
    private static boolean isFamilyOf(Person parent, Person child, Disclosure disclosure) {
        List<Relation> relations = disclosure.relations().stream()
                .filter(relation -> relation.from().equals(parent.id()))
                .toList();
        return relations.isEmpty()
                ? disclosure.atRisk().size() == 1
                : relations.stream()
                        .anyMatch(relation -> relation.to().equals(child.id())
                                && (relation.is() == Relationship.PARENT || relation.is() == Relationship.CARER));
    }
}
