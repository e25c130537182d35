package org.safeconduct.evidence.witness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.safeconduct.evidence.Checkpoint;
import org.safeconduct.evidence.EvidenceLog;
import org.safeconduct.evidence.log.Disputes;
import org.safeconduct.evidence.log.LogSettings;
import org.safeconduct.evidence.verify.NotProven;
import org.safeconduct.evidence.verify.Note;
import org.safeconduct.evidence.verify.VerifierKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Shows each new checkpoint to the witnesses and keeps their cosignatures. Every node does: a checkpoint that comes twice
 * does no harm, and a node that dies holds nobody up.
 *
 * <p>What a crash means: between a witness's answer and our row, the witness knows more than we do; its next answer is 409
 * with its size, and we go on from there.
 */
@Component
class WitnessFeeder {

    private static final Logger LOG = LoggerFactory.getLogger(WitnessFeeder.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private record Target(URI uri, VerifierKey key) {}

    private final List<Target> witnesses = new ArrayList<>();
    private final EvidenceLog log;
    private final Disputes disputes;
    private final JdbcTemplate database;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Set<String> silent = new HashSet<>();

    WitnessFeeder(LogSettings settings, EvidenceLog log, Disputes disputes, JdbcTemplate database) {
        this.log = log;
        this.disputes = disputes;
        this.database = database;
        for (LogSettings.WitnessAddress witness : settings.witnesses()) {
            try {
                witnesses.add(new Target(
                        URI.create(witness.url().replaceAll("/+$", "") + "/add-checkpoint"),
                        VerifierKey.parse(witness.key())));
            } catch (NotProven e) {
                throw new IllegalArgumentException("safeconduct.evidence.witnesses: " + e.finding(), e);
            }
        }
    }

    boolean feed() {
        Optional<Checkpoint> newest = log.checkpoint();
        if (newest.isPresent()) {
            witnesses.forEach(witness -> feed(witness, newest.get()));
        }
        return false;
    }

    private void feed(Target witness, Checkpoint checkpoint) {
        long cosigned = lastCosigned(witness);
        if (cosigned == checkpoint.size()) {
            return;
        }
        try {
            HttpResponse<String> answer = send(witness, cosigned, checkpoint);
            if (answer.statusCode() == 409) {
                Optional<Long> size = size(answer);
                if (size.isPresent() && size.get() <= checkpoint.size() && size.get() != cosigned) {
                    answer = send(witness, size.get(), checkpoint);
                }
            }
            judge(witness, checkpoint, answer);
        } catch (IOException e) {
            complain(witness, "it does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void judge(Target witness, Checkpoint checkpoint, HttpResponse<String> answer) {
        switch (answer.statusCode()) {
            case 200 -> keep(witness, checkpoint, answer.body());
            case 409 -> conflict(witness, checkpoint, size(answer));
            case 422 ->
                disputes.raise(
                        witness.key().name(), "the log no longer begins with the tree that this witness has cosigned");
            default -> complain(witness, "it answers " + answer.statusCode());
        }
    }

    /** Its tree is larger than ours, or as large and another; or another node was faster, which is no conflict. */
    private void conflict(Target witness, Checkpoint sent, Optional<Long> seen) {
        if (seen.isEmpty()) {
            complain(witness, "it answers 409 without a size");
        } else if (seen.get() == sent.size()) {
            disputes.raise(witness.key().name(), "the witness has cosigned another tree of the same size");
        } else if (seen.get() > log.checkpoint().map(Checkpoint::size).orElse(0L)) {
            disputes.raise(witness.key().name(), "the witness has cosigned more entries than the log has: rolled back");
        }
    }

    private void keep(Target witness, Checkpoint checkpoint, String lines) {
        try {
            // Only this witness's own signature over this very text counts, whatever else it sends.
            Note answer = new Note(Note.parse(checkpoint.note()).text(), Note.signatures(lines));
            if (!witness.key().signed(answer)) {
                complain(witness, "its answer is not signed with the key that is set for it");
                return;
            }
            String line = answer.signatures().stream()
                    .filter(signature -> signature.name().equals(witness.key().name()))
                    .map(Note.Signature::line)
                    .findFirst()
                    .orElseThrow();
            database.update(
                    "insert into evidence_cosignature (size, witness, line) values (?, ?, ?) on conflict do nothing",
                    checkpoint.size(),
                    witness.key().name(),
                    line);
            if (silent.remove(witness.key().name())) {
                LOG.info("Witness {} cosigns again", witness.key().name());
            }
        } catch (NotProven e) {
            complain(witness, e.finding());
        }
    }

    private HttpResponse<String> send(Target witness, long old, Checkpoint checkpoint)
            throws IOException, InterruptedException {
        StringBuilder body = new StringBuilder("old ").append(old).append('\n');
        for (byte[] hash : log.consistency(old, checkpoint.size())) {
            body.append(Base64.getEncoder().encodeToString(hash)).append('\n');
        }
        body.append('\n').append(checkpoint.note());
        return http.send(
                HttpRequest.newBuilder(witness.uri())
                        .timeout(PATIENCE)
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                BodyHandlers.ofString());
    }

    private long lastCosigned(Target witness) {
        return Optional.ofNullable(database.queryForObject(
                        "select max(size) from evidence_cosignature where witness = ?",
                        Long.class,
                        witness.key().name()))
                .orElse(0L);
    }

    private static Optional<Long> size(HttpResponse<String> answer) {
        String body = answer.body().strip();
        return body.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(body)) : Optional.empty();
    }

    /** Once for each time of silence: the log goes on, with fewer eyes on it. */
    private void complain(Target witness, String why) {
        if (silent.add(witness.key().name())) {
            LOG.warn("Witness {} does not cosign: {}", witness.key().name(), why);
        }
    }
}
