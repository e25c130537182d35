package org.safeconduct.api.proof;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.safeconduct.evidence.PublishedLog;
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

    private final PublishedLog log;

    LogController(PublishedLog log) {
        this.log = log;
    }

    @GetMapping("/evidence/checkpoint")
    ResponseEntity<byte[]> checkpoint() {
        String note = log.checkpoint().orElseThrow(LogController::absent);
        return ResponseEntity.ok()
                .contentType(NOTE)
                .cacheControl(CacheControl.noCache())
                .body(note.getBytes(StandardCharsets.UTF_8));
    }

    /** A tile or an entry bundle. What was once served under a path is served there for ever. */
    @GetMapping("/evidence/tile/{*path}")
    ResponseEntity<byte[]> tile(@PathVariable String path) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(FOR_EVER)
                .body(log.tile(path).orElseThrow(LogController::absent));
    }

    private static Rejection absent() {
        return new Rejection(Rejection.Kind.NOT_FOUND, "the log has no such part, or not yet");
    }
}
