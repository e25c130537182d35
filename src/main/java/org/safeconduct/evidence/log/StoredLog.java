package org.safeconduct.evidence.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.safeconduct.evidence.Checkpoint;
import org.safeconduct.evidence.EvidenceLog;
import org.safeconduct.evidence.Inclusion;
import org.springframework.stereotype.Component;

/** The log as it is in the database. */
@Component
class StoredLog implements EvidenceLog {

    private final LogStore store;
    private final Disputes disputes;

    StoredLog(LogStore store, Disputes disputes) {
        this.store = store;
        this.disputes = disputes;
    }

    @Override
    public long disputes() {
        return disputes.count();
    }

    @Override
    public Optional<Checkpoint> checkpoint() {
        return store.newest();
    }

    @Override
    public Optional<Checkpoint> checkpointAt(Instant latest) {
        return store.newestAt(latest);
    }

    @Override
    public OptionalLong index(long entry) {
        return store.leaves(List.of(entry)).stream()
                .mapToLong(LogStore.Leaf::index)
                .findFirst();
    }

    @Override
    public Optional<Proven> prove(List<Long> entries) {
        List<LogStore.Leaf> leaves = store.leaves(entries);
        if (leaves.isEmpty() || leaves.size() < entries.stream().distinct().count()) {
            return Optional.empty();
        }
        Tree tree = new Tree(store);
        return store.mostWitnessed(leaves.getLast().index())
                .map(checkpoint -> new Proven(
                        checkpoint,
                        leaves.stream()
                                .map(leaf -> new Inclusion(
                                        leaf.entry(),
                                        leaf.index(),
                                        leaf.commitment(),
                                        tree.inclusion(leaf.index(), checkpoint.size())))
                                .toList()));
    }

    @Override
    public List<byte[]> inclusion(long index, long size) {
        return new Tree(store).inclusion(index, size);
    }

    @Override
    public List<byte[]> consistency(long from, long to) {
        return new Tree(store).consistency(from, to);
    }
}
