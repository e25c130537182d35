package org.safeconduct.sealing.envelope;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.safeconduct.agreement.Agency;
import org.safeconduct.disclosure.Consent;
import org.safeconduct.disclosure.Json;
import org.safeconduct.disclosure.Sensitivity;
import org.safeconduct.handling.Explained;
import org.safeconduct.handling.HandlingStatement;
import org.safeconduct.intake.Received;
import org.safeconduct.sharing.DecisionSummary;
import org.safeconduct.sharing.Obligation;
import org.safeconduct.sharing.Release;
import org.safeconduct.sharing.SharingDecision;

/** Draws up what goes into an envelope. */
final class EnvelopeContent {

    private EnvelopeContent() {}

    static byte[] write(UUID id, Agency from, Explained explained, Release release) {
        Received received = explained.decided().received();
        Consent consent = release.content().consent();
        return Json.write(new EnvelopeText.Shared(
                EnvelopeText.SHARED,
                id,
                received.reference(),
                from.id(),
                from.name(),
                release.to(),
                release.use(),
                received.partOf().map(part -> new EnvelopeText.Part(part.of(), part.kind(), part.answers())),
                received.receivedAt(),
                List.copyOf(caveats(release)),
                new EnvelopeText.Informing(
                        consent.inform(),
                        consent.informReason().toOptional(),
                        consent.informReview().toOptional()),
                List.copyOf(withheld(explained, release)),
                received.findings(),
                statement(explained.statement()),
                release.content()));
    }

    static byte[] write(UUID id, Agency from, CaseNotice notice) {
        return Json.write(new EnvelopeText.Notice(
                EnvelopeText.NOTICE,
                id,
                notice.reference(),
                from.id(),
                from.name(),
                notice.to(),
                Release.Use.ACT,
                notice.kind(),
                notice.at(),
                notice.said()));
    }

    private static Set<Obligation> caveats(Release release) {
        Set<Obligation> caveats = new TreeSet<>(release.obligations());
        if (release.content().consent().inform() == Consent.Inform.DO_NOT_INFORM) {
            caveats.add(Obligation.DO_NOT_INFORM_SUBJECT);
        }
        return caveats;
    }

    private static Set<Sensitivity> withheld(Explained explained, Release release) {
        Set<Sensitivity> withheld = new TreeSet<>();
        for (SharingDecision decision : explained.decided().decisions()) {
            if (decision.going().filter(going -> going == release).isPresent()) {
                withheld.addAll(DecisionSummary.of(decision).withheld());
            }
        }
        return withheld;
    }

    private static EnvelopeText.Statement statement(HandlingStatement statement) {
        return new EnvelopeText.Statement(
                statement.rulebook(),
                statement.lines().stream().map(HandlingStatement.Line::id).toList());
    }
}
