package org.safeconduct.delivery;

import java.time.Clock;
import java.time.Instant;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.Register;
import org.safeconduct.exchange.CaseChanged;
import org.safeconduct.exchange.Cases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Says early that something has not arrived: to the sharer, who can phone, and to operators. It is still tried; paused and parked
 * deliveries count, as they have not arrived either.
 */
@Component
class LateDeliveries {

    private static final Logger LOG = LoggerFactory.getLogger(LateDeliveries.class);
    private static final int AT_ONCE = 500;

    private final DeliveryRows rows;
    private final Register register;
    private final Cases cases;
    private final DeliveryEvidence evidence;
    private final DeliverySettings settings;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LateDeliveries(
            DeliveryRows rows,
            Register register,
            Cases cases,
            DeliveryEvidence evidence,
            DeliverySettings settings,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rows = rows;
        this.register = register;
        this.cases = cases;
        this.evidence = evidence;
        this.settings = settings;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    void look() {
        Instant now = clock.instant();
        for (DeliveryRows.Row late :
                rows.late(now.minus(settings.urgentSaidLate()), now.minus(settings.saidLate()), AT_ONCE)) {
            try {
                transaction.executeWithoutResult(status -> say(late, now));
            } catch (RuntimeException e) {
                LOG.error(
                        "{}: could not say that it is late ({})",
                        late.reference(),
                        e.getClass().getName());
            }
        }
    }

    private void say(DeliveryRows.Row late, Instant now) {
        cases.lock(late.reference());
        if (!rows.saidLate(late.envelope(), now)) {
            return;
        }
        Agency to = register.agency(late.recipient()).orElseThrow();
        evidence.delayed(late.reference(), to, late.envelope(), now);
        events.publishEvent(
                new CaseChanged(late.reference(), new CaseChanged.Audience.Sharer(), CaseChanged.Change.DELAYED, now));
        LOG.warn(
                "{} has not reached {}{}; its sharer is told",
                late.reference(),
                late.recipient(),
                late.urgent() ? ", and somebody may be in danger" : "");
    }
}
