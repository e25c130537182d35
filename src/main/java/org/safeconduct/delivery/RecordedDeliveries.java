package org.safeconduct.delivery;

import java.sql.SQLException;
import java.util.List;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.Fact;
import org.safeconduct.evidence.verify.NotProven;
import org.safeconduct.evidence.verify.Recorded;
import org.safeconduct.evidence.verify.StoreCheck;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What was delivered was receipted as evidence says, and every delivery is of an envelope that evidence knows. */
@Component
@Order(2)
public class RecordedDeliveries implements Recorded {

    private static final StoreCheck.Claim DELIVERED = new StoreCheck.Claim(
            "the delivery of %s",
            List.of(Event.DELIVERED.code()),
            """
            select reference, delivered_at as since, delivered_at as at, envelope::text as envelope,
                   recipient as "recipientAgency", encode(sha256(convert_to(receipt, 'UTF8')), 'hex') as "receiptDigest"
              from delivery where state = 'delivered'""",
            List.of(Fact.ENVELOPE.key(), Fact.RECIPIENT_AGENCY.key(), Fact.RECEIPT_DIGEST.key()),
            List.of("at"));

    private static final StoreCheck.Claim SEALED = new StoreCheck.Claim(
            "what is to be delivered of %s",
            List.of(Event.SEALED.code()),
            """
            select reference, envelope::text as envelope, recipient as "recipientAgency", recipient_key as "recipientKey",
                   coalesce(delivered_at, case when state in ('waiting', 'parked') then 'infinity'::timestamptz
                                               else '-infinity' end) as since
              from delivery""",
            List.of(Fact.ENVELOPE.key(), Fact.RECIPIENT_AGENCY.key(), Fact.RECIPIENT_KEY.key()),
            List.of());

    @Override
    public void check(StoreCheck store) throws SQLException, NotProven {
        store.same(DELIVERED);
        store.recorded(SEALED);
    }
}
