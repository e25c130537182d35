package org.safeconduct.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.safeconduct.disclosure.AbsentReason;
import org.safeconduct.disclosure.Address;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.DisclosureJson;
import org.safeconduct.disclosure.Subject;
import org.safeconduct.platform.StrictJson;

class ProtectionTest {

    private static final Disclosure EXAMPLE = DisclosureJson.read(StrictJson.read(Messages.text("/demo/school.json")));

    private final List<Finding> findings = new ArrayList<>();

    @Test
    void marksEveryoneWhoLivesAtASecretAddress_howeverItIsWritten() {
        Disclosure marked = Protection.ofAllWhoShareIt(
                of(
                        address("ZZ9 9ZZ", true, "The Refuge", "1 Hidden Way"),
                        address("zz99zz", false, "The Refuge,", "1 hidden way"),
                        address("ZZ9 8ZZ", false, "2 Open Road")),
                findings);

        assertThat(marked.subjects()).extracting(ProtectionTest::isMarked).containsExactly(true, true, false);
        assertThat(findings).extracting(Finding::code).containsExactly("protected-address-shared");
    }

    @Test
    void marksNobody_whenNothingIsSecretOrNothingIsShared() {
        Disclosure open = of(address("ZZ9 9ZZ", false, "1 Open Way"), address("ZZ9 9ZZ", false, "1 Open Way"));
        Disclosure apart = of(address("ZZ9 9ZZ", true, "1 Hidden Way"), address("ZZ9 8ZZ", false, "2 Open Road"));
        Disclosure unwritten = of(Answer.known(new Address(List.of(), unknown(), true)), unknown());

        assertThat(Protection.ofAllWhoShareIt(open, findings)).isEqualTo(open);
        assertThat(Protection.ofAllWhoShareIt(apart, findings)).isEqualTo(apart);
        assertThat(Protection.ofAllWhoShareIt(unwritten, findings)).isEqualTo(unwritten);
        assertThat(findings).isEmpty();
    }

    private static boolean isMarked(Subject subject) {
        return subject.address().toOptional().filter(Address::doNotDisclose).isPresent();
    }

    @SafeVarargs
    private static Disclosure of(Answer<Address>... addresses) {
        Subject one = EXAMPLE.subjects().getFirst();
        return EXAMPLE.about(List.of(addresses).stream()
                .map(address -> new Subject(
                        one.kind(),
                        one.givenName(),
                        one.familyName(),
                        one.dateOfBirth(),
                        one.expectedDelivery(),
                        one.nhsNumber(),
                        one.upn(),
                        address,
                        one.mentalCapacity()))
                .toList());
    }

    private static Answer<Address> address(String postcode, boolean secret, String... lines) {
        return Answer.known(new Address(List.of(lines), Answer.known(postcode), secret));
    }

    private static <T> Answer<T> unknown() {
        return Answer.absent(AbsentReason.UNKNOWN);
    }
}
