package org.safeconduct.evidence;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.NhsNumber;
import org.safeconduct.disclosure.Person;
import org.safeconduct.identity.Caller;
import org.safeconduct.sealing.vault.Vault;
import org.springframework.stereotype.Component;

/**
 * Stands in for people in evidence: a keyed digest, the same for the same person, so that those who hold the key can find
 * everything about one person and nobody else can find anything.
 */
@Component
public class Pseudonyms {

    private final Vault vault;

    Pseudonyms(Vault vault) {
        this.vault = vault;
    }

    /**
     * One for each person who can be told apart: by NHS number where its check digit holds, and by name and date of birth
     * where both are known. A person may have both, and is found by either.
     */
    public List<String> subjects(List<Person> people) {
        return people.stream()
                .flatMap(person -> java.util.stream.Stream.of(byNhsNumber(person), byNameAndBirth(person))
                        .flatMap(Optional::stream))
                .distinct()
                .sorted()
                .toList();
    }

    /** The caller's account: a person's login name is personal data too. */
    public String actor(Caller caller) {
        return vault.pseudonym("actor " + caller.agency() + " " + caller.subject());
    }

    /** The pseudonym of whoever has this NHS number; empty if its check digit does not hold, as then nobody was filed under it. */
    public Optional<String> byNhsNumber(NhsNumber number) {
        return Optional.of(number)
                .filter(NhsNumber::checkDigitHolds)
                .map(known -> vault.pseudonym("nhs " + known.value()));
    }

    /** The pseudonym of whoever has this name and date of birth. */
    public String byNameAndBirth(String given, String family, LocalDate born) {
        String name = (given + " " + family).strip().toLowerCase(Locale.ROOT);
        return vault.pseudonym("person " + name + " " + born);
    }

    private Optional<String> byNhsNumber(Person person) {
        return person.nhsNumber().toOptional().flatMap(this::byNhsNumber);
    }

    private Optional<String> byNameAndBirth(Person person) {
        return person.name().given() instanceof Answer.Known<String> given
                        && person.name().family() instanceof Answer.Known<String> family
                ? person.age()
                        .dateOfBirth()
                        .toOptional()
                        .map(born -> byNameAndBirth(given.value(), family.value(), born))
                : Optional.empty();
    }
}
