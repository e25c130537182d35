package org.safeconduct.api.recipients;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.safeconduct.desk.Inbox;
import org.safeconduct.desk.InboxList;
import org.safeconduct.desk.State;
import org.safeconduct.desk.Urgency;
import org.safeconduct.disclosure.Code;
import org.safeconduct.evidence.ReadAudit;
import org.safeconduct.feedback.DueClock;
import org.safeconduct.feedback.RecipientActs;
import org.safeconduct.identity.Caller;
import org.safeconduct.platform.Rejection;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The inbox for the MASH's own system: what arrived, and the sealed envelopes, which it opens itself. */
@RestController
@RequestMapping("/mash/v1/inbox")
class InboxController {

    private static final int PER_PAGE = 100;
    private static final int MOST_PAGES = 10_000;

    private final InboxList list;
    private final Inbox inbox;
    private final RecipientActs acts;

    InboxController(InboxList list, Inbox inbox, RecipientActs acts) {
        this.list = list;
        this.inbox = inbox;
        this.acts = acts;
    }

    record Listed(List<Line> cases, int page, boolean more) {}

    /** Nothing here says whom a case is about. */
    record Line(
            String reference,
            Instant receivedAt,
            Instant lastReceivedAt,
            String urgency,
            @Nullable Instant dueAt,
            String state) {}

    record Case(String reference, List<DueClock> clocks, List<Envelope> envelopes) {}

    /** @param content CMS AuthEnvelopedData, DER, as base64; null once it was deleted at the end of its time */
    record Envelope(
            UUID envelope,
            String reference,
            Instant receivedAt,
            String digest,
            @Nullable String content) {

        @Override
        public String toString() {
            return "Envelope[" + envelope + "]";
        }
    }

    @GetMapping
    ResponseEntity<Listed> list(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String urgency,
            @RequestParam(defaultValue = "") String reference,
            Caller caller) {
        int shown = Math.clamp(page, 1, MOST_PAGES);
        List<InboxList.Line> found = list.of(
                caller.agency(),
                new InboxList.Filter(
                        asked(State.class, "state", state), asked(Urgency.class, "urgency", urgency), reference),
                (shown - 1) * PER_PAGE,
                PER_PAGE + 1);
        return unkept(new Listed(
                found.stream().limit(PER_PAGE).map(InboxController::line).toList(), shown, found.size() > PER_PAGE));
    }

    @GetMapping("/{reference}")
    ResponseEntity<Case> one(@PathVariable String reference, Caller caller) {
        InboxList.Line known = inbox.known(reference, caller);
        return unkept(new Case(
                known.reference().value(),
                acts.owed(known.parts(), caller),
                inbox.take(known, caller, ReadAudit.Part.ENVELOPE).stream()
                        .map(InboxController::envelope)
                        .toList()));
    }

    private static Line line(InboxList.Line line) {
        return new Line(
                line.reference().value(),
                line.arrivedAt(),
                line.lastAt(),
                line.urgency().code(),
                line.dueAt().orElse(null),
                line.state().code());
    }

    private static Envelope envelope(Inbox.Arrived arrived) {
        return new Envelope(
                arrived.envelope(),
                arrived.reference().value(),
                arrived.at(),
                arrived.digest(),
                arrived.content().length == 0 ? null : Base64.getEncoder().encodeToString(arrived.content()));
    }

    private static <E extends Enum<E> & Code> Optional<E> asked(Class<E> codes, String parameter, String given) {
        return given.isEmpty()
                ? Optional.empty()
                : Optional.of(Code.read(codes, given)
                        .orElseThrow(() -> new Rejection(Rejection.Kind.INVALID, "not a code of the list", parameter)));
    }

    private static <T> ResponseEntity<T> unkept(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
