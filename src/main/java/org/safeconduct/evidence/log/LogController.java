package org.safeconduct.evidence.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.safeconduct.evidence.TreeHash;
import org.safeconduct.platform.Rejection;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves the log as C2SP tlog-tiles under {@code /evidence}. */
@RestController
class LogController {

    private static final MediaType NOTE = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final LogStore store;

    LogController(LogStore store) {
        this.store = store;
    }

    @GetMapping("/evidence/checkpoint")
    ResponseEntity<byte[]> checkpoint() {
        String note = store.newest().orElseThrow(LogController::absent).note();
        return ResponseEntity.ok()
                .contentType(NOTE)
                .cacheControl(CacheControl.noCache())
                .body(note.getBytes(StandardCharsets.UTF_8));
    }

    /** A tile or an entry bundle. What was once served under a path is served there for ever. */
    @GetMapping("/evidence/tile/{*path}")
    ResponseEntity<byte[]> tile(@PathVariable String path) {
        byte[] body = TilePath.of(path)
                .flatMap(tile -> tile.level() == TilePath.ENTRIES ? bundle(tile) : hashes(tile))
                .orElseThrow(LogController::absent);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(FOR_EVER)
                .body(body);
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

    private static Rejection absent() {
        return new Rejection(Rejection.Kind.NOT_FOUND, "the log has no such part, or not yet");
    }
}
