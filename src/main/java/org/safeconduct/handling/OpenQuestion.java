package org.safeconduct.handling;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Supplier;
import org.safeconduct.disclosure.BritishTime;
import org.safeconduct.platform.RateLimit;
import org.springframework.stereotype.Component;

/** What would happen if this were shared now: asked by anyone, of facts without identities. Stores nothing. */
@Component
public class OpenQuestion {

    private final Handling handling;
    private final RateLimit limit;
    private final Clock clock;

    OpenQuestion(Handling handling, OpenQuestionSettings settings, Clock clock) {
        this.handling = handling;
        this.limit = new RateLimit(settings.questions(), settings.time(), clock);
        this.clock = clock;
    }

    /**
     * Answers facts as a system writes them.
     *
     * @param from whoever asks, as {@link org.safeconduct.platform.ClientAddress} knows them
     * @param body read only if they may ask
     * @param reader the reader's language
     * @throws org.safeconduct.platform.Rejection naming the place and quoting nothing, or if the address asks too often
     */
    public HandlingStatement answer(String from, Supplier<byte[]> body, Locale reader) {
        limit.take(from);
        byte[] facts = body.get();
        Instant now = clock.instant();
        return handling.statement(FactsReader.read(facts, LocalDate.ofInstant(now, BritishTime.ZONE)), now, reader);
    }

    /**
     * Answers facts that were chosen on a page.
     *
     * @throws org.safeconduct.platform.Rejection if the address asks too often
     */
    public HandlingStatement answer(HandlingFacts facts, String from, Locale reader) {
        limit.take(from);
        return handling.statement(facts, clock.instant(), reader);
    }
}
