package org.safeconduct.api.disclosures;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.safeconduct.api.Links;
import org.safeconduct.api.recipients.DecidedBody;
import org.safeconduct.api.recipients.QuestionView;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.disclosure.Status;
import org.safeconduct.evidence.EvidenceRecord;
import org.safeconduct.exchange.SharedCase;
import org.safeconduct.feedback.CaseFile;
import org.safeconduct.feedback.DueClock;
import org.safeconduct.feedback.MadeChallenge;
import org.safeconduct.intake.Finding;
import org.safeconduct.intake.PartOf;
import org.safeconduct.review.ReviewNews;
import org.safeconduct.sharing.DecisionSummary;

/** A case as its sharer's system reads it. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record CaseBody(
        Reference reference,
        Status status,
        List<DecisionSummary> decisions,
        StatementBody handling,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Finding> findings,
        Links links,
        List<DecidedBody> handlingDecisions,
        Optional<ReviewNews> review,
        Optional<Reference> partOf,
        Optional<PartOf.Kind> partKind,
        List<Part> updates,
        List<QuestionView> questions,
        List<MadeChallenge> challenges,
        List<DueClock> clocks,
        List<Map<String, Object>> timeline) {

    /** A further part of the case. */
    record Part(Reference reference, PartOf.Kind kind, Status status, Instant receivedAt, String self) {}

    static CaseBody of(CaseFile file) {
        SharedCase shared = file.shared();
        Reference reference = shared.answer().reference();
        return new CaseBody(
                reference,
                shared.status(),
                shared.answer().decisions(),
                StatementBody.of(shared.statements().getLast()),
                shared.answer().findings(),
                Links.all(reference),
                file.decisions().stream().map(DecidedBody::of).toList(),
                file.review(),
                shared.partOf().map(PartOf::of),
                shared.partOf().map(PartOf::kind),
                shared.parts().stream()
                        .map(part -> new Part(
                                part.reference(),
                                part.kind(),
                                part.status(),
                                part.receivedAt(),
                                Links.disclosure(part.reference())))
                        .toList(),
                file.questions().stream().map(QuestionView::of).toList(),
                file.challenges(),
                file.clocks(),
                shared.timeline().stream().map(CaseBody::happened).toList());
    }

    /** As the evidence has it. */
    private static Map<String, Object> happened(EvidenceRecord record) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("event", record.event());
        members.put("at", record.at());
        record.reference().ifPresent(reference -> members.put("reference", reference));
        record.facts().forEach((fact, value) -> members.put(fact.key(), value));
        return members;
    }

    @Override
    public String toString() {
        return "CaseBody[withheld]";
    }
}
