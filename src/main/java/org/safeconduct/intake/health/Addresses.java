package org.safeconduct.intake.health;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.safeconduct.disclosure.Address;
import org.safeconduct.disclosure.AddressUse;
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

    Answer<List<Address>> of(Patient patient) {
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
                            ? Optional.of(
                                    List.of(new Address(List.of(), message.answer(Optional.empty(), place), true)))
                            : Optional.empty(),
                    place + "[0]");
        }
        return Answer.known(hold.stream()
                .map(address ->
                        address(address, place + "[" + patient.getAddress().indexOf(address) + "]", restricted))
                .toList());
    }

    private Address address(org.hl7.fhir.r4.model.Address address, String place, boolean restricted) {
        return new Address(
                lines(address),
                message.answer(Optional.ofNullable(address.getPostalCode()), place + ".postalCode"),
                restricted,
                use(address),
                Answer.notAsked(),
                Answer.notAsked());
    }

    private static AddressUse use(org.hl7.fhir.r4.model.Address address) {
        if (!address.hasUse()) {
            return AddressUse.HOME;
        }
        return switch (address.getUse()) {
            case HOME -> AddressUse.HOME;
            case TEMP -> AddressUse.TEMPORARY;
            case WORK, OLD, BILLING, NULL -> AddressUse.OTHER;
        };
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
