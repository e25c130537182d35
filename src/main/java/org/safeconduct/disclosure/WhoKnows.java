package org.safeconduct.disclosure;

import java.util.List;

/**
 * Of each person of whom it was said: whether they know that information is shared, or must not learn of it. It names nobody, so that
 * it can be told where a name must not stand.
 */
public record WhoKnows(List<One> people) {

    public WhoKnows {
        people = List.copyOf(people);
    }

    /**
     * @param role the first of the person's roles, which is the most protective
     * @param to what the person is to somebody at risk
     */
    public record One(String person, PersonRole role, Relationship to, Knowledge.State state) {

        @Override
        public String toString() {
            return "One[withheld]";
        }
    }

    public static WhoKnows in(Disclosure disclosure) {
        return new WhoKnows(disclosure.persons().stream()
                .filter(person -> person.knowledge().state() != Knowledge.State.UNKNOWN)
                .map(person -> new One(
                        person.id(),
                        person.roles().stream().sorted().findFirst().orElse(PersonRole.PROFESSIONAL),
                        disclosure.relationship(person),
                        person.knowledge().state()))
                .toList());
    }

    /** Whether somebody must not learn of it. */
    public boolean holdsBack() {
        return people.stream().anyMatch(one -> one.state() == Knowledge.State.MUST_NOT_KNOW);
    }

    /**
     * The one answer for everybody, for rules that know no persons: somebody who must not know outweighs all others, as nobody may
     * come to harm by a rule that did not hear of them.
     */
    public Consent.Inform forAll() {
        if (holdsBack()) {
            return Consent.Inform.DO_NOT_INFORM;
        }
        return people.stream()
                        .filter(one -> one.role() == PersonRole.AT_RISK)
                        .allMatch(one -> one.state() == Knowledge.State.KNOWS)
                ? Consent.Inform.TOLD
                : Consent.Inform.WILL_TELL;
    }

    @Override
    public String toString() {
        return "WhoKnows[withheld]";
    }
}
