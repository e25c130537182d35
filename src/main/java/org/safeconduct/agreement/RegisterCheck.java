package org.safeconduct.agreement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.safeconduct.agreement.RegisterFile.AgencyEntry;
import org.safeconduct.disclosure.Recipient;

/** What must hold across the agencies file before anyone relies on it. Collects every fault, so that one start shows all. */
final class RegisterCheck {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

    /**
     * What is wrong with the register.
     *
     * @param pointer the place, as a JSON pointer
     * @param text what is wrong, in words that quote nothing
     * @param named what the fault is about, where it has a name
     */
    record Fault(String pointer, String text, String named) {
        @Override
        public String toString() {
            return pointer + ": " + text + named;
        }
    }

    private final List<Fault> faults = new ArrayList<>();
    private final ReachCheck reach = new ReachCheck(this::require);
    private final Map<AgencyId, AgencyEntry> known = new HashMap<>();
    private final Set<String> odsCodes = new HashSet<>();

    private RegisterCheck(RegisterFile file) {
        file.agencies().forEach(agency -> known.putIfAbsent(agency.id(), agency));
    }

    /** Every fault with the JSON pointer of its place; empty if the file can be used. */
    static List<String> faults(RegisterFile file) {
        RegisterCheck check = new RegisterCheck(file);
        check.reach.mailbox(file.partnership().escalation(), "/partnership/escalation");
        check.reach.mailbox(file.partnership().socialCare(), "/partnership/socialCare");
        check.agencies(file.agencies());
        check.recipients(file);
        check.agreements(file.agreements());
        return check.faults.stream().map(Fault::toString).toList();
    }

    /** What is wrong with one agreement between the agencies of that file; places are its own. */
    static List<Fault> faults(RegisterFile file, Agreement agreement) {
        RegisterCheck check = new RegisterCheck(file);
        check.agreement(agreement, "");
        return List.copyOf(check.faults);
    }

    /** What is wrong with one more agency beside those of that file, whose id is none of theirs; places are its own. */
    static List<Fault> faults(RegisterFile file, AgencyEntry more) {
        RegisterCheck check = new RegisterCheck(file);
        file.agencies()
                .forEach(agency -> check.odsCodes.addAll(agency.odsCodes().orElse(Set.of())));
        check.require(
                file.agencies().stream()
                        .noneMatch(agency -> agency.certificate().equals(more.certificate())),
                "/id",
                "the certificate of another agency has this name");
        check.agency(more, "");
        return List.copyOf(check.faults);
    }

    private void agencies(List<AgencyEntry> agencies) {
        Set<AgencyId> ids = new HashSet<>();
        for (int i = 0; i < agencies.size(); i++) {
            AgencyEntry agency = agencies.get(i);
            String at = "/agencies/" + i;
            require(ids.add(agency.id()), at + "/id", "an agency with this id stands above");
            agency(agency, at);
        }
    }

    private void agency(AgencyEntry agency, String at) {
        for (String code : agency.odsCodes().orElse(Set.of())) {
            require(odsCodes.add(code), at + "/odsCodes", "an agency above has the code ", code);
        }
        require(
                agency.certificate().matches("[A-Za-z0-9][A-Za-z0-9._-]*"),
                at + "/certificate",
                "must be a plain file name");
        require(
                agency.reviewers()
                                .filter(RegisterFile.Reviewers.PARTNERSHIP::equals)
                                .isEmpty()
                        || known.values().stream().anyMatch(other -> other.sector() == Sector.GOVERNANCE),
                at + "/reviewers",
                "there is no agency of the partnership's governance in the file");
        reach.check(agency, at);
    }

    private void recipients(RegisterFile file) {
        for (Recipient recipient : Recipient.values()) {
            String at = "/recipients/" + recipient.code();
            AgencyId id = file.recipients().get(recipient);
            if (id == null) {
                faults.add(new Fault(at, "is missing", ""));
                continue;
            }
            isKnown(id, at);
            for (AgencyEntry agency : file.agencies()) {
                if (agency.id().equals(id)) {
                    require(agency.sector() == sector(recipient), at, "must name an agency of that sector");
                    require(agency.endpoint().isPresent(), at, "must name an agency with an endpoint");
                    require(
                            agency.phone().isPresent(),
                            at,
                            "must name an agency with telephone numbers (phone), for sharers whose disclosure has not arrived");
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
        require(
                NAME.matcher(agreement.id()).matches(),
                at + "/id",
                "must be of lower-case letters, digits and hyphens");
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
        for (int i = 0; i < agreement.connections().size(); i++) {
            connection(agreement, agreement.connections().get(i), at + "/connections/" + i);
        }
    }

    /** An agreement that names another address than the one envelopes go to is not the agreement they go out under. */
    private void connection(Agreement agreement, Agreement.Connection connection, String at) {
        require(agreement.parties().contains(connection.agency()), at + "/agency", "is not a party");
        if (!connection.endpoint().equals(ReachCheck.INBOX)) {
            reach.reached(connection.endpoint(), at + "/endpoint");
        }
        AgencyEntry agency = known.get(connection.agency());
        require(
                agency != null
                        && agency.endpoint()
                                .filter(connection.endpoint()::equals)
                                .isPresent(),
                at + "/endpoint",
                "is not where envelopes for that agency go");
        require(
                FINGERPRINT.matcher(connection.certificateSha256()).matches(),
                at + "/certificateSha256",
                "must be 64 hexadecimal digits in lower case");
    }

    private void signatories(Agreement agreement, String at) {
        Set<AgencyId> signed = new HashSet<>();
        for (Agreement.Signatory signatory : agreement.signatories()) {
            require(agreement.parties().contains(signatory.agency()), at, "is not a party: ", signatory.agency());
            require(
                    NAME.matcher(signatory.role()).matches(),
                    at,
                    "a role is an office such as headteacher, never a person's name");
            signed.add(signatory.agency());
        }
        if (agreement.status() == Agreement.Status.ACTIVE) {
            Set<String> unsigned = new TreeSet<>();
            agreement.parties().stream()
                    .filter(party -> !signed.contains(party))
                    .forEach(p -> unsigned.add(p.value()));
            require(unsigned.isEmpty(), at, "an active agreement is signed by every party; not by ", unsigned);
        }
    }

    private void isKnown(AgencyId id, String at) {
        require(known.containsKey(id), at, "names an agency that is not in the file: ", id);
    }

    private void require(boolean holds, String at, String fault) {
        require(holds, at, fault, "");
    }

    private void require(boolean holds, String at, String fault, Object named) {
        if (!holds) {
            faults.add(new Fault(at, fault, named.toString()));
        }
    }
}
