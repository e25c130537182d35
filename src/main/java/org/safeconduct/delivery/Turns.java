package org.safeconduct.delivery;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.safeconduct.agreement.Admission;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.Register;
import org.safeconduct.exchange.Envelopes;
import org.safeconduct.sealing.agency.AgencyCertificates;
import org.safeconduct.sealing.agency.CertificateStanding;
import org.springframework.stereotype.Component;

/** Says of a delivery whose turn it is whether it may be tried. Its content is loaded only when it may. */
@Component
class Turns {

    private static final int AT_ONCE = 500;

    private final DeliveryRows rows;
    private final Envelopes envelopes;
    private final Register register;
    private final AgencyCertificates certificates;
    private final Admission admission;

    Turns(
            DeliveryRows rows,
            Envelopes envelopes,
            Register register,
            AgencyCertificates certificates,
            Admission admission) {
        this.rows = rows;
        this.envelopes = envelopes;
        this.register = register;
        this.certificates = certificates;
        this.admission = admission;
    }

    Readiness of(UUID envelope) {
        return rows.find(envelope).map(this::turn).orElse(new Readiness.Done());
    }

    private Readiness turn(DeliveryRows.Row row) {
        return switch (row.state()) {
            case WAITING -> waiting(row, attempt(row));
            case DELIVERED, PARKED, RETURNED, STOPPED -> new Readiness.Done();
        };
    }

    private Readiness waiting(DeliveryRows.Row row, Attempt attempt) {
        CertificateStanding standing = certificates.standing(attempt.to(), row.recipientKey());
        if (standing == CertificateStanding.WITHDRAWN) {
            return new Readiness.Withdrawn(attempt);
        }
        if (!admission.admits(row.recipient())) {
            return new Readiness.Suspended();
        }
        return standing == CertificateStanding.HOLDS
                ? new Readiness.Now(parcel(attempt))
                : new Readiness.Unsure(attempt);
    }

    /** What was tried and is not receipted, whatever has become of it since. */
    Optional<Parcel> awaitingReceipt(UUID envelope) {
        return rows.find(envelope)
                .filter(row -> row.attempts() > 0 && row.state() != DeliveryState.DELIVERED)
                .map(row -> parcel(attempt(row)));
    }

    private Parcel parcel(Attempt attempt) {
        Envelopes.Content content = Objects.requireNonNull(
                envelopes.contents(Set.of(attempt.envelope())).get(attempt.envelope()));
        return new Parcel(attempt, content.digest(), content.bytes());
    }

    /** What waits, or is parked, for a recipient whose key it was sealed to has been withdrawn. */
    List<Attempt> withdrawn() {
        return rows.keysInUse().stream()
                .filter(key -> register.agency(key.recipient())
                        .filter(to -> certificates.standing(to, key.recipientKey()) == CertificateStanding.WITHDRAWN)
                        .isPresent())
                .flatMap(key -> rows.sealedTo(key, AT_ONCE).stream())
                .map(this::attempt)
                .toList();
    }

    private Attempt attempt(DeliveryRows.Row row) {
        Agency to = register.agency(row.recipient())
                .orElseThrow(() -> new IllegalStateException("a delivery names an agency that has left"));
        return new Attempt(row.envelope(), row.reference(), to, row.attempts() + 1, row.urgent());
    }
}
