package org.safeconduct.evidence.log;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.safeconduct.evidence.Checkpoint;
import org.safeconduct.evidence.PublishedLog;
import org.safeconduct.evidence.TreeHash;
import org.springframework.stereotype.Component;

/** The log as anyone may read it, from the store. */
@Component
class ServedLog implements PublishedLog {

    private final LogStore store;
    private final CheckpointSigner signer;
    private final KeyHistory history;
    private final LogSettings settings;

    ServedLog(LogStore store, CheckpointSigner signer, KeyHistory history, LogSettings settings) {
        this.store = store;
        this.signer = signer;
        this.history = history;
        this.settings = settings;
    }

    @Override
    public Identity identity() {
        return new Identity(
                signer.origin(),
                history.all(),
                settings.witnesses().stream()
                        .map(LogSettings.WitnessAddress::key)
                        .toList());
    }

    @Override
    public Optional<String> checkpoint() {
        return store.newest().map(Checkpoint::note);
    }

    @Override
    public Optional<byte[]> tile(String path) {
        return TilePath.of(path).flatMap(tile -> tile.level() == TilePath.ENTRIES ? bundle(tile) : hashes(tile));
    }

    private Optional<byte[]> hashes(TilePath tile) {
        int length = tile.width() * TreeHash.LENGTH;
        return store.find(tile.level(), tile.number())
                .filter(hashes -> hashes.length >= length)
                .map(hashes -> Arrays.copyOf(hashes, length));
    }

    /** Entries follow one another, each after its length in two bytes. */
    private Optional<byte[]> bundle(TilePath tile) {
        List<byte[]> entries = store.entries(tile.number() * Tiles.WIDTH, tile.width());
        if (entries.size() < tile.width()) {
            return Optional.empty();
        }
        ByteBuffer bundle = ByteBuffer.allocate(
                entries.stream().mapToInt(entry -> Short.BYTES + entry.length).sum());
        entries.forEach(entry -> bundle.putShort((short) entry.length).put(entry));
        return Optional.of(bundle.array());
    }
}
