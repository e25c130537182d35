package org.safeconduct.intake.health;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Patient;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.BritishTime;
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
    record Statement(
            State state, Answer<Reason> reason, Answer<GivenBy> by, Answer<LocalDate> on, Optional<Instant> said) {

        Statement(State state, Answer<Reason> reason, Answer<GivenBy> by, Answer<LocalDate> on) {
            this(state, reason, by, on, Optional.empty());
        }

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

        /** Whether it was said after the other, and takes its place: a permission only of one who could give the other, too. */
        private boolean replaces(Statement other) {
            return said.isPresent()
                    && other.said.isPresent()
                    && said.get().isAfter(other.said.get())
                    && (state != State.GIVEN || isOwn() || !other.isOwn());
        }

        private boolean isOwn() {
            return by.equals(Answer.known(GivenBy.SUBJECT));
        }
    }

    /**
     * For several people, the answer that restrains most: one person's consent cannot speak for another.
     *
     * @param riskReason what "because of a threat" means for these people
     */
    Statement read(List<Patient> patients, Reason riskReason) {
        Map<Patient, Statement> each = new LinkedHashMap<>();
        patients.forEach(patient -> each.put(patient, ofPatient(patient, riskReason)));
        Statement said = each.values().stream()
                .min(Comparator.comparingInt(Statement::rank).thenComparing(Statement::isOwn))
                .orElse(Statement.NOTHING);
        if (each.values().stream().map(Statement::state).distinct().count() > 1) {
            each.forEach((patient, statement) -> {
                if (statement == said) {
                    find(
                            "consents-differ",
                            message.place(patient),
                            "The people in this message said different things. What restrains most was taken for all of them: "
                                    + "this person's.");
                }
            });
        }
        return said;
    }

    private Statement ofPatient(Patient patient, Reason riskReason) {
        List<Consent> consents = message.all(Consent.class)
                .filter(consent -> message.isAbout(patient, consent.getPatient()))
                .toList();
        if (consents.isEmpty()) {
            find("consent-not-stated", message.place(patient), "The message carries no Consent about this person.");
        }
        List<Statement> statements = new ArrayList<>();
        consents.forEach(consent -> statement(consent, patient, riskReason)
                .map(statement -> new Statement(
                        statement.state(), statement.reason(), statement.by(), statement.on(), said(consent)))
                .ifPresent(statements::add));
        if (statements.stream().map(Statement::state).distinct().count() > 1) {
            find(
                    "consents-contradict",
                    message.place(patient),
                    "The message has consents of this person that say different things: "
                            + statements.stream()
                                    .map(ConsentReader::dated)
                                    .sorted()
                                    .collect(Collectors.joining("; "))
                            + ". The latest was taken; where that cannot be told, what restrains most.");
        }
        return statements.stream()
                .filter(statement -> statements.stream().noneMatch(other -> other.replaces(statement)))
                .min(Comparator.comparingInt(Statement::rank)
                        .thenComparing(Comparator.comparing(Statement::isOwn).reversed()))
                .orElse(Statement.NOTHING);
    }

    private static String dated(Statement statement) {
        return statement.on().toOptional().map(LocalDate::toString).orElse("without a day")
                + " "
                + statement.state().code();
    }

    private Optional<Statement> statement(Consent consent, Patient patient, Reason riskReason) {
        String place = message.place(consent);
        if (isDirectCare(consent)) {
            find(
                    "direct-care-consent-only",
                    place,
                    "Consent to direct care is not consent to tell the police. It was not counted.");
            return Optional.empty();
        }
        return switch (Optional.ofNullable(consent.getStatus()).orElse(Consent.ConsentState.NULL)) {
            case ACTIVE -> active(consent, patient, riskReason, place);
            case INACTIVE -> {
                find("consent-ended", place + ".status", "The Consent is no longer active. It was read as withdrawn.");
                yield Optional.of(new Statement(State.WITHDRAWN, Answer.notAsked(), by(consent, patient), on(consent)));
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

    private Optional<Statement> active(Consent consent, Patient patient, Reason riskReason, String place) {
        Consent.ProvisionComponent root = consent.getProvision();
        if (isUnverified(consent)) {
            find(
                    "consent-not-verified",
                    place + ".verification",
                    "The message says that the Consent has not been verified with the person. It was not counted.");
            // Not counted is not enough for a refusal: beside it, no permission may count as all that was said.
            return root.getType() == Consent.ConsentProvisionType.DENY
                    ? Optional.of(Statement.NOTHING)
                    : Optional.empty();
        }
        if (Scope.isOther(consent)) {
            find(
                    "consent-is-for-another-purpose",
                    place + ".scope",
                    "The Consent is about treatment, research or future care, not about telling the police. It was not counted.");
            return Optional.empty();
        }
        if (!Written.holds(root.getPeriod(), receivedAt)) {
            find("consent-period-over", place + ".provision.period", "The Consent's period does not cover today.");
            return Optional.empty();
        }
        if (root.getType() == Consent.ConsentProvisionType.DENY && Scope.mayRefuse(root, message)) {
            return Optional.of(
                    new Statement(State.REFUSED, overriding(root, riskReason), by(consent, patient), on(consent)));
        }
        boolean permitsThis = root.getType() == Consent.ConsentProvisionType.PERMIT
                && reasons(root).anyMatch(THREAT::equals)
                && root.getProvision().isEmpty();
        if (permitsThis && Scope.permitsWhole(root, message)) {
            return Optional.of(new Statement(State.GIVEN, Answer.notAsked(), by(consent, patient), on(consent)));
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
                        && Written.holds(nested.getPeriod(), receivedAt)
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

    /** Said not to have been verified, or not said to have been although it is asked. */
    private static boolean isUnverified(Consent consent) {
        return consent.getVerification().stream().anyMatch(each -> !each.getVerified());
    }

    /** Nobody's word but the person's own is theirs, though others in the message are patients too. */
    private Answer<GivenBy> by(Consent consent, Patient patient) {
        if (consent.getPerformer().stream()
                .anyMatch(performer -> message.find(performer, Patient.class)
                        .filter(found -> found == patient)
                        .isPresent())) {
            return Answer.known(GivenBy.SUBJECT);
        }
        if (consent.hasPerformer()) {
            find(
                    "consent-by-another",
                    message.place(consent) + ".performer",
                    "The Consent was given by another than the person it is about. It was not counted as their own word.");
        }
        return Answer.notAsked();
    }

    /** When; a day counts from its beginning, so of two on one day none is the later. */
    private static Optional<Instant> said(Consent consent) {
        return Written.day(consent.getDateTimeElement())
                .map(day -> day.atStartOfDay(BritishTime.ZONE).toInstant());
    }

    private static Answer<LocalDate> on(Consent consent) {
        return Written.day(consent.getDateTimeElement()).map(Answer::known).orElseGet(Answer::notAsked);
    }

    private void find(String code, String place, String text) {
        findings.add(new Finding(code, place, text));
    }
}
