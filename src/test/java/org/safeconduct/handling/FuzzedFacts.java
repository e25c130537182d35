package org.safeconduct.handling;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.safeconduct.fuzz.FuzzTarget;

/** The open question, which anyone may send. */
public final class FuzzedFacts implements FuzzTarget {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Override
    public List<byte[]> seeds() {
        return List.of("""
                {"nation": "england", "sharer": {"role": "teacher", "professional": true},
                 "subjects": [{"kind": "child", "ageYears": 14}],
                 "allegedPersons": [{"ageYears": 15, "relationship": "peer", "positionOfTrust": false}],
                 "concern": {"categories": ["youth-produced-imagery"], "known": "told-by-subject",
                             "occurredFrom": "2026-11-18"},
                 "factors": {"coercion": "no", "gain": "unknown"}, "immediateDanger": false,
                 "harm": "significant", "consent": {"state": "given", "by": "subject"},
                 "purposes": ["protect-child"], "recipients": ["police"], "quillfeather": "quillfeather"}""".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void read(byte[] message) {
        FactsReader.read(message, TODAY);
    }
}
