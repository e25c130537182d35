package org.safeconduct.disclosure;

import java.util.List;
import java.util.Set;

/**
 * A safeguarding disclosure, whatever system it came from.
 *
 * @param messageId the sending system's id for this message, unique for each agency
 * @param persons everybody in the story; at least one is at risk
 * @param relations between them
 * @param accounts what is known of some of the people, besides what the concern says of all
 * @param harm the sharer's view of the harm; {@link Harm#UNKNOWN} when they gave none
 * @param othersAtRisk whether anyone else, a child above all, may be at risk
 * @param gateway the power or duty the sharer relies on, if they named one
 * @param recipients whom the sharer asks to send it to
 */
public record Disclosure(
        String messageId,
        Nation nation,
        Sharer sharer,
        List<Person> persons,
        List<Relation> relations,
        Concern concern,
        List<Account> accounts,
        Factors factors,
        boolean immediateDanger,
        Harm harm,
        Tri othersAtRisk,
        Consent consent,
        Set<Purpose> purposes,
        Answer<StatutoryGateway> gateway,
        Set<Recipient> recipients,
        List<SupportingItem> supporting,
        List<Attachment> attachments) {

    public Disclosure {
        factors = Factors.orUnknown(factors);
        persons = List.copyOf(persons);
        relations = List.copyOf(relations);
        accounts = List.copyOf(accounts);
        purposes = Set.copyOf(purposes);
        recipients = Set.copyOf(recipients);
        supporting = List.copyOf(supporting);
        attachments = List.copyOf(attachments);
    }

    /** The people at risk, in the sharer's order. */
    public List<Person> atRisk() {
        return with(PersonRole.AT_RISK);
    }

    /** The people who may have caused the harm, and other young people who were part of it. */
    public List<Person> involved() {
        return persons.stream()
                .filter(person -> person.is(PersonRole.ALLEGED) || person.is(PersonRole.OTHER_YOUNG_PERSON))
                .toList();
    }

    /** The people with this part in the story, in the sharer's order. */
    public List<Person> with(PersonRole role) {
        return persons.stream().filter(person -> person.is(role)).toList();
    }

    /** What somebody is to people at risk: to the first of them of whom it was said. */
    public Relationship relationship(Person person) {
        return relations.stream()
                .filter(relation -> relation.from().equals(person.id())
                        && atRisk().stream().anyMatch(other -> other.id().equals(relation.to())))
                .map(Relation::is)
                .findFirst()
                .orElse(Relationship.UNKNOWN);
    }

    /** The factors of all pairs of people together. */
    public Factors factorsOfAll() {
        return Factors.together(
                factors,
                relations.stream()
                        .map(Relation::factors)
                        .filter(said -> !said.equals(Factors.UNKNOWN))
                        .toList());
    }

    /** The factors that concern one person. */
    public Factors factorsOf(Person person) {
        return Factors.together(
                factors,
                relations.stream()
                        .filter(relation -> relation.touches(person))
                        .map(Relation::factors)
                        .filter(said -> !said.equals(Factors.UNKNOWN))
                        .toList());
    }

    /** The same with these people. */
    public Disclosure of(List<Person> others) {
        return copy(others, consent);
    }

    /** The same with this answer on sharing. */
    public Disclosure of(Consent said) {
        return copy(persons, said);
    }

    private Disclosure copy(List<Person> people, Consent said) {
        return new Disclosure(
                messageId,
                nation,
                sharer,
                people,
                relations,
                concern,
                accounts,
                factors,
                immediateDanger,
                harm,
                othersAtRisk,
                said,
                purposes,
                gateway,
                recipients,
                supporting,
                attachments);
    }

    @Override
    public String toString() {
        return "Disclosure[withheld]";
    }
}
