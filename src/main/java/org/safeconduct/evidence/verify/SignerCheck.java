package org.safeconduct.evidence.verify;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether what is kept of witnesses and of the log's keys was signed by them. */
final class SignerCheck {

    private final Rows rows;
    private final Trust trust;

    SignerCheck(Rows rows, Trust trust) {
        this.rows = rows;
        this.trust = trust;
    }

    /** A witness that nobody here knows is believed by nobody, so that only its name is compared. */
    void cosignatures() throws SQLException, NotProven {
        rows.none(
                "select witness, size from evidence_cosignature group by 1, 2 having count(*) > 1 order by 1, 2",
                "the cosignature of %s at checkpoint %s is there more than once");
        rows.each("""
                select s.size, s.witness, s.line, c.note from evidence_cosignature s
                left join evidence_checkpoint c on c.size = s.size order by 1, 2""", row -> {
            cosignature(row.getString("size"), row.getString("witness"), row.getString("line"), row.getString("note"));
        });
    }

    private void cosignature(
            @Nullable String size, @Nullable String witness, @Nullable String line, @Nullable String checkpoint)
            throws NotProven {
        String place = "the cosignature of " + witness + " at checkpoint " + size;
        if (line == null || checkpoint == null) {
            throw new NotProven(place + " is of no checkpoint");
        }
        try {
            Note cosigned = new Note(Note.parse(checkpoint).text(), Note.signatures(line));
            if (cosigned.signatures().stream()
                    .anyMatch(signature -> !signature.name().equals(witness))) {
                throw new NotProven("it is another's");
            }
            List<VerifierKey> known = trust.witnesses().stream()
                    .filter(key -> key.name().equals(witness))
                    .toList();
            if (!known.isEmpty() && !TreeHead.signed(cosigned, known)) {
                throw new NotProven("it is not signed with the witness's key");
            }
        } catch (NotProven e) {
            throw new NotProven(place + " does not hold: " + e.finding());
        }
    }

    /** @param signers the keys that signed the newest checkpoint: each has vouched for itself before it did */
    void logKeys(List<VerifierKey> signers) throws SQLException, NotProven {
        rows.none(
                "select verifier_key, vouched_by from evidence_log_key group by 1, 2 having count(*) > 1 order by 1, 2",
                "log key %s, vouched for by %s, is there more than once");
        Map<String, Set<String>> vouched = new HashMap<>();
        rows.each("select verifier_key, vouched_by, signature from evidence_log_key", row -> {
            String key = row.getString("verifier_key");
            String place = "log key " + key + ", vouched for by " + row.getString("vouched_by");
            if (key == null || row.getString("vouched_by") == null || row.getBytes("signature") == null) {
                throw new NotProven(place + ": something is missing");
            }
            VerifierKey by;
            try {
                by = VerifierKey.parse(row.getString("vouched_by"));
                VerifierKey.parse(key);
            } catch (NotProven e) {
                throw new NotProven(place + ": " + e.finding());
            }
            if (!by.vouched(key, row.getBytes("signature"))) {
                throw new NotProven(place + ": the signature is not that key's");
            }
            if (by.name().equals(trust.origin())) {
                vouched.computeIfAbsent(by.text(), none -> new HashSet<>()).add(key);
            }
        });
        Set<String> known = new HashSet<>();
        trust.logs().forEach(key -> reach(key.text(), vouched, known));
        for (String by : vouched.keySet()) {
            if (!known.contains(by)) {
                throw new NotProven("log key " + by + " is none of the log's, and no key of the log vouches for it");
            }
        }
        for (VerifierKey signer : signers) {
            if (!vouched.getOrDefault(signer.text(), Set.of()).contains(signer.text())) {
                throw new NotProven("log key " + signer.text() + " has signed and is not among the log's keys");
            }
        }
    }

    private static void reach(String key, Map<String, Set<String>> vouched, Set<String> known) {
        if (known.add(key)) {
            vouched.getOrDefault(key, Set.of()).forEach(next -> reach(next, vouched, known));
        }
    }
}
