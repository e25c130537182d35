package org.safeconduct.exchange;

import java.util.List;
import java.util.Optional;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.intake.Continuation;
import org.safeconduct.intake.Correlation;
import org.safeconduct.intake.MessageId;
import org.safeconduct.intake.SharedMessage;
import org.safeconduct.platform.Rejection;
import org.safeconduct.sealing.vault.KeptForm;
import org.safeconduct.sealing.vault.LockedRecords;
import org.safeconduct.sealing.vault.Vault;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Under which ids health systems shared: what an answer must name, and how a later message names its case. */
@Component
public class HealthMessages {

    static final KeptForm<SharedMessage> FORM = new KeptForm<>(SharedMessage.class);

    private final JdbcTemplate database;
    private final Cases cases;
    private final Vault vault;
    private final LockedRecords locked;

    HealthMessages(JdbcTemplate database, Cases cases, Vault vault, LockedRecords locked) {
        this.database = database;
        this.cases = cases;
        this.vault = vault;
        this.locked = locked;
    }

    /** Adds a row in the caller's transaction. */
    void add(Reference reference, AgencyId agency, Correlation correlation) {
        Optional<String> request = Optional.ofNullable(correlation.traits().get(Correlation.Trait.FOCUS));
        database.update(
                "insert into health_message (reference, agency, request_key, content) values (?, ?, ?, ?)",
                reference.value(),
                agency.value(),
                request.map(id -> key(agency, id)).orElse(null),
                locked.lock(context(reference), FORM, new SharedMessage(correlation.answered(), request)));
    }

    /** The message with which a case was shared; empty if it came by form. */
    public Optional<SharedMessage> of(Reference reference) {
        return database
                .query(
                        "select content from health_message where reference = ?",
                        (row, number) -> locked.unlock(context(reference), FORM, row.getBytes("content")),
                        reference.value())
                .stream()
                .findFirst();
    }

    /**
     * Which case of an agency a message means.
     *
     * @throws Rejection not found, or conflict if more than one case may be meant
     */
    public Reference find(AgencyId agency, Continuation named) {
        if (named.reference().isPresent()) {
            return named.reference()
                    .filter(Reference::isReference)
                    .map(Reference::new)
                    .filter(reference -> cases.isOf(reference, agency))
                    .orElseThrow(HealthMessages::unknown);
        }
        List<Reference> meant =
                named.request().map(request -> sharedUnder(agency, request)).orElse(List.of());
        if (meant.size() > 1) {
            throw new Rejection(
                    Rejection.Kind.CONFLICT,
                    "More than one case of yours was shared under this ServiceRequest's id. Name the one you mean: its"
                            + " reference as an identifier of the ServiceRequest, system "
                            + "https://safeconduct.org/fhir/Id/disclosure-reference.");
        }
        return meant.stream().findFirst().orElseThrow(HealthMessages::unknown);
    }

    private static Rejection unknown() {
        return new Rejection(Rejection.Kind.NOT_FOUND, "No case of yours was shared under this ServiceRequest's id.");
    }

    /** Systems reuse ids, so there may be several. */
    private List<Reference> sharedUnder(AgencyId agency, String request) {
        return database.query(
                """
                select m.reference from health_message m join disclosure d on d.reference = m.reference
                 where m.agency = ? and m.request_key = ? and d.part_of is null order by d.received_at""", (row, number) -> new Reference(row.getString("reference")), agency.value(), key(agency, request));
    }

    private String key(AgencyId agency, String request) {
        return vault.pseudonym("service request " + agency + " " + MessageId.compared(request));
    }

    private static String context(Reference reference) {
        return "health message " + reference;
    }
}
