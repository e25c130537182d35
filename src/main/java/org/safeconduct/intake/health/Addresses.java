package org.safeconduct.intake.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.safeconduct.disclosure.Address;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.intake.Finding;

/**
 * Where a person lives and stays. Who reads the address reads all that hold, each with its mark: a child may be at the second of two.
 */
final class Addresses {

    private final Message message;
    private final Current current;
    private final List<Finding> findings;

    Addresses(Message message, Current current, List<Finding> findings) {
        this.message = message;
        this.current = current;
        this.findings = findings;
    }

    Answer<Address> of(Patient patient) {
        String place = message.place(patient) + ".address";
        List<org.hl7.fhir.r4.model.Address> hold = current.addresses(patient.getAddress());
        boolean restricted = isRestricted(patient);
        if (hold.isEmpty()) {
            if (patient.hasAddress()) {
                findings.add(
                        new Finding(
                                "address-is-past",
                                place,
                                "Every address in the message is an old one. None was taken; please say where the person is now."));
            }
            // That nobody may learn where a person is holds without an address too: the recipients may know one.
            return message.answer(
                    restricted
                            ? Optional.of(new Address(List.of(), message.answer(Optional.empty(), place), true))
                            : Optional.empty(),
                    place + "[0]");
        }
        org.hl7.fhir.r4.model.Address first = hold.getFirst();
        List<String> lines = new ArrayList<>(lines(first));
        hold.stream().skip(1).map(Addresses::other).forEach(lines::add);
        String one = place + "[" + patient.getAddress().indexOf(first) + "]";
        return Answer.known(new Address(
                lines, message.answer(Optional.ofNullable(first.getPostalCode()), one + ".postalCode"), restricted));
    }

    private static String other(org.hl7.fhir.r4.model.Address address) {
        String use = address.hasUse()
                ? switch (address.getUse()) {
                    case TEMP -> "Also stays, for a time, at: ";
                    case WORK -> "Also, for work or school: ";
                    case BILLING -> "Also, for bills: ";
                    default -> "Also: ";
                }
                : "Also: ";
        return use
                + Stream.concat(lines(address).stream(), Stream.ofNullable(address.getPostalCode()))
                        .collect(Collectors.joining(", "));
    }

    private static List<String> lines(org.hl7.fhir.r4.model.Address address) {
        List<String> lines = Stream.concat(
                        address.getLine().stream().map(PrimitiveType::getValue),
                        Stream.of(
                                        Optional.ofNullable(address.getCity()),
                                        Optional.ofNullable(address.getDistrict()),
                                        Optional.ofNullable(address.getState()))
                                .flatMap(Optional::stream))
                .toList();
        return (lines.isEmpty() && address.hasText() ? address.getText().lines() : lines.stream())
                .map(NameParts::oneLine)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** PDS marks a person whose whereabouts must not become known with a restricted or very restricted label. */
    private static boolean isRestricted(Patient patient) {
        return patient.getMeta().getSecurity().stream().anyMatch(Addresses::restricts);
    }

    private static boolean restricts(Coding label) {
        return Codes.is(label, Codes.CONFIDENTIALITY, "R")
                || Codes.is(label, Codes.CONFIDENTIALITY, "V")
                || Codes.is(label, Codes.ACT_CODE, "LOCIS");
    }
}
