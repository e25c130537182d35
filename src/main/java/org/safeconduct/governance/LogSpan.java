package org.safeconduct.governance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.safeconduct.evidence.Checkpoint;
import org.safeconduct.evidence.EvidenceLog;

/**
 * What was put into the evidence log in a period: the leaves between two checkpoints, and what proves that these are all.
 *
 * <p>The proof: {@code before} are the hashes of the subtrees that cover the leaves before the first, the largest first.
 * Folded alone they give the root of the checkpoint at the beginning; with the leaves of the period appended, the root of
 * the one at the end (RFC 9162 section 2.1.1). Whoever leaves one out, adds one or changes one cannot make that come true.
 *
 * @param first the first leaf
 * @param end the leaf after the last
 * @param from the checkpoint at the beginning, as a signed note; empty if the log began in the period
 * @param to the checkpoint at the end, as a signed note; empty if the log has none yet
 */
public record LogSpan(long first, long end, String from, String to, List<String> before) {

    static LogSpan of(Period period, EvidenceLog log) {
        return between(period.from(), period.before(), log);
    }

    static LogSpan between(Instant start, Instant stop, EvidenceLog log) {
        Optional<Checkpoint> from = log.checkpointAt(start);
        Optional<Checkpoint> to = log.checkpointAt(stop);
        long first = from.map(Checkpoint::size).orElse(0L);
        long end = to.map(Checkpoint::size).orElse(0L);
        return new LogSpan(
                first,
                end,
                from.map(Checkpoint::note).orElse(""),
                to.map(Checkpoint::note).orElse(""),
                first > 0 && first < end ? before(first, end, log) : List.of());
    }

    /** The left siblings on the way from the first leaf to the root are those subtrees (RFC 9162 section 2.1.3.2). */
    private static List<String> before(long first, long end, EvidenceLog log) {
        List<String> left = new ArrayList<>();
        long node = first;
        long last = end - 1;
        for (byte[] sibling : log.inclusion(first, end)) {
            boolean right = (node & 1) == 1 || node == last;
            if (right) {
                left.addFirst(HexFormat.of().formatHex(sibling));
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            }
            node >>= 1;
            last >>= 1;
        }
        return left;
    }
}
