package org.safeconduct.feedback.decision;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.fuzz.FuzzTarget;
import org.safeconduct.intake.Messages;

/** Handling decisions; the police's schema, of which the MASH's is a sister. */
public final class FuzzedDecision implements FuzzTarget {

    private final DecisionReader reader = new DecisionReader();

    @Override
    public List<byte[]> seeds() {
        return List.of("""
                {"decisionId": "d-1", "reference": "SC-7Q4K-2M9T", "decidedAt": "2026-11-22T10:00:00Z",
                 "disposition": "crime-recorded", "crimeReference": "quillfeather/1/26",
                 "recordedAt": "2026-11-22T09:00:00+00:00", "outcome": "21", "namedPerson": true,
                 "reasonForSharer": "quillfeather", "decidedBy": {"role": "crime-desk"},
                 "nextUpdateBy": "2026-12-22"}""".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void read(byte[] message) {
        reader.read(new Submitted(Messages.caller("county-police"), Recipient.POLICE, message));
    }
}
