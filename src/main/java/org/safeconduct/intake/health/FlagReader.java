package org.safeconduct.intake.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.safeconduct.intake.Finding;
import org.safeconduct.platform.Rejection;

/** Finds the flags that raise a safeguarding concern; a message without one is not for this gateway. */
final class FlagReader {

    private static final String SAFEGUARDING = "SG";
    private static final String SCENE_SAFETY = "SS";
    private static final String AGENCY_CONTACTED = "AC";

    private final Message message;
    private final Reference referred;
    private final Instant receivedAt;
    private final List<Finding> findings;
    private final List<String> words;

    /**
     * @param referred the ServiceRequest's subject, for a flag that names none
     * @param words takes what people must read and is no concern
     */
    FlagReader(Message message, Reference referred, Instant receivedAt, List<Finding> findings, List<String> words) {
        this.words = words;
        this.message = message;
        this.referred = referred;
        this.receivedAt = receivedAt;
        this.findings = findings;
    }

    /** @throws Rejection no concern; or invalid, if a flag's status or subject cannot be known */
    List<SafeguardingFlag> read() {
        List<SafeguardingFlag> concerns = new ArrayList<>();
        message.all(Flag.class).forEach(flag -> {
            if (!isSafeguarding(flag)) {
                otherKind(flag);
            } else if (isActive(flag)) {
                concern(flag, concerns);
            } else {
                findings.add(new Finding(
                        "flag-not-active",
                        message.place(flag) + ".status",
                        "The flag is inactive or was entered in error. It was not taken as a concern."));
            }
        });
        if (concerns.isEmpty()) {
            throw new Rejection(
                    Rejection.Kind.NO_CONCERN,
                    "The message has no active safeguarding Flag that states a concern.",
                    "Bundle.entry.resource.ofType(Flag)");
        }
        return concerns;
    }

    /** By its category; or by a safeguarding code, for systems (CP-IS) whose flags have no category. */
    private static boolean isSafeguarding(Flag flag) {
        return hasCategory(flag, SAFEGUARDING)
                || flag.getCode().getCoding().stream()
                        .anyMatch(coding -> SafeguardingCode.TABLE.find(coding).isPresent());
    }

    /** Of other kinds those are passed on that whoever goes there must know; clinical ones are not, for nobody has said that they may. */
    private void otherKind(Flag flag) {
        if (flag.getStatus() != Flag.FlagStatus.ACTIVE) {
            return;
        }
        Optional<String> said = FlagWords.of(flag);
        if (said.isPresent() && hasCategory(flag, SCENE_SAFETY)) {
            passOn(flag, "About safety there: " + said.get());
        } else if (said.isPresent() && hasCategory(flag, AGENCY_CONTACTED)) {
            passOn(flag, "Already contacted: " + said.get());
        } else {
            findings.add(new Finding(
                    "flag-not-passed-on",
                    message.place(flag),
                    "The flag is of another kind than safeguarding and was not passed on. If police or MASH must know of it, above "
                            + "all if it is not safe to go there, tell them."));
        }
    }

    private void passOn(Flag flag, String sentence) {
        words.add(sentence);
        findings.add(new Finding(
                "flag-passed-on-in-words",
                message.place(flag),
                "The flag is of another kind than safeguarding. What it says was passed on in words."));
    }

    private static boolean hasCategory(Flag flag, String category) {
        return flag.getCategory().stream().anyMatch(each -> Codes.has(each, Codes.FLAG_CATEGORIES, category));
    }

    private boolean isActive(Flag flag) {
        if (flag.getStatus() == null) {
            throw new Rejection(Rejection.Kind.INVALID, "The flag has no status.", message.place(flag) + ".status");
        }
        return flag.getStatus() == Flag.FlagStatus.ACTIVE;
    }

    private void concern(Flag flag, List<SafeguardingFlag> concerns) {
        String place = message.place(flag);
        List<SafeguardingCode> codes = flag.getCode().getCoding().stream()
                .flatMap(coding -> SafeguardingCode.TABLE.find(coding).stream())
                .toList();
        if (!codes.isEmpty() && codes.stream().noneMatch(SafeguardingCode::isConcern)) {
            return;
        }
        if (codes.isEmpty()) {
            findings.add(
                    new Finding(
                            "unknown-safeguarding-code",
                            place + ".code",
                            "The gateway does not know this safeguarding code. The concern was taken, as one of another kind."));
        }
        if (Written.isBefore(flag.getPeriod().getEndElement(), receivedAt)) {
            // Someone kept it active: a concern that lapsed on paper is still a concern until a person ends it.
            findings.add(new Finding(
                    "flag-period-over",
                    place + ".period.end",
                    "The flag's period has ended, yet its status is active. It was taken as a concern."));
        }
        Reference subject = flag.getSubject().hasReference() ? flag.getSubject() : referred;
        Patient patient = message.find(subject, Patient.class)
                .orElseThrow(() -> new Rejection(
                        Rejection.Kind.INVALID,
                        "The flag's subject is not a Patient in this message.",
                        place + ".subject"));
        concerns.add(new SafeguardingFlag(flag, place, patient, codes));
    }
}
