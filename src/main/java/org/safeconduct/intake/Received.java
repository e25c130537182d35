package org.safeconduct.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.identity.Caller;

/**
 * A disclosure that has been read.
 *
 * @param bodyDigest SHA-256 of the message as it came, in hexadecimal; tells a repeat from a conflict
 * @param correlation what the sender needs to match an answer with its question; only health systems' messages have it
 * @param partOf the case of which it is a further part; empty for a first disclosure
 * @param findings what the reader noticed and let pass
 */
public record Received(
        Caller caller,
        Submission.Channel channel,
        Reference reference,
        Instant receivedAt,
        String bodyDigest,
        Optional<Correlation> correlation,
        Optional<PartOf> partOf,
        boolean preview,
        Disclosure disclosure,
        List<Finding> findings) {

    /** A first disclosure. */
    public Received(
            Caller caller,
            Submission.Channel channel,
            Reference reference,
            Instant receivedAt,
            String bodyDigest,
            Optional<Correlation> correlation,
            boolean preview,
            Disclosure disclosure,
            List<Finding> findings) {
        this(
                caller,
                channel,
                reference,
                receivedAt,
                bodyDigest,
                correlation,
                Optional.empty(),
                preview,
                disclosure,
                findings);
    }

    public Received {
        findings = List.copyOf(findings);
    }

    /** The same, as a further part of a case. */
    public Received of(PartOf part) {
        return new Received(
                caller,
                channel,
                reference,
                receivedAt,
                bodyDigest,
                correlation,
                Optional.of(part),
                preview,
                disclosure,
                findings);
    }

    /** The same, read so. */
    Received about(Disclosure disclosure, List<Finding> findings) {
        return new Received(
                caller, channel, reference, receivedAt, bodyDigest, correlation, partOf, preview, disclosure, findings);
    }

    @Override
    public String toString() {
        return "Received[" + reference + ", withheld]";
    }
}
