package org.safeconduct.evidence;

import java.util.List;

/**
 * Where an entry is in the log, and the proof of it (RFC 9162 section 2.1.3).
 *
 * @param entry the entry's id in {@code evidence_entry}
 * @param index its leaf, from 0
 * @param commitment the entry itself
 * @param path the hashes from the leaf's sibling up to the root of the tree of the checkpoint's size
 */
@SuppressWarnings("ArrayRecordComponent") // written and read once, never compared
public record Inclusion(long entry, long index, byte[] commitment, List<byte[]> path) {

    public Inclusion {
        path = List.copyOf(path);
    }
}
