package org.safeconduct.intake.health;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.safeconduct.disclosure.AbsentReason;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Sharer;
import org.safeconduct.disclosure.SharerRole;

/** Who shares: the practitioner who asks, and how to reach them. */
final class SharerReader {

    private static final CodeTable<SharerRole> ROLES = new CodeTable<>(
            "/intake/practitioner-roles.csv",
            row -> Code.read(SharerRole.class, row.get(2))
                    .orElseThrow(() -> new IllegalStateException("unknown role: " + row.get(2))));

    private SharerReader() {}

    /** @param requester the ServiceRequest's: a Practitioner, or a PractitionerRole that names one */
    static Sharer read(Message message, Reference requester, Current current) {
        Optional<PractitionerRole> role = message.find(requester, PractitionerRole.class);
        Optional<Practitioner> practitioner = message.find(requester, Practitioner.class)
                .or(() -> role.flatMap(each -> message.find(each.getPractitioner(), Practitioner.class)));
        List<PractitionerRole> roles = role.map(List::of)
                .orElseGet(
                        () -> practitioner.map(each -> rolesOf(message, each)).orElse(List.of()));
        return new Sharer(
                known(practitioner.flatMap(each -> name(each, current))),
                roleOf(roles),
                true,
                known(contact(message, practitioner, roles, current)),
                false);
    }

    private static List<PractitionerRole> rolesOf(Message message, Practitioner practitioner) {
        return message.all(PractitionerRole.class)
                .filter(role -> message.find(role.getPractitioner(), Practitioner.class)
                        .filter(each -> each == practitioner)
                        .isPresent())
                .toList();
    }

    private static SharerRole roleOf(List<PractitionerRole> roles) {
        return roles.stream()
                .flatMap(role -> role.getCode().stream())
                .map(CodeableConcept::getCoding)
                .flatMap(List::stream)
                .flatMap(coding -> ROLES.find(coding).stream())
                .findFirst()
                .orElse(SharerRole.OTHER_HEALTH_PROFESSIONAL);
    }

    private static Optional<String> name(Practitioner practitioner, Current current) {
        return current.names(practitioner.getName()).stream()
                .flatMap(name -> NameParts.whole(name).stream())
                .findFirst();
    }

    /** The practitioner's own number or address first, then the sending service's. */
    private static Optional<String> contact(
            Message message, Optional<Practitioner> practitioner, List<PractitionerRole> roles, Current current) {
        Set<String> points = new LinkedHashSet<>();
        List<ContactPoint> written = Stream.of(
                        practitioner.stream().flatMap(each -> each.getTelecom().stream()),
                        roles.stream().flatMap(each -> each.getTelecom().stream()),
                        Stream.of(message.header().getSource().getContact()))
                .flatMap(each -> each)
                .toList();
        current.telecoms(written).stream()
                .filter(ContactPoint::hasValue)
                .forEach(point -> points.add(point.getValue()));
        return points.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", points));
    }

    private static Answer<String> known(Optional<String> value) {
        return value.map(Answer::known).orElseGet(() -> Answer.absent(AbsentReason.UNKNOWN));
    }
}
