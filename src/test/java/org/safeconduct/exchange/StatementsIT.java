package org.safeconduct.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.handling.Certainty;
import org.safeconduct.handling.HandlingStatement;
import org.safeconduct.handling.HandlingStatement.Line;
import org.safeconduct.handling.Topic;
import org.safeconduct.platform.Unavailable;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.RunningGateway;
import org.safeconduct.support.Shared;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A case's statement is kept in versions, locked, each with evidence; and its sharer sees what changed. */
@ExtendWith(Shared.class)
class StatementsIT {

    private static final Instant LATER = Instant.parse("2027-01-02T03:04:05Z");
    private static final Line RECORDED = new Line(
            "HD-DEC-01",
            Topic.RECORDING,
            Certainty.WILL,
            "Canary: the police recorded a crime.",
            List.of(),
            "The force's decision",
            "V",
            true);

    static RunningGateway gateway;
    static Statements statements;
    static JdbcTemplate database;
    static TransactionTemplate transaction;

    @BeforeAll
    static void start(RunningGateway shared) {
        gateway = shared;
        statements = gateway.bean(Statements.class);
        database = gateway.bean(JdbcTemplate.class);
        transaction = new TransactionTemplate(gateway.bean(PlatformTransactionManager.class));
    }

    private static String share() throws Exception {
        return AgencySystem.json(gateway.agency("oakfield-school")
                        .post(
                                "/schools/v1/disclosures",
                                "application/json",
                                AgencySystem.jsonExample("school", "A teacher was told.")))
                .path("reference")
                .asString();
    }

    private static Optional<Statements.Version> add(Reference reference, HandlingStatement next) {
        return transaction.execute(status -> statements.add(reference, next, LATER));
    }

    @Test
    void firstVersion_isTheOneInTheAnswer() throws Exception {
        AgencySystem school = gateway.agency("oakfield-school");
        JsonNode answer = AgencySystem.json(school.post(
                "/schools/v1/disclosures", "application/json", AgencySystem.jsonExample("school", "First.")));

        JsonNode statement = school.getJson(answer.at("/links/statement").asString());

        assertThat(statement.path("version").asInt()).isEqualTo(1);
        assertThat(statement.has("changes")).isFalse();
        assertThat(statement.path("lines")).isEqualTo(answer.at("/handling/lines"));
        assertThat(statement.path("clocks")).isEqualTo(answer.at("/handling/clocks"));
        assertThat(statement.at("/lines/0/because")).isNotEmpty();
    }

    @Test
    void nextVersion_takesItsPlace_andSaysWhatChanged() throws Exception {
        Reference reference = new Reference(share());
        HandlingStatement first = statements.versions(reference).getLast().statement();
        Line gone = first.lines().getFirst();

        Statements.Version added = add(
                        reference, first.revised(List.of(RECORDED), Set.of(gone.id()), Set.of("crime-recorded")))
                .orElseThrow();

        assertThat(added.number()).isEqualTo(2);
        assertThat(added.changes().added()).containsExactly(RECORDED);
        AgencySystem school = gateway.agency("oakfield-school");
        JsonNode now = school.getJson("/disclosures/v1/" + reference + "/statement");
        assertThat(now.path("version").asInt()).isEqualTo(2);
        assertThat(now.path("madeAt").asString()).isEqualTo(LATER.toString());
        assertThat(now.at("/changes/added/0").asString()).isEqualTo("HD-DEC-01");
        assertThat(now.at("/changes/removed/0/id").asString()).isEqualTo(gone.id());
        assertThat(now.at("/changes/clocksEnded/0/code").asString()).isEqualTo("crime-recorded");
        JsonNode disclosure = school.getJson("/disclosures/v1/" + reference);
        assertThat(disclosure.path("handling")).isEqualTo(now);
        JsonNode explained = disclosure
                .path("timeline")
                .valueStream()
                .filter(event -> event.path("event").asString().equals("explained"))
                .findAny()
                .orElseThrow();
        assertThat(explained.path("statementVersion").asInt()).isEqualTo(2);
        assertThat(explained.path("statement").toString()).contains("HD-DEC-01");
        assertThat(statements.versions(reference))
                .extracting(Statements.Version::number)
                .containsExactly(1, 2);
    }

    @Test
    void nothingIsWritten_whenNothingChanged() throws Exception {
        Reference reference = new Reference(share());
        HandlingStatement same = statements.versions(reference).getLast().statement();

        assertThat(add(reference, same)).isEmpty();

        assertThat(statements.versions(reference)).hasSize(1);
        assertThat(events(reference)).doesNotContain("explained");
    }

    @Test
    void nothingIsKept_whenItsCauseIsRolledBack() throws Exception {
        Reference reference = new Reference(share());
        HandlingStatement first = statements.versions(reference).getLast().statement();

        transaction.executeWithoutResult(status -> {
            statements.add(reference, first.revised(List.of(RECORDED), Set.of(), Set.of()), LATER);
            status.setRollbackOnly();
        });

        assertThat(statements.versions(reference)).hasSize(1);
        assertThat(events(reference)).doesNotContain("explained");
    }

    @Test
    void whatIsStored_isLocked_andBoundToItsCaseAndVersion() throws Exception {
        Reference reference = new Reference(share());
        Reference other = new Reference(share());
        for (Reference each : List.of(reference, other)) {
            HandlingStatement first = statements.versions(each).getLast().statement();
            add(each, first.revised(List.of(RECORDED), Set.of(), Set.of()));
        }

        byte[] stored = database.queryForObject(
                "select content from statement where reference = ?", byte[].class, reference.value());
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("Canary", "recording");
        byte[] others = database.queryForObject(
                "select content from statement where reference = ?", byte[].class, other.value());
        database.update("update statement set content = ? where reference = ?", stored, other.value());
        assertThatThrownBy(() -> statements.versions(other)).isInstanceOf(Unavailable.class);
        database.update("update statement set content = ? where reference = ?", others, other.value());
    }

    @Test
    void aStatementOutsideATransaction_orOfNoCase_isRefused() throws Exception {
        Reference reference = new Reference(share());
        HandlingStatement first = statements.versions(reference).getLast().statement();

        assertThatThrownBy(() -> statements.add(reference, first, LATER))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThatThrownBy(() -> add(new Reference("SC-ZZZZ-ZZZZ"), first))
                .isInstanceOf(EmptyResultDataAccessException.class);
    }

    @Test
    void anothersStatement_doesNotExist() throws Exception {
        String reference = share();
        for (String path : List.of(reference, "SC-ZZZZ-ZZZZ", "nonsense")) {
            assertThat(gateway.agency("haven-charity")
                            .get("/disclosures/v1/" + path + "/statement")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    private static List<String> events(Reference reference) {
        return database.queryForList(
                "select record::jsonb ->> 'event' from evidence_record where reference = ?",
                String.class,
                reference.value());
    }
}
