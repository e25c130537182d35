package org.safeconduct.exchange;

import java.sql.SQLException;
import java.util.List;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.Fact;
import org.safeconduct.evidence.verify.NotProven;
import org.safeconduct.evidence.verify.Recorded;
import org.safeconduct.evidence.verify.StoreCheck;
import org.safeconduct.sharing.Obligation;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Disclosures came as evidence says, and their envelopes hold what it says, or end when it says so. */
@Component
@Order(1)
public class RecordedDisclosures implements Recorded {

    private static final StoreCheck.Claim DISCLOSURES = new StoreCheck.Claim(
            "disclosure %s",
            List.of(Event.ACCEPTED.code(), Event.REFERRED.code(), Event.REFUSED.code()),
            "select reference, received_at as since, received_at as at, agency from disclosure",
            List.of(Fact.AGENCY.key()),
            List.of("at"));

    private static final StoreCheck.Claim IN_DANGER = danger("somebody in %s is in danger, which", "danger");
    private static final StoreCheck.Claim NOT_IN_DANGER = danger("nobody in %s is in danger", "not danger");

    private static final String ENVELOPES = """
            select e.reference, d.received_at as since, e.id::text as envelope, e.recipient as "recipientAgency",
                   e.digest as "envelopeDigest", e.recipient_key as "recipientKey"
              from envelope e left join disclosure d on d.reference = e.reference""";

    private static final StoreCheck.Claim SEALED = new StoreCheck.Claim(
            "the envelope of %s",
            List.of(Event.SEALED.code()),
            ENVELOPES,
            List.of(
                    Fact.ENVELOPE.key(),
                    Fact.RECIPIENT_AGENCY.key(),
                    Fact.ENVELOPE_DIGEST.key(),
                    Fact.RECIPIENT_KEY.key()),
            List.of());

    private static final StoreCheck.Claim EMPTIED = new StoreCheck.Claim(
            "the emptied envelope of %s",
            List.of(Event.ENVELOPE_DELETED.code()),
            ENVELOPES + " where e.content is null",
            List.of(Fact.ENVELOPE.key(), Fact.RECIPIENT_AGENCY.key(), Fact.ENVELOPE_DIGEST.key()),
            List.of());

    private static StoreCheck.Claim danger(String what, String which) {
        return new StoreCheck.Claim(
                what,
                List.of(Event.DECIDED.code()),
                "select reference, received_at as since, '" + Obligation.CALL_999.code()
                        + "' as obligations from disclosure where " + which,
                List.of(),
                List.of(),
                List.of(Fact.OBLIGATIONS.key()));
    }

    @Override
    public void check(StoreCheck store) throws SQLException, NotProven {
        store.sameCounted(DISCLOSURES);
        store.recorded(IN_DANGER);
        store.never(NOT_IN_DANGER);
        store.same(SEALED);
        store.none(
                "select id, reference from envelope where content is not null"
                        + " and encode(sha256(content), 'hex') <> digest order by 2",
                "envelope %s of %s has not the content that its evidence says");
        store.same(EMPTIED);
    }
}
