package org.safeconduct.feedback;

import java.sql.SQLException;
import java.util.List;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.Fact;
import org.safeconduct.evidence.verify.NotProven;
import org.safeconduct.evidence.verify.Recorded;
import org.safeconduct.evidence.verify.StoreCheck;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who decided about what and when is as evidence says. */
@Component
@Order(3)
public class RecordedDecisions implements Recorded {

    private static final StoreCheck.Claim DECISIONS = new StoreCheck.Claim(
            "the handling decision about %s",
            List.of(Event.HANDLING_DECIDED.code()),
            """
            select reference, received_at as since, received_at as at, decided_at as "decidedAt",
                   decision_key as "handlingDecision", agency as "recipientAgency", recipient
              from handling_decision""",
            List.of(Fact.HANDLING_DECISION.key(), Fact.RECIPIENT_AGENCY.key(), Fact.RECIPIENT.key()),
            List.of("at", Fact.DECIDED_AT.key()));

    @Override
    public void check(StoreCheck store) throws SQLException, NotProven {
        store.same(DECISIONS);
    }
}
