package org.safeconduct.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The Merkle log over the evidence entries. An entry gets its leaf a moment after its transaction committed; until then
 * nothing can be proved about it.
 */
public interface EvidenceLog {

    /** The newest one; empty before the first entry. */
    Optional<Checkpoint> checkpoint();

    /** The newest of those published no later than that. */
    Optional<Checkpoint> checkpointAt(Instant latest);

    /** Findings that what is signed under the log's present name is not one history. */
    long disputes();

    /** The leaf of an entry, once it has one. */
    OptionalLong index(long entry);

    /** The proof of one entry in the newest checkpoint; empty while the entry waits. */
    default Optional<Proven> proof(long entry) {
        return prove(List.of(entry));
    }

    /** Proofs of all of these in one checkpoint, the one most witnesses saw; empty while any of them waits. */
    Optional<Proven> prove(List<Long> entries);

    /**
     * The hashes that prove a leaf in the tree of that size.
     *
     * @param index less than {@code size}
     * @param size at most the newest checkpoint's
     */
    List<byte[]> inclusion(long index, long size);

    /** The hashes that prove that the tree of size {@code to} begins with the tree of size {@code from}. */
    List<byte[]> consistency(long from, long to);

    /** Some entries and the checkpoint that contains them all. */
    record Proven(Checkpoint checkpoint, List<Inclusion> entries) {
        public Proven {
            entries = List.copyOf(entries);
        }
    }
}
