package org.safeconduct.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Somebody in the story, as far as they are known.
 *
 * @param id names them within the disclosure, for {@link Relation relations}; says nothing of who they are
 * @param roles at least one
 * @param kind child, unborn child or adult; known of everybody at risk
 * @param addresses each with its use, where they live first
 * @param mentalCapacity of an adult: to decide about this disclosure
 * @param parentalResponsibility of a parent or carer
 * @param positionOfTrust towards a person at risk
 * @param identified whether it is known who they are
 * @param wishes what they, and others for them, said about sharing; of persons at risk
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Person(
        String id,
        Set<PersonRole> roles,
        Answer<SubjectKind> kind,
        PersonName name,
        Age age,
        Answer<NhsNumber> nhsNumber,
        Answer<String> upn,
        Answer<List<Address>> addresses,
        Answer<Tri> mentalCapacity,
        Answer<Tri> parentalResponsibility,
        Answer<Tri> positionOfTrust,
        Answer<Tri> identified,
        Background background,
        Reaching reaching,
        Knowledge knowledge,
        List<Wish> wishes) {

    public Person {
        roles = Set.copyOf(roles);
        name = PersonName.orUnknown(name);
        age = Age.orUnknown(age);
        background = Background.orUnknown(background);
        reaching = Reaching.orUnknown(reaching);
        knowledge = Knowledge.orUnknown(knowledge);
        wishes = List.copyOf(wishes);
    }

    /** Whether they have this part in the story. */
    public boolean is(PersonRole role) {
        return roles.contains(role);
    }

    /** Whether they are a child, an unborn child or an adult; in doubt a child: the safer mistake. */
    public SubjectKind judged() {
        return kind.toOptional().orElse(SubjectKind.CHILD);
    }

    /** Whole years on a day, as far as anybody knows. */
    public Optional<Integer> years(LocalDate day) {
        return age.on(day);
    }

    /** Where they live, or another address if that is not known. */
    public Optional<Address> home() {
        return addresses.toOptional().flatMap(all -> all.stream().findFirst());
    }

    /** The same person as what they are. */
    public Person as(SubjectKind kind) {
        return new Person(
                id,
                roles,
                Answer.known(kind),
                name,
                age,
                nhsNumber,
                upn,
                addresses,
                mentalCapacity,
                parentalResponsibility,
                positionOfTrust,
                identified,
                background,
                reaching,
                knowledge,
                wishes);
    }

    /** The same person with these numbers and addresses. */
    public Person with(Answer<String> upn, Answer<List<Address>> addresses) {
        return new Person(
                id,
                roles,
                kind,
                name,
                age,
                nhsNumber,
                upn,
                addresses,
                mentalCapacity,
                parentalResponsibility,
                positionOfTrust,
                identified,
                background,
                reaching,
                knowledge,
                wishes);
    }

    /** The same person without a part in the story that others may not know of. */
    public Person without(PersonRole role) {
        return new Person(
                id,
                roles.stream().filter(other -> other != role).collect(Collectors.toUnmodifiableSet()),
                kind,
                name,
                age,
                nhsNumber,
                upn,
                addresses,
                mentalCapacity,
                parentalResponsibility,
                positionOfTrust,
                identified,
                background,
                reaching,
                knowledge,
                List.of());
    }

    @Override
    public String toString() {
        return "Person[withheld]";
    }
}
