package org.safeconduct.intake.health;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.safeconduct.disclosure.AgeOn;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Consent.GivenBy;
import org.safeconduct.disclosure.Consent.Reason;
import org.safeconduct.disclosure.Consent.State;
import org.safeconduct.intake.Finding;

/**
 * FHIR Consent read as the answer to one question: may the police and the MASH be told? Most consents in health messages
 * answer another question (direct care), and then give nothing here. See {@code src/docs/fhir-messages.md}.
 */
final class ConsentReader {

    private static final Set<String> RISK = Set.of("THREAT", "OVRPS", "OVRTPS", "OVRER");
    private static final String THREAT = "THREAT";
    private static final String NO_CAPACITY = "OVRINCOMP";

    private final Message message;
    private final Instant receivedAt;
    private final List<Finding> findings;

    ConsentReader(Message message, Instant receivedAt, List<Finding> findings) {
        this.message = message;
        this.receivedAt = receivedAt;
        this.findings = findings;
    }

    /** What one Consent, or one person's consents together, say. */
    record Statement(State state, Answer<Reason> reason, Answer<GivenBy> by, Answer<LocalDate> on) {

        static final Statement NOTHING =
                new Statement(State.UNKNOWN, Answer.notAsked(), Answer.notAsked(), Answer.notAsked());

        /** The lower, the more it restrains; a refusal with its reason comes before one without. */
        private int rank() {
            return switch (state) {
                case REFUSED -> reason.toOptional().isPresent() ? 0 : 1;
                case WITHDRAWN -> 2;
                case NOT_POSSIBLE -> 3;
                case UNKNOWN, NOT_SOUGHT_RISK, NOT_SOUGHT_ALREADY_DECIDED, NOT_REQUIRED -> 4;
                case GIVEN -> 5;
            };
        }
    }

    /**
     * For several people, the answer that restrains most: one person's consent cannot speak for another.
     *
     * @param riskReason what "because of a threat" means for these people
     */
    Statement read(List<Patient> patients, Reason riskReason) {
        return patients.stream()
                .map(patient -> ofPatient(patient, riskReason))
                .min(Comparator.comparingInt(Statement::rank))
                .orElse(Statement.NOTHING);
    }

    private Statement ofPatient(Patient patient, Reason riskReason) {
        List<Consent> consents = message.all(Consent.class)
                .filter(consent -> message.isAbout(patient, consent.getPatient()))
                .toList();
        if (consents.isEmpty()) {
            find("consent-not-stated", message.place(patient), "The message carries no Consent about this person.");
        }
        List<Statement> statements = new ArrayList<>();
        consents.forEach(consent -> statement(consent, riskReason).ifPresent(statements::add));
        return statements.stream().min(Comparator.comparingInt(Statement::rank)).orElse(Statement.NOTHING);
    }

    private Optional<Statement> statement(Consent consent, Reason riskReason) {
        String place = message.place(consent);
        if (isDirectCare(consent)) {
            find(
                    "direct-care-consent-only",
                    place,
                    "Consent to direct care is not consent to tell the police. It was not counted.");
            return Optional.empty();
        }
        return switch (Optional.ofNullable(consent.getStatus()).orElse(Consent.ConsentState.NULL)) {
            case ACTIVE -> active(consent, riskReason, place);
            case INACTIVE -> {
                find("consent-ended", place + ".status", "The Consent is no longer active. It was read as withdrawn.");
                yield Optional.of(new Statement(State.WITHDRAWN, Answer.notAsked(), by(consent), on(consent)));
            }
            case REJECTED -> {
                // NHS systems also use it for a refused request for proxy access, so it answers no question for
                // certain.
                find(
                        "consent-rejected-is-no-answer",
                        place + ".status",
                        "A rejected Consent does not say whether the person refused this sharing. It was read as unknown.");
                yield Optional.empty();
            }
            default -> {
                find("consent-not-in-force", place + ".status", "The Consent is not in force. It was not counted.");
                yield Optional.empty();
            }
        };
    }

    private Optional<Statement> active(Consent consent, Reason riskReason, String place) {
        Consent.ProvisionComponent root = consent.getProvision();
        if (!covers(root.getPeriod())) {
            find("consent-period-over", place + ".provision.period", "The Consent's period does not cover today.");
            return Optional.empty();
        }
        if (root.getType() == Consent.ConsentProvisionType.DENY && Scope.mayRefuse(root, message)) {
            return Optional.of(new Statement(State.REFUSED, overriding(root, riskReason), by(consent), on(consent)));
        }
        boolean permitsThis = root.getType() == Consent.ConsentProvisionType.PERMIT
                && reasons(root).anyMatch(THREAT::equals)
                && root.getProvision().isEmpty();
        if (permitsThis && Scope.permitsWhole(root, message)) {
            return Optional.of(new Statement(State.GIVEN, Answer.notAsked(), by(consent), on(consent)));
        }
        if (permitsThis) {
            find(
                    "consent-is-for-others-or-for-part",
                    place + ".provision",
                    "The Consent is for other recipients, or for a part of the record only. It was not counted.");
            return Optional.empty();
        }
        find(
                "consent-is-for-another-purpose",
                place + ".provision",
                "The Consent does not say that the police may be told. It was not counted.");
        return Optional.empty();
    }

    /** Why a refusal is overridden: the exception that a person made, in force today. */
    private Answer<Reason> overriding(Consent.ProvisionComponent root, Reason riskReason) {
        Set<String> reasons = root.getProvision().stream()
                .filter(nested -> nested.getType() == Consent.ConsentProvisionType.PERMIT
                        && covers(nested.getPeriod())
                        && Scope.permitsWhole(nested, message))
                .flatMap(ConsentReader::reasons)
                .collect(Collectors.toSet());
        if (reasons.stream().anyMatch(RISK::contains)) {
            return Answer.known(riskReason);
        }
        return reasons.contains(NO_CAPACITY) ? Answer.known(Reason.NO_CAPACITY) : Answer.notAsked();
    }

    static Stream<String> reasons(Consent.ProvisionComponent provision) {
        return provision.getPurpose().stream()
                .filter(purpose -> purpose.hasCode() && Codes.sameSystem(Codes.ACT_REASON, purpose.getSystem()))
                .map(Coding::getCode);
    }

    private static boolean isDirectCare(Consent consent) {
        return consent.getCategory().stream().anyMatch(each -> Codes.has(each, Codes.CONSENT_CATEGORIES, "DRC"))
                || Codes.has(consent.getPolicyRule(), Codes.ACT_CODE, "IMPLIED");
    }

    private boolean covers(Period period) {
        return !(period.hasStart() && period.getStart().toInstant().isAfter(receivedAt))
                && !(period.hasEnd() && period.getEnd().toInstant().isBefore(receivedAt));
    }

    private Answer<GivenBy> by(Consent consent) {
        boolean bySubject = consent.getPerformer().stream()
                .anyMatch(performer -> message.find(performer, Patient.class).isPresent());
        return bySubject ? Answer.known(GivenBy.SUBJECT) : Answer.notAsked();
    }

    private static Answer<LocalDate> on(Consent consent) {
        DateTimeType said = consent.getDateTimeElement();
        return said.hasValue() && said.getPrecision().getCalendarConstant() >= java.util.Calendar.DATE
                ? Answer.known(AgeOn.day(said.getValue().toInstant()))
                : Answer.notAsked();
    }

    private void find(String code, String place, String text) {
        findings.add(new Finding(code, place, text));
    }
}
