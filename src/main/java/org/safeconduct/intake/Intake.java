package org.safeconduct.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final KnownCases cases;
    private final Clock clock;
    private final Ids ids;

    Intake(List<Reader> readers, KnownCases cases, Clock clock, Ids ids) {
        this.cases = cases;
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
                Sha256.hex(submission.body()),
                reading.correlation(),
                submission.partOf().or(() -> reading.continues().map(named -> continued(submission, named))),
                submission.preview(),
                reading.disclosure(),
                reading.findings());
    }

    private PartOf continued(Submission submission, Continuation named) {
        return new PartOf(cases.find(submission.caller().agency(), named), PartOf.Kind.CORRECT, Optional.empty());
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
