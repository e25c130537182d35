package org.safeconduct.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.safeconduct.disclosure.AbsentReason;
import org.safeconduct.disclosure.Address;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.DisclosureJson;
import org.safeconduct.disclosure.Person;
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

        assertThat(marked.atRisk()).extracting(ProtectionTest::isMarked).containsExactly(true, true, false);
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

    private static boolean isMarked(Person subject) {
        return subject.home().filter(Address::doNotDisclose).isPresent();
    }

    @SafeVarargs
    private static Disclosure of(Answer<Address>... addresses) {
        Person one = EXAMPLE.atRisk().getFirst();
        return EXAMPLE.of(Stream.of(addresses)
                .map(address -> one.with(one.upn(), listed(address)))
                .toList());
    }

    private static Answer<List<Address>> listed(Answer<Address> one) {
        return switch (one) {
            case Answer.Known<Address> known -> Answer.known(List.of(known.value()));
            case Answer.Absent<Address> absent -> Answer.absent(absent.reason());
        };
    }

    private static Answer<Address> address(String postcode, boolean secret, String... lines) {
        return Answer.known(new Address(List.of(lines), Answer.known(postcode), secret));
    }

    private static <T> Answer<T> unknown() {
        return Answer.absent(AbsentReason.UNKNOWN);
    }
}
