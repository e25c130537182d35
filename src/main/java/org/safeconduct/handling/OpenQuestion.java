package org.safeconduct.handling;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.safeconduct.disclosure.BritishTime;
import org.safeconduct.platform.BoundedBody;
import org.safeconduct.platform.ClientAddress;
import org.safeconduct.platform.RateLimit;
import org.springframework.stereotype.Component;

/** What would happen if this were shared now: asked by anyone, of facts without identities. Stores nothing. */
@Component
public class OpenQuestion {

    private static final int MOST_BYTES = 64 * 1024;

    private final Handling handling;
    private final RateLimit limit;
    private final Clock clock;

    OpenQuestion(Handling handling, OpenQuestionSettings settings, Clock clock) {
        this.handling = handling;
        this.limit = new RateLimit(settings.questions(), settings.time(), clock);
        this.clock = clock;
    }

    /**
     * Answers {@code POST /handling/v1/statements}.
     *
     * @param reader the reader's language
     * @throws org.safeconduct.platform.Rejection naming the place and quoting nothing, or if the address asks too often
     */
    public HandlingStatement answer(HttpServletRequest request, Locale reader) {
        limit.take(ClientAddress.of(request));
        byte[] body = BoundedBody.read(request, MOST_BYTES);
        Instant now = clock.instant();
        return handling.statement(FactsReader.read(body, LocalDate.ofInstant(now, BritishTime.ZONE)), now, reader);
    }

    /**
     * Answers facts that were chosen on a page.
     *
     * @throws org.safeconduct.platform.Rejection if the address asks too often
     */
    public HandlingStatement answer(HandlingFacts facts, HttpServletRequest request, Locale reader) {
        limit.take(ClientAddress.of(request));
        return handling.statement(facts, clock.instant(), reader);
    }
}
