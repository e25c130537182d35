package org.safeconduct.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.safeconduct.disclosure.AbsentReason;
import org.safeconduct.disclosure.Address;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Subject;

/**
 * That nobody may learn where a person is does not end because it is not said again, nor because it is said of one person only who
 * lives there.
 */
public final class Protection {

    private Protection() {}

    /** Whether anybody's whereabouts are protected. */
    public static boolean isIn(Disclosure disclosure) {
        return disclosure.subjects().stream().anyMatch(Protection::isMarked);
    }

    /** The same, with the mark on whoever lives at an address that is marked for another. */
    static Disclosure ofAllWhoShareIt(Disclosure disclosure, List<Finding> findings) {
        Set<String> secret = disclosure.subjects().stream()
                .filter(Protection::isMarked)
                .flatMap(subject -> written(subject).stream())
                .collect(Collectors.toSet());
        return marked(
                disclosure,
                subject -> written(subject).filter(secret::contains).isPresent(),
                findings,
                new Finding(
                        "protected-address-shared",
                        "",
                        "An address that must not become known is another person's in the message, too. It was marked for everyone who "
                                + "lives there."));
    }

    /** The same as a part of a case in which somebody's whereabouts are protected. */
    public static Received kept(Received part) {
        List<Finding> findings = new ArrayList<>(part.findings());
        Disclosure kept = marked(
                part.disclosure(),
                subject -> true,
                findings,
                new Finding(
                        "protection-kept",
                        "",
                        "In this case somebody's whereabouts must not become known, and this message does not say so again. The mark was "
                                + "kept. If it is no longer needed, withdraw the case and share it anew."));
        return part.about(kept, findings);
    }

    private static Disclosure marked(
            Disclosure disclosure, Predicate<Subject> concerned, List<Finding> findings, Finding finding) {
        List<Subject> subjects = disclosure.subjects().stream()
                .map(subject -> concerned.test(subject) ? marked(subject) : subject)
                .toList();
        if (subjects.equals(disclosure.subjects())) {
            return disclosure;
        }
        findings.add(finding);
        return disclosure.about(subjects);
    }

    private static boolean isMarked(Subject subject) {
        return subject.address().toOptional().filter(Address::doNotDisclose).isPresent();
    }

    /** Without an address too: the recipients may know one. */
    private static Subject marked(Subject subject) {
        Address address = subject.address()
                .toOptional()
                .orElseGet(() -> new Address(List.of(), Answer.absent(AbsentReason.UNKNOWN), false));
        return subject.at(new Address(address.lines(), address.postcode(), true));
    }

    /** An address as two people would write it: letters and digits alone. */
    private static Optional<String> written(Subject subject) {
        return subject.address()
                .toOptional()
                .map(address -> (String.join("", address.lines())
                                + address.postcode().toOptional().orElse(""))
                        .replaceAll("[^\\p{L}\\p{N}]", "")
                        .toLowerCase(Locale.ROOT))
                .filter(text -> !text.isEmpty());
    }
}
