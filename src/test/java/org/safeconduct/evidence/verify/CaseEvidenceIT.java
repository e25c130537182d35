package org.safeconduct.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.evidence.log.CheckpointSigner;
import org.safeconduct.governance.Figures;
import org.safeconduct.governance.LogChecks;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.OwnDatabase;
import org.safeconduct.support.RunningGateway;
import org.safeconduct.support.Shared;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A case and its evidence tell the same, or the check says where they do not; what is no evidence is shown to nobody. */
@ExtendWith(Shared.class)
class CaseEvidenceIT {

    static RunningGateway gateway;
    static AgencySystem school;
    static JdbcTemplate database;
    static String reference;

    @BeforeAll
    static void shareAndDecide(RunningGateway shared) throws Exception {
        gateway = shared;
        school = gateway.agency("oakfield-school");
        database = gateway.bean(JdbcTemplate.class);
        new OwnDatabase(gateway.data(), gateway.certs()).letTamper();
        HttpResponse<byte[]> answer = school.post(
                "/schools/v1/disclosures", "application/json", AgencySystem.jsonExample("school", "They told us."));
        assertThat(answer.statusCode()).isEqualTo(202);
        reference = AgencySystem.json(answer).path("reference").asString();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Objects.requireNonNull(database.queryForObject(
                                "select count(*) from delivery where reference = ? and state <> 'delivered'",
                                Long.class,
                                reference))
                        == 0);
        HttpResponse<byte[]> decided = gateway.agency("county-police")
                .post("/police/v1/decisions", "application/json", """
                {"decisionId": "CE-1", "reference": "%s", "decidedAt": "%s", "disposition": "no-further-action",
                 "reasonForSharer": "We looked into it.", "decidedBy": {"role": "supervisor"}}""".formatted(reference, Instant.now())
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(decided.statusCode())
                .as(new String(decided.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
    }

    @Test
    void aWholeCase_isProven() throws Exception {
        assertThat(finding("select 1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            delete from disclosure where reference = '%s' | disclosure %s is not in the store as the record
            update disclosure set agency = 'haven-charity' where reference = '%s' | disclosure %s is not in the store
            update disclosure set received_at = received_at - interval '1 day' where reference = '%s' | disclosure %s is not
            update disclosure set reference = 'SC-0000-0000' where reference = '%s' | disclosure %s is not in the store
            insert into disclosure (reference, agency, message_key, body_key, status, received_at, answer) select 'SC-0000-0000', agency, 'm', body_key, status, received_at, answer from disclosure where reference = '%s' | disclosure SC-0000-0000 has no evidence
            update disclosure set danger = not danger where reference = '%s' | somebody in %s is in danger, which has no evidence
            delete from handling_decision where reference = '%s' | handling decision about %s is not in the store
            update handling_decision set reference = 'SC-0000-0000' where reference = '%s' | handling decision about %s is not
            update handling_decision set recipient = 'mash' where reference = '%s' | handling decision about %s is not
            update handling_decision set decided_at = decided_at - interval '1 hour' where reference = '%s' | handling decision about %s
            insert into handling_decision (agency, decision_key, body_key, reference, recipient, decided_at, received_at, content) select agency, 'x', body_key, reference, recipient, decided_at, received_at, content from handling_decision where reference = '%s' | handling decision about %s has no evidence
            delete from envelope where reference = '%s' | envelope of %s is not in the store
            update envelope set recipient = 'haven-charity' where reference = '%s' | envelope of %s is not in the store
            update envelope set digest = 'x' where reference = '%s' | envelope of %s is not in the store
            update envelope set content = 'x' where reference = '%s' | of %s has not the content that its evidence says
            update envelope set content = null where reference = '%s' | the emptied envelope of %s has no evidence
            update delivery set recipient_key = 'x' where reference = '%s' | what is to be delivered of %s has no evidence
            insert into envelope (id, reference, recipient, use, content, digest, recipient_key) select gen_random_uuid(), reference, recipient, use, content, digest, recipient_key from envelope where reference = '%s' | of %s has no evidence
            delete from delivery where reference = '%s' | delivery of %s is not in the store
            update delivery set state = 'waiting' where reference = '%s' | delivery of %s is not in the store
            update delivery set receipt = 'forged' where reference = '%s' | delivery of %s is not in the store
            update delivery set delivered_at = now() where reference = '%s' | delivery of %s is not in the store
            delete from evidence_record where event = 'delivered' and reference = '%s' | no erasure on record accounts for it
            delete from evidence_record where event = 'viewed' and reference = '%s' | no erasure on record accounts for it
            """)
    void isNotProven_whenTheCaseAndItsEvidenceDiffer(String attack, String place) throws Exception {
        assertThat(finding(attack.formatted(reference)))
                .hasValueSatisfying(finding -> assertThat(finding).contains(place.formatted(reference)));
    }

    /** Nobody's entry commits to them: an attacker can add rows, and sharer and governance never see them. */
    @Test
    void aRecordWithoutAnEntry_isShownToNobody_andTheCheckNamesIt() throws Exception {
        long events = events();
        String today = LocalDate.now(ZoneId.of("Europe/London")).toString();
        String figures = turnedAway(today);
        String forge = """
                insert into evidence_record (entry, salt, record) select 900000000 + n, 'x', replace(
                    '{"at":"%s","event":"withdrawn","reference":"%s"}', 'withdrawn',
                    case when n = 1 then 'withdrawn' else 'turned-away' end) from generate_series(1, 41) n""".formatted(Instant.now(), reference);

        assertThat(finding(forge))
                .hasValueSatisfying(
                        finding -> assertThat(finding).contains("the record of the entry with id 900000001 is of no"));
        try {
            asOwner(forge);
            assertThat(timeline()).doesNotContain("withdrawn");
            assertThat(events()).as("41 were forged").isLessThan(events + 20);
            assertThat(turnedAway(today)).isEqualTo(figures);
        } finally {
            asOwner("delete from evidence_record where entry > 900000000");
        }
    }

    @Test
    void aRecordThatWasAltered_isShownToNobody() throws Exception {
        assertThat(timeline()).contains("handling-decided");
        String alter = "update evidence_record set record = replace(record, '%s', '%s')" + " where reference = '"
                + reference + "' and event = '%s'";
        try {
            asOwner(alter.formatted("\"police\"", "\"mashed\"", "handling-decided"));
            assertThat(timeline()).doesNotContain("mashed", "handling-decided");
        } finally {
            asOwner(alter.formatted("\"mashed\"", "\"police\"", "handling-decided"));
        }
        assertThat(timeline()).contains("handling-decided");
    }

    @ParameterizedTest
    @CsvSource({"event, reference", "reference, null", "at, now()"})
    void aColumnThatRepeatsTheRecord_cannotBeAlteredApart(String column, String value) {
        org.assertj.core.api.Assertions.assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> asOwner("update evidence_record set " + column + " = " + value
                        + " where reference = '" + reference + "'"))
                .withMessageContaining("can only be updated to DEFAULT");
    }

    /** The check's own verdict is a row like others: it counts as it is on record. */
    @Test
    void aVerdictThatIsNotOnRecord_isNotShown() throws Exception {
        LogChecks checks = gateway.bean(LogChecks.class);
        checks.begin();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> checks.latest().orElseThrow().state() != LogChecks.State.RUNNING);
        assertThat(checks.latest().orElseThrow().finding()).isEmpty();
        assertThat(checks.latest().orElseThrow().state()).isEqualTo(LogChecks.State.PROVEN);

        String newest = " where id = (select id from evidence_check order by asked_at desc limit 1)";
        asOwner("update evidence_check set entries = entries + 1" + newest);
        try {
            assertThat(checks.latest().orElseThrow().state()).isEqualTo(LogChecks.State.FAILED);
        } finally {
            asOwner("update evidence_check set entries = entries - 1" + newest);
        }
    }

    /** The view holds what counts; the table also what somebody may have put there. */
    @Test
    void everyReader_readsEvidence_andNotTheTableOfRecords() throws IOException {
        Set<String> mayTouchTheTable =
                Set.of("Evidence.java", "OldRecords.java", "DatabaseCheck.java", "StoreCheck.java");
        try (var files = Files.walk(Path.of("src/main/java"))) {
            Set<String> touching = files.filter(Files::isRegularFile)
                    .filter(file -> text(file).contains("evidence_record"))
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toSet());
            assertThat(touching).isEqualTo(mayTouchTheTable);
        }
        for (String writer : List.of("evidence/Evidence.java", "evidence/OldRecords.java")) {
            assertThat(text(Path.of("src/main/java/org/safeconduct").resolve(writer))
                            .replace("delete from evidence_record", ""))
                    .doesNotContainPattern("(from|join) evidence_record");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String timeline() throws Exception {
        return AgencySystem.json(school.get("/disclosures/v1/" + reference))
                .path("timeline")
                .toString();
    }

    private static long events() throws Exception {
        JsonNode found = AgencySystem.json(
                gateway.agency("partnership-governance").get("/fhir/AuditEvent?_count=500&entity=" + reference));
        return found.path("total").asLong(found.path("entry").size());
    }

    private static String turnedAway(String day) {
        return String.valueOf(gateway.bean(Figures.class).of(day, day).counts().get("turnedAway"));
    }

    /** What the check finds, after an attack that nobody else sees. */
    private static Optional<String> finding(String attack) throws Exception {
        CheckpointSigner signer = gateway.bean(CheckpointSigner.class);
        try (Connection own = gateway.bean(DataSource.class).getConnection();
                Statement statement = own.createStatement()) {
            own.setAutoCommit(false);
            own.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                statement.execute("set local session_replication_role = replica");
                statement.execute(attack);
                new DatabaseCheck(
                                own,
                                new Trust(List.of(VerifierKey.parse(signer.verifierKey())), List.of(), List.of()),
                                Period.ofYears(25),
                                gateway.beans(Recorded.class),
                                checked -> {})
                        .checkTransaction(Optional.empty());
                return Optional.empty();
            } catch (NotProven e) {
                return Optional.of(e.finding());
            } finally {
                own.rollback();
                own.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                own.setAutoCommit(true);
            }
        }
    }

    private static void asOwner(String sql) throws SQLException {
        try (Connection own = gateway.bean(DataSource.class).getConnection();
                Statement statement = own.createStatement()) {
            own.setAutoCommit(false);
            try {
                statement.execute("set local session_replication_role = replica");
                statement.execute(sql);
                own.commit();
            } finally {
                own.rollback();
                own.setAutoCommit(true);
            }
        }
    }
}
