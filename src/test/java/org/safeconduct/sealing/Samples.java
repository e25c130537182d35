package org.safeconduct.sealing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.DisclosureJson;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.disclosure.Sensitivity;
import org.safeconduct.handling.Certainty;
import org.safeconduct.handling.Explained;
import org.safeconduct.handling.HandlingStatement;
import org.safeconduct.handling.Topic;
import org.safeconduct.identity.Caller;
import org.safeconduct.identity.Role;
import org.safeconduct.intake.Finding;
import org.safeconduct.intake.Received;
import org.safeconduct.intake.Submission;
import org.safeconduct.sharing.Decided;
import org.safeconduct.sharing.Obligation;
import org.safeconduct.sharing.Release;
import org.safeconduct.sharing.ReleaseForTests;
import org.safeconduct.sharing.SharingDecision;
import tools.jackson.databind.ObjectMapper;

/** A disclosure by a school: shared whole with the MASH, reduced with the police, and reviewed by the school's own lead. */
public final class Samples {

    public static final String CANARY = "canary-Sam-Oakes";
    public static final Reference REFERENCE = new Reference("SC-7Q4K-2M9T");

    private static final String BODY = """
            {"messageId": "m-1", "nation": "england",
             "sharer": {"name": "A Teacher", "role": "designated-safeguarding-lead", "professional": true,
                        "contact": "office"},
             "subjects": [{"kind": "child", "givenName": "%s", "dateOfBirth": "2011-03-04"}],
             "concern": {"categories": ["neglect"], "known": "observed", "narrative": "%s"},
             "immediateDanger": false,
             "consent": {"state": "refused", "by": "subject", "inform": "do-not-inform", "reason": "risk-to-child",
                         "informReason": "prejudice-investigation", "informReview": "2026-12-22"},
             "purposes": ["protect-child"], "gateway": "children-act-2004-s16LA", "recipients": ["mash", "police"]}""";

    private Samples() {}

    public static Disclosure disclosure(String narrative) {
        try {
            return DisclosureJson.read(new ObjectMapper().readTree(BODY.formatted(CANARY, narrative)));
        } catch (tools.jackson.core.JacksonException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Explained explained() {
        return explained("A narrative of " + CANARY);
    }

    public static Explained explained(String narrative) {
        Disclosure whole = disclosure(narrative);
        Received received = new Received(
                new Caller(Partnership.SCHOOL, "oakfield-school", Set.of(Role.SHARER)),
                Submission.Channel.SCHOOL,
                REFERENCE,
                Workshop.NOW,
                "00",
                Optional.empty(),
                false,
                whole,
                List.of(new Finding("nhs-number-check", "/subjects/0/nhsNumber", "The check digit fails.")));
        Release mash =
                ReleaseForTests.of(Partnership.MASH, Release.Use.ACT, whole, Set.of(Obligation.RECORD_RATIONALE));
        Release police = ReleaseForTests.of(Partnership.POLICE, Release.Use.ACT, whole, Set.of(Obligation.MINIMISE));
        Release review = ReleaseForTests.of(Partnership.SCHOOL, Release.Use.REVIEW, whole, Set.of());
        Decided decided = new Decided(
                received,
                "2026.11",
                List.of(
                        new SharingDecision.Share(
                                Recipient.MASH,
                                List.of(),
                                Set.of(Obligation.RECORD_RATIONALE),
                                ReleaseForTests.GATES,
                                mash),
                        new SharingDecision.ShareReduced(
                                Recipient.POLICE,
                                List.of(),
                                Set.of(Obligation.MINIMISE),
                                ReleaseForTests.GATES,
                                Set.of(Sensitivity.UPN, Sensitivity.MEDICATION),
                                police)),
                Optional.of(review));
        HandlingStatement statement = new HandlingStatement(
                "2026.11",
                "County Police",
                "en",
                List.of(new HandlingStatement.Line(
                        "HD-REC-01", Topic.RECORDING, Certainty.WILL, "text", List.of(), "source", "K", false)),
                List.of());
        return new Explained(decided, statement);
    }
}
