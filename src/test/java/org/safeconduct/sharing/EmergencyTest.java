package org.safeconduct.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.Agreement;
import org.safeconduct.agreement.Register;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Purpose;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Sensitivity;
import org.safeconduct.platform.Unavailable;
import org.safeconduct.rulebook.Rulebooks;

/** Immediate danger goes out although the rules cannot be asked; nothing else does. */
class EmergencyTest {

    private static final Map<String, Object> DANGER = Map.of(
            "danger",
            true,
            "recipient",
            "police",
            "items",
            List.of("gra", "medication", "safeaddr", "unclassified"),
            "attachment",
            true,
            "subjects",
            List.of(Map.of("kind", "child", "upn", "B801200005001", "address", "hidden")));

    @TempDir
    Path folder;

    /** A register that knows the recipients and fails at everything else. */
    private record Broken(Partnership whole) implements Register {

        @Override
        public Collection<Agency> agencies() {
            throw new IllegalStateException("the register is broken");
        }

        @Override
        public Optional<Agency> agency(AgencyId id) {
            throw new Unavailable("the register cannot be read");
        }

        @Override
        public Agency recipient(Recipient recipient) {
            return whole.recipient(recipient);
        }

        @Override
        public Agreement.Standing standing(AgencyId from, AgencyId to, Set<Purpose> purposes, LocalDate day) {
            throw new Unavailable("the register cannot be read");
        }
    }

    @Test
    void sendsTheMinimum_whenTheRegisterFails() {
        Case tried = Case.of(DANGER);

        assertMinimumWentOut(new Sharing(Rulebooks.packaged(), new Broken(tried.register())).decide(tried.received()));
    }

    @Test
    void sendsTheMinimum_whenTheTableLostItsEmergencyRow() throws Exception {
        Case tried = Case.of(DANGER);

        assertMinimumWentOut(
                new Sharing(Tables.without(folder, "sharing", "SH-01"), tried.register()).decide(tried.received()));
    }

    @Test
    void failsClosed_whenTheRegisterFailsAndNobodyIsInDanger() {
        Case tried = Case.of(Map.of());
        Sharing sharing = new Sharing(Rulebooks.packaged(), new Broken(tried.register()));

        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> sharing.decide(tried.received()));
    }

    @Test
    void saysNotToTell_unlessTheSharerHasTold() {
        Case willTell = Case.of(Map.of("danger", true, "inform", "will-tell"));
        Case told = Case.of(Map.of("danger", true, "inform", "told"));

        assertThat(broken(willTell).obligations())
                .contains(Obligation.DO_NOT_INFORM_SUBJECT, Obligation.REVIEW_NOT_TELLING);
        assertThat(broken(told).obligations())
                .doesNotContain(Obligation.DO_NOT_INFORM_SUBJECT, Obligation.REVIEW_NOT_TELLING);
    }

    private static SharingDecision broken(Case tried) {
        return new Sharing(Rulebooks.packaged(), new Broken(tried.register()))
                .decide(tried.received())
                .decisions()
                .getFirst();
    }

    private static void assertMinimumWentOut(Decided decided) {
        assertThat(decided.forReview()).isEmpty();
        assertThat(decided.decisions())
                .singleElement()
                .isInstanceOfSatisfying(SharingDecision.ShareReduced.class, reduced -> {
                    assertThat(reduced.reasons()).containsExactly(Emergency.REASON);
                    assertThat(reduced.obligations())
                            .contains(Obligation.RETROSPECTIVE_REVIEW, Obligation.CALL_999, Obligation.PROTECT_ADDRESS);
                    assertThat(reduced.withheld())
                            .containsExactlyInAnyOrder(
                                    Sensitivity.GRA,
                                    Sensitivity.MEDICATION,
                                    Sensitivity.UNCLASSIFIED,
                                    Sensitivity.UPN,
                                    Sensitivity.ATTACHMENT);
                    Disclosure content = reduced.release().content();
                    assertThat(Payload.labels(content))
                            .containsExactlyInAnyOrder(Sensitivity.DO_NOT_DISCLOSE_ADDRESS, Sensitivity.SAFEADDR);
                    assertThat(reduced.release().obligations()).contains(Obligation.PROTECT_ADDRESS);
                    assertThat(reduced.gates().power().result()).isEqualTo(Gates.Result.PASSED);
                    assertThat(reduced.gates().dataProtection().result()).isEqualTo(Gates.Result.NOT_SETTLED);
                });
    }
}
