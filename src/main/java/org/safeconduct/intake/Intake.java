package org.safeconduct.intake;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.intake.reading.Reader;
import org.safeconduct.intake.reading.Reading;
import org.safeconduct.platform.Ids;
import org.springframework.stereotype.Component;

/** The first stage: turns a message, whatever interface took it, into the canonical disclosure. */
@Component("intake")
public class Intake {

    private static final int REFERENCE_BYTES = 5;

    private final Map<Submission.Channel, Reader> readers;
    private final Clock clock;
    private final Ids ids;

    Intake(List<Reader> readers, Clock clock, Ids ids) {
        this.readers = byChannel(readers);
        this.clock = clock;
        this.ids = ids;
    }

    /** @throws org.safeconduct.platform.Rejection if the message cannot be taken; names the place, quotes nothing */
    public Received read(Submission submission) {
        Instant receivedAt = clock.instant();
        Reader reader = readers.get(submission.channel());
        if (reader == null) {
            throw new IllegalStateException("no reader for " + submission.channel());
        }
        Reading reading = reader.read(submission, receivedAt);
        return new Received(
                submission.caller(),
                submission.channel(),
                Reference.of(ids.random(REFERENCE_BYTES)),
                receivedAt,
                sha256(submission.body()),
                reading.correlation(),
                submission.preview(),
                reading.disclosure(),
                reading.findings());
    }

    private static Map<Submission.Channel, Reader> byChannel(List<Reader> readers) {
        Map<Submission.Channel, Reader> byChannel = new EnumMap<>(Submission.Channel.class);
        for (Submission.Channel channel : Submission.Channel.values()) {
            List<Reader> takers = readers.stream()
                    .filter(reader -> reader.channels().contains(channel))
                    .toList();
            if (takers.size() != 1) {
                throw new IllegalStateException(takers.size() + " readers for " + channel);
            }
            byChannel.put(channel, takers.getFirst());
        }
        return byChannel;
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
