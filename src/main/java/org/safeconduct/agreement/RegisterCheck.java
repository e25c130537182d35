package org.safeconduct.agreement;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.safeconduct.agreement.RegisterFile.AgencyEntry;
import org.safeconduct.disclosure.Recipient;

/** What must hold across the agencies file before anyone relies on it. Collects every fault, so that one start shows all. */
final class RegisterCheck {

    /** One mailbox and nothing that could end a header line: RFC 5321 allows more, and nobody has it. */
    private static final Pattern MAILBOX = Pattern.compile("[A-Za-z0-9._%+'-]+@[A-Za-z0-9.-]+");

    private final List<String> faults = new ArrayList<>();
    private final Set<AgencyId> known;

    private RegisterCheck(RegisterFile file) {
        known = file.agencies().stream().map(AgencyEntry::id).collect(Collectors.toSet());
    }

    /** Every fault with the JSON pointer of its place; empty if the file can be used. */
    static List<String> faults(RegisterFile file) {
        RegisterCheck check = new RegisterCheck(file);
        check.mailbox(file.partnership().escalation(), "/partnership/escalation");
        check.mailbox(file.partnership().socialCare(), "/partnership/socialCare");
        check.agencies(file.agencies());
        check.recipients(file);
        check.agreements(file.agreements());
        return List.copyOf(check.faults);
    }

    private void agencies(List<AgencyEntry> agencies) {
        Set<AgencyId> ids = new HashSet<>();
        Set<String> odsCodes = new HashSet<>();
        for (int i = 0; i < agencies.size(); i++) {
            AgencyEntry agency = agencies.get(i);
            String at = "/agencies/" + i;
            require(ids.add(agency.id()), at + "/id", "an agency with this id stands above");
            for (String code : agency.odsCodes().orElse(Set.of())) {
                require(odsCodes.add(code), at + "/odsCodes", "an agency above has the code " + code);
            }
            require(
                    agency.certificate().matches("[A-Za-z0-9][A-Za-z0-9._-]*"),
                    at + "/certificate",
                    "must be a plain file name");
            agency.endpoint().ifPresent(endpoint -> endpoint(endpoint, at + "/endpoint"));
            agency.news().ifPresent(notify -> news(notify, at + "/notify"));
            agency.contact().ifPresent(contact -> mailbox(contact, at + "/contact"));
        }
    }

    private void news(RegisterFile.Notify notify, String at) {
        require(notify.channels().count() == 1, at, "must name one of fhir, webhook and email");
        notify.fhir().ifPresent(endpoint -> endpoint(endpoint, at + "/fhir"));
        notify.webhook().ifPresent(endpoint -> endpoint(endpoint, at + "/webhook"));
        notify.email().ifPresent(address -> mailbox(address, at + "/email"));
    }

    private void mailbox(String address, String at) {
        require(MAILBOX.matcher(address).matches(), at, "must be one e-mail address");
    }

    private void endpoint(URI endpoint, String at) {
        require(
                "https".equals(endpoint.getScheme()) && endpoint.getHost() != null && endpoint.getUserInfo() == null,
                at,
                "must be an https address with a host and without a user");
    }

    private void recipients(RegisterFile file) {
        for (Recipient recipient : Recipient.values()) {
            String at = "/recipients/" + recipient.code();
            AgencyId id = file.recipients().get(recipient);
            if (id == null) {
                faults.add(at + ": is missing");
                continue;
            }
            isKnown(id, at);
            for (AgencyEntry agency : file.agencies()) {
                if (agency.id().equals(id)) {
                    require(agency.sector() == sector(recipient), at, "must name an agency of that sector");
                    require(agency.endpoint().isPresent(), at, "must name an agency with an endpoint");
                }
            }
        }
    }

    private static Sector sector(Recipient recipient) {
        return switch (recipient) {
            case POLICE -> Sector.POLICE;
            case MASH -> Sector.MASH;
        };
    }

    private void agreements(List<Agreement> agreements) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < agreements.size(); i++) {
            String at = "/agreements/" + i;
            require(ids.add(agreements.get(i).id()), at + "/id", "an agreement with this id stands above");
            agreement(agreements.get(i), at);
        }
    }

    private void agreement(Agreement agreement, String at) {
        require(agreement.parties().size() > 1, at + "/parties", "an agreement has at least two parties");
        agreement.parties().forEach(party -> isKnown(party, at + "/parties"));
        require(!agreement.purposes().isEmpty(), at + "/purposes", "is empty");
        require(!agreement.gateways().isEmpty(), at + "/gateways", "is empty");
        require(!agreement.dataCategories().isEmpty(), at + "/dataCategories", "is empty");
        require(
                !agreement.reviewDate().isBefore(agreement.validFrom()),
                at + "/reviewDate",
                "must not be before validFrom");
        signatories(agreement, at + "/signatories");
    }

    private void signatories(Agreement agreement, String at) {
        Set<AgencyId> signed = new HashSet<>();
        for (Agreement.Signatory signatory : agreement.signatories()) {
            require(agreement.parties().contains(signatory.agency()), at, signatory.agency() + " is not a party");
            signed.add(signatory.agency());
        }
        if (agreement.status() == Agreement.Status.ACTIVE) {
            Set<String> unsigned = new TreeSet<>();
            agreement.parties().stream()
                    .filter(party -> !signed.contains(party))
                    .forEach(p -> unsigned.add(p.value()));
            require(unsigned.isEmpty(), at, "an active agreement is signed by every party; not by " + unsigned);
        }
    }

    private void isKnown(AgencyId id, String at) {
        require(known.contains(id), at, "names an agency that is not in the file: " + id);
    }

    private void require(boolean holds, String at, String fault) {
        if (!holds) {
            faults.add(at + ": " + fault);
        }
    }
}
