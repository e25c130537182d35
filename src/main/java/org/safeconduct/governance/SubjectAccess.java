package org.safeconduct.governance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.EvidenceQuery;
import org.safeconduct.evidence.EvidenceSearch;
import org.safeconduct.evidence.EvidenceSearch.Found;
import org.safeconduct.evidence.Fact;
import org.safeconduct.evidence.Pseudonyms;
import org.safeconduct.evidence.ReadAudit;
import org.safeconduct.platform.Rejection;
import org.springframework.stereotype.Component;

/**
 * "Everything about this person", for a subject-access request. The person is found by pseudonym; that they were looked for
 * is on record first, and so is each case that is shown.
 */
@Component
public class SubjectAccess {

    private static final int MOST = 50_000;
    private static final String DO_NOT_INFORM = "do-not-inform-subject";
    private static final String HELD_BACK =
            "The sharer asked that the person is not told of these. The law may limit what a person can be given where that"
                    + " would be likely to prejudice the prevention of crime or to cause serious harm (Data Protection Act"
                    + " 2018, Schedule 2 paragraph 2 and Schedule 3; not yet checked against an official text). A person"
                    + " must decide, case by case.";

    private final EvidenceSearch evidence;
    private final WhyShared why;
    private final Pseudonyms pseudonyms;
    private final ReadAudit readAudit;

    SubjectAccess(EvidenceSearch evidence, WhyShared why, Pseudonyms pseudonyms, ReadAudit readAudit) {
        this.evidence = evidence;
        this.why = why;
        this.pseudonyms = pseudonyms;
        this.readAudit = readAudit;
    }

    /**
     * Everything on record about whoever the body names; that it was asked, and each case that is shown, is on record.
     *
     * @throws Rejection if the body is not one of the ways to ask
     */
    public AboutPerson about(byte[] body) {
        PersonAsked asked = PersonAsked.read(body, pseudonyms);
        readAudit.recordEvidence(
                Event.SEARCHED,
                Map.of(
                        Fact.SUBJECTS,
                        asked.pseudonyms(),
                        Fact.FORMAT,
                        "subject-access " + asked.audience().code()));
        AboutPerson about = about(asked);
        about.disclosures().forEach(one -> readAudit.record(new Reference(one.reference()), ReadAudit.Part.REASONS));
        return about;
    }

    private AboutPerson about(PersonAsked asked) {
        Map<String, List<Found>> cases = new LinkedHashMap<>();
        evidence.find(EvidenceQuery.all().subjects(asked.pseudonyms()), MOST)
                .forEach(record -> cases.computeIfAbsent(record.reference(), reference -> new ArrayList<>())
                        .add(record));
        List<AboutPerson.Case> shown = new ArrayList<>();
        List<String> heldBack = new ArrayList<>();
        cases.forEach((reference, records) -> why.of(new Reference(reference)).ifPresent(found -> {
            boolean quiet = found.decisions().stream()
                    .anyMatch(decision -> decision.obligations().contains(DO_NOT_INFORM));
            if (quiet && asked.audience() == PersonAsked.Audience.SUBJECT) {
                heldBack.add(reference);
            } else {
                shown.add(shown(found, records, asked.audience()));
            }
        }));
        return new AboutPerson(asked.audience().code(), shown, heldBack, heldBack.isEmpty() ? "" : HELD_BACK);
    }

    private static AboutPerson.Case shown(Why why, List<Found> records, PersonAsked.Audience audience) {
        List<AboutPerson.To> recipients = why.decisions().stream()
                .map(decision -> new AboutPerson.To(
                        decision.recipient(),
                        decision.meaning(),
                        decision.withheld(),
                        decision.rules().stream()
                                .map(rule -> rule.text().isEmpty() ? rule.id() : rule.text())
                                .toList(),
                        received(decision.recipient(), records)))
                .toList();
        List<String> timeline = switch (audience) {
            // Names, by pseudonym, who acted and whom else a case is about.
            case GOVERNANCE -> records.stream().map(Found::record).toList();
            case SUBJECT -> List.of();
        };
        return new AboutPerson.Case(
                why.reference(),
                why.sharedAt(),
                why.sharedBy(),
                why.purposes(),
                why.legalBasis(),
                recipients,
                timeline);
    }

    private static boolean received(String recipient, List<Found> records) {
        return records.stream()
                .anyMatch(record -> record.is(Event.DELIVERED)
                        && record.text(Fact.RECIPIENT).equals(recipient));
    }
}
