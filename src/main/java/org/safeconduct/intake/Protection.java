package org.safeconduct.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.safeconduct.disclosure.AbsentReason;
import org.safeconduct.disclosure.Address;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Person;
import org.safeconduct.disclosure.PersonRole;

/**
 * That nobody may learn where a person is does not end because it is not said again, nor because it is said of one person only who
 * lives there.
 */
public final class Protection {

    private Protection() {}

    /** Whether anybody's whereabouts are protected. */
    public static boolean isIn(Disclosure disclosure) {
        return disclosure.persons().stream().anyMatch(Protection::isMarked);
    }

    /** The same, with the mark on whoever lives at an address that is marked for another. */
    static Disclosure ofAllWhoShareIt(Disclosure disclosure, List<Finding> findings) {
        Set<String> secret = disclosure.persons().stream()
                .flatMap(Protection::addresses)
                .filter(Address::doNotDisclose)
                .flatMap(address -> written(address).stream())
                .collect(Collectors.toSet());
        return marked(
                disclosure,
                person -> addresses(person).anyMatch(address -> isOneOf(address, secret)),
                address -> isOneOf(address, secret),
                findings,
                new Finding(
                        "protected-address-shared",
                        "",
                        "An address that must not become known is another person's in the message, too. It was marked for everyone who "
                                + "lives there."));
    }

    private static boolean isOneOf(Address address, Set<String> secret) {
        return written(address).filter(secret::contains).isPresent();
    }

    /** The same as a part of a case in which somebody's whereabouts are protected. */
    public static Received kept(Received part) {
        List<Finding> findings = new ArrayList<>(part.findings());
        Disclosure kept = marked(
                part.disclosure(),
                person -> person.is(PersonRole.AT_RISK),
                address -> true,
                findings,
                new Finding(
                        "protection-kept",
                        "",
                        "In this case somebody's whereabouts must not become known, and this message does not say so again. The mark was "
                                + "kept. If it is no longer needed, withdraw the case and share it anew."));
        return part.about(kept, findings);
    }

    private static Disclosure marked(
            Disclosure disclosure,
            Predicate<Person> concerned,
            Predicate<Address> secret,
            List<Finding> findings,
            Finding finding) {
        List<Person> people = disclosure.persons().stream()
                .map(person -> concerned.test(person) ? marked(person, secret) : person)
                .toList();
        if (people.equals(disclosure.persons())) {
            return disclosure;
        }
        findings.add(finding);
        return disclosure.of(people);
    }

    private static boolean isMarked(Person person) {
        return addresses(person).anyMatch(Address::doNotDisclose);
    }

    private static Stream<Address> addresses(Person person) {
        return person.addresses().toOptional().stream().flatMap(List::stream);
    }

    /** Without an address too: the recipients may know one. */
    private static Person marked(Person person, Predicate<Address> secret) {
        List<Address> known = person.addresses()
                .toOptional()
                .orElseGet(() -> List.of(new Address(List.of(), Answer.absent(AbsentReason.UNKNOWN), false)));
        return person.with(
                person.upn(),
                Answer.known(known.stream()
                        .map(address -> secret.test(address) ? address.marked() : address)
                        .toList()));
    }

    /** An address as two people would write it: letters and digits alone. */
    private static Optional<String> written(Address address) {
        return Optional.of(String.join("", address.lines())
                        + address.postcode().toOptional().orElse(""))
                .map(text -> text.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT))
                .filter(text -> !text.isEmpty());
    }
}
