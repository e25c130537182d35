package org.safeconduct.feedback.telling;

import java.time.Instant;
import java.util.UUID;
import org.safeconduct.agreement.Channel;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.CaseChanged;

/**
 * News on its way: of which case, of which kind, to whom and how. Not what it says.
 *
 * @param id the idempotency key of the telling
 * @param ownCase whether the addressee shared the case, and so can look it up
 * @param attempt which try this is, counted from one
 * @param urgent whether somebody is in danger
 */
record Notice(
        UUID id,
        Reference reference,
        Addressee to,
        CaseChanged.Change change,
        Instant at,
        boolean ownCase,
        int attempt,
        boolean urgent,
        Channel by) {

    /** The name of the route that carries it: {@code tell-<channel>}. */
    public String channel() {
        return by.name();
    }

    /** What anyone may read who sees it go by; the reference follows. */
    String headline() {
        boolean wakes = change == CaseChanged.Change.ARRIVED || change == CaseChanged.Change.REVIEW_WAITS;
        if (!wakes) {
            return "There is an update on";
        }
        return urgent ? "There is something urgent:" : "There is something new:";
    }

    /** Where the addressee reads what the news says. */
    String link() {
        return "/disclosures/v1/" + reference;
    }

    /** An address may be a person's. */
    @Override
    public String toString() {
        return "Notice[" + id + ", " + reference + ", " + to.key() + ", attempt " + attempt + "]";
    }
}
