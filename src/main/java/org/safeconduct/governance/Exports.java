package org.safeconduct.governance;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.EvidenceLog;
import org.safeconduct.evidence.EvidenceSearch;
import org.safeconduct.evidence.Fact;
import org.safeconduct.evidence.ReadAudit;
import org.safeconduct.platform.Rejection;
import org.springframework.stereotype.Component;

/** Hands out the evidence of a period, of whole days as {@code 2026-11-30}. */
@Component
public class Exports {

    private final EvidenceSearch evidence;
    private final EvidenceLog log;
    private final ReadAudit readAudit;

    Exports(EvidenceSearch evidence, EvidenceLog log, ReadAudit readAudit) {
        this.evidence = evidence;
        this.log = log;
        this.readAudit = readAudit;
    }

    /**
     * What proves that an export of the period is complete.
     *
     * @throws Rejection if it is not a period
     */
    public LogSpan proof(String from, String to) {
        return LogSpan.of(Period.of(from, to), log);
    }

    /**
     * Begins an export, which is on record from now on. A record belongs to the period in which the log took it in, at most a
     * second or so after it happened.
     *
     * @throws Rejection if it is not a period
     */
    public Export begin(String from, String to, ExportFormat format) {
        Period period = Period.of(from, to);
        // On record before it begins, so that one which breaks off is on record as well.
        readAudit.recordEvidence(
                Event.EXPORTED,
                Map.of(
                        Fact.FORMAT, format.code(),
                        Fact.FROM, period.first().toString(),
                        Fact.TO, period.last().toString()));
        return new Export(
                format.mediaType(),
                "evidence-%s-%s.%s".formatted(period.first(), period.last(), format.code()),
                out -> format.write(evidence, LogSpan.of(period, log), out));
    }

    private interface Content {
        void write(Writer to) throws IOException;
    }

    /** An export that has begun. */
    public static final class Export {

        private final String mediaType;
        private final String file;
        private final Content content;

        private Export(String mediaType, String file, Content content) {
            this.mediaType = mediaType;
            this.file = file;
            this.content = content;
        }

        public String mediaType() {
            return mediaType;
        }

        /** What the file is called: it says only which days it is of. */
        public String file() {
            return file;
        }

        /** Writes it and closes the stream. */
        public void write(OutputStream to) throws IOException {
            try (Writer out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8))) {
                content.write(out);
            }
        }
    }
}
