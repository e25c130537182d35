package org.safeconduct.exchange;

import java.util.List;
import java.util.Optional;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.intake.Continuation;
import org.safeconduct.intake.Correlation;
import org.safeconduct.intake.HealthCallback;
import org.safeconduct.intake.KnownCases;
import org.safeconduct.platform.Rejection;
import org.safeconduct.sealing.vault.Vault;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Under which ids health systems shared: what an answer must name, and how a later message names its case. */
@Component
public class HealthMessages implements KnownCases {

    private final JdbcTemplate database;
    private final Cases cases;
    private final Vault vault;
    private final ObjectMapper json;

    HealthMessages(JdbcTemplate database, Cases cases, Vault vault, ObjectMapper json) {
        this.database = database;
        this.cases = cases;
        this.vault = vault;
        this.json = json;
    }

    /** Adds a row in the caller's transaction. */
    void add(Reference reference, AgencyId agency, Correlation correlation) {
        Optional<String> request = Optional.ofNullable(correlation.traits().get(Correlation.Trait.FOCUS));
        ObjectNode content = json.createObjectNode().put("answered", correlation.answered());
        request.ifPresent(id -> content.put("request", id));
        try {
            database.update(
                    "insert into health_message (reference, agency, request_key, content) values (?, ?, ?, ?)",
                    reference.value(),
                    agency.value(),
                    request.map(id -> key(agency, id)).orElse(null),
                    vault.lock(context(reference), json.writeValueAsBytes(content)));
        } catch (JacksonException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** The message with which a case was shared; empty if it came by form. */
    public Optional<HealthCallback.Shared> of(Reference reference) {
        return database
                .query(
                        "select content from health_message where reference = ?",
                        (row, number) -> read(vault.unlock(context(reference), row.getBytes("content"))),
                        reference.value())
                .stream()
                .findFirst();
    }

    @Override
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

    private HealthCallback.Shared read(byte[] content) {
        try {
            var tree = json.readTree(content);
            return new HealthCallback.Shared(
                    tree.path("answered").asString(""),
                    Optional.ofNullable(tree.path("request").stringValue(null)));
        } catch (JacksonException e) {
            throw new IllegalStateException("what was locked is JSON", e);
        }
    }

    private String key(AgencyId agency, String request) {
        return vault.pseudonym("service request " + agency + " " + request);
    }

    private static String context(Reference reference) {
        return "health message " + reference;
    }
}
