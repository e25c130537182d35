package org.safeconduct.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.intake.reading.Reader;
import org.safeconduct.intake.reading.Reading;
import org.safeconduct.platform.Ids;
import org.safeconduct.platform.Sha256;
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
    public ReadMessage read(Submission submission) {
        Instant receivedAt = clock.instant();
        Reader reader = readers.get(submission.channel());
        if (reader == null) {
            throw new IllegalStateException("no reader for " + submission.channel());
        }
        Reading reading = reader.read(submission, receivedAt);
        List<Finding> findings = new ArrayList<>(reading.findings());
        Disclosure disclosure = Protection.ofAllWhoShareIt(reading.disclosure(), findings);
        Received received = new Received(
                submission.caller(),
                submission.channel(),
                Reference.of(ids.random(REFERENCE_BYTES)),
                receivedAt,
                Sha256.hex(submission.body()),
                reading.correlation(),
                submission.partOf(),
                submission.preview(),
                disclosure,
                findings);
        return new ReadMessage(received, submission.partOf().isPresent() ? Optional.empty() : reading.continues());
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
}
