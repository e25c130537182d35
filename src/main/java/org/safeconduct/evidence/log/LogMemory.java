package org.safeconduct.evidence.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.safeconduct.evidence.SeenTrees;
import org.safeconduct.evidence.SeenTrees.Seen;
import org.safeconduct.evidence.TreeHash;
import org.safeconduct.evidence.verify.NotProven;
import org.safeconduct.evidence.verify.Note;
import org.safeconduct.evidence.verify.Proofs;
import org.safeconduct.evidence.verify.TreeHead;
import org.safeconduct.evidence.verify.VerifierKey;
import org.safeconduct.sealing.own.LogSeenFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The newest tree that this gateway has seen signed in the log's name, in a file of the keys folder: a database that was put
 * back does not know that it ever had more. Each node has its own, of what it signed and of what it saw others sign.
 *
 * <p>It is written after the commit, so it never knows of a checkpoint that nobody could see. A crash in between leaves an
 * older tree, with which the log still begins.
 */
@Component
class LogMemory {

    private static final Logger LOG = LoggerFactory.getLogger(LogMemory.class);

    private final Path file;
    private final boolean development;
    private final CheckpointSigner signer;
    private final KeyHistory keys;
    private @Nullable SeenTrees trees;
    private @Nullable Seen seen;
    private boolean writes = true;

    LogMemory(LogSeenFile file, CheckpointSigner signer, KeyHistory keys) {
        this.file = file.path();
        this.development = file.development();
        this.signer = signer;
        this.keys = keys;
    }

    /**
     * Compares the newest checkpoint with what was seen before, and remembers it.
     *
     * @throws LogInconsistent if the log no longer begins with the tree that was seen, or nobody here signed its newest
     */
    synchronized void look(LogStore.Head head, Tiles tiles) {
        Optional<Seen> known = seen();
        if (known.isPresent() && known.get().size() == head.size() && same(known.get(), head)) {
            return;
        }
        begins(head, tiles);
        if (head.size() > 0 && ours(head)) {
            remember(head);
        }
    }

    /** @throws LogInconsistent if the log no longer begins with the tree that was seen */
    synchronized void begins(LogStore.Head head, Tiles tiles) {
        Optional<Seen> known = seen();
        if (known.isEmpty()) {
            return;
        }
        Seen before = known.get();
        if (head.size() < before.size()) {
            if (development && head.size() == 0) {
                LOG.warn("The evidence log begins anew: its database is empty. Only development lets it.");
                seen = new Seen(0, TreeHash.empty());
                return;
            }
            throw new LogInconsistent("the log was rolled back: this gateway has seen " + before.size()
                    + " entries signed, and the database has " + head.size());
        }
        if (!Proofs.consistent(
                before.size(),
                before.root(),
                head.size(),
                head.root(),
                new Tree(tiles).consistency(before.size(), head.size()))) {
            throw new LogInconsistent("the log was rewritten or forked: its first " + before.size()
                    + " entries are not those that this gateway has seen signed");
        }
    }

    /** After the commit: whoever reads has the checkpoint from now on. */
    synchronized void remember(LogStore.Head head) {
        seen = new Seen(head.size(), head.root());
        try {
            trees().remember(signer.origin(), seen);
            writes = true;
        } catch (IOException e) {
            // Sharing and signing go on, and so does the comparison while the process lives.
            if (writes) {
                LOG.error(
                        "{} cannot be written ({}): should the database be rolled back while this gateway is down, it"
                                + " will not notice.",
                        file,
                        e.getClass().getSimpleName());
            }
            writes = false;
        }
    }

    private Optional<Seen> seen() {
        if (seen == null) {
            try {
                seen = trees().of(signer.origin()).orElse(null);
            } catch (IOException e) {
                throw new LogInconsistent(
                        "what this gateway has seen of the log cannot be read from " + file.getFileName());
            }
        }
        return Optional.ofNullable(seen).filter(known -> known.size() > 0);
    }

    private SeenTrees trees() throws IOException {
        SeenTrees open = trees == null ? SeenTrees.open(file) : trees;
        trees = open;
        return open;
    }

    private static boolean same(Seen known, LogStore.Head head) {
        return java.util.Arrays.equals(known.root(), head.root());
    }

    /** A log that was given a new name has a newest checkpoint of the old one until it signs its first. */
    private boolean ours(LogStore.Head head) {
        try {
            Note note = Note.parse(head.note());
            if (!TreeHead.read(note).origin().equals(signer.origin())) {
                return false;
            }
            for (String key : keys.all()) {
                if (VerifierKey.parse(key).signed(note)) {
                    return true;
                }
            }
            throw new LogInconsistent("checkpoint " + head.size() + " does not carry the log's signature");
        } catch (NotProven e) {
            throw new LogInconsistent("checkpoint " + head.size() + ": " + e.finding());
        }
    }
}
