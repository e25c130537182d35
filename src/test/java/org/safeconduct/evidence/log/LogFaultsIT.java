package org.safeconduct.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safeconduct.support.Command;

/** What crashes, races and people with access to the database do to the log, and whether the verifier notices. */
class LogFaultsIT extends LogWithEntries {

    @Test
    void isProven_whenNobodyTouchedIt() throws Exception {
        try (LogWorkshop log = copy()) {
            Path served = log.export(folder.resolve("untouched"));

            assertThat(verifyDatabase(log).text()).startsWith("PROVEN: 700 entries in 3 checkpoints");
            assertThat(verify("log", served.toString()).text()).startsWith("PROVEN: every one of the 700 entries");
            assertThat(verify("log", served.toString(), "--seen", seen.toString())
                            .status())
                    .isZero();
            assertThat(verify("range", served.toString(), "200", "300").text())
                    .startsWith("PROVEN: entries 200 to 300");
            assertThat(verify("range", served.toString(), "0", "699").status()).isZero();
            assertThat(verify("range", served.toString(), "0", "700").text()).startsWith("NOT PROVEN: the log has 700");
        }
    }

    private static final String ENTRY_300 = "(select entry from evidence_leaf where index = 300)";

    static List<List<String>> tampering() {
        return List.of(
                List.of(
                        "update evidence_record set record = replace(record, 'police', 'nobody') where entry = "
                                + ENTRY_300,
                        "entry 300 \\(id \\d+\\): its record or its salt is not the one it commits to"),
                List.of(
                        "update evidence_record set salt = sha256(salt) where entry = " + ENTRY_300,
                        "entry 300 \\(id \\d+\\): its record or its salt is not the one it commits to"),
                List.of(
                        "update evidence_entry set commitment = sha256(commitment) where id = " + ENTRY_300,
                        "entry 300 \\(id \\d+\\): its record or its salt is not the one it commits to"),
                List.of(
                        "delete from evidence_record where entry = " + ENTRY_300
                                + "; update evidence_entry set commitment = sha256(commitment) where id = " + ENTRY_300,
                        "the root of the first 512 entries is not the one that was signed at checkpoint 512|"
                                + "entry 300 is not the one that tile 0/1 holds the hash of"),
                List.of(
                        "update evidence_tile set hashes = overlay(hashes placing sha256('x') from 321) where level = 0"
                                + " and number = 1",
                        "entry 266 is not the one that tile 0/1 holds the hash of"),
                List.of(
                        "update evidence_tile set hashes = overlay(hashes placing sha256('x') from 33) where level = 1",
                        "tile 1/0 does not hold the hash of tile 0/1"),
                List.of("delete from evidence_tile where level = 1", "tile 1/0 is missing"),
                List.of(
                        "insert into evidence_tile select 0, 9, hashes from evidence_tile where level = 1",
                        "there are tiles that no entry is in: tile 0/9"),
                List.of("delete from evidence_entry where id = " + ENTRY_300, "entry 300 \\(id \\d+\\) was deleted"),
                List.of("delete from evidence_leaf where index = 300", "entry 300 has no leaf: the next is 301"),
                List.of(
                        "delete from evidence_leaf where index = 699",
                        "checkpoint 700 has more entries than there are leaves: entry 699 is missing"),
                List.of(
                        "with e as (insert into evidence_entry (commitment) values (sha256('x')) returning id)"
                                + " insert into evidence_leaf select 700, id from e",
                        "leaf 700 is beyond the last checkpoint, of size 700"),
                List.of(
                        "insert into evidence_entry (commitment) values (sha256('x'))",
                        "the entry with id \\d+ is in nobody's log"),
                List.of(
                        "update evidence_leaf set index = -1 where index = 300;"
                                + " update evidence_leaf set index = 300 where index = 301;"
                                + " update evidence_leaf set index = 301 where index = -1",
                        "entry 300 is not the one that tile 0/1 holds the hash of"),
                List.of(
                        "alter table evidence_checkpoint alter column root drop expression;"
                                + " update evidence_checkpoint set root = sha256('x') where size = 512",
                        "checkpoint 512 is not what its note says"),
                List.of(
                        "update evidence_checkpoint set note = replace(note, '512', '513') where size = 512",
                        "signature of safeconduct.org/workshop is wrong|has more entries"),
                List.of(
                        "delete from evidence_checkpoint where size = 512",
                        "checkpoint 700 does not follow checkpoint 256"),
                List.of(
                        "insert into disclosure (reference, agency, message_key, body_key, status, received_at, answer)"
                                + " values ('SC-0000-0000', 'a', 'm', 'b', 'accepted', now(), 'x')",
                        "disclosure SC-0000-0000 has no evidence"));
    }

    @ParameterizedTest
    @MethodSource("tampering")
    void isNotProven_whenSomebodyAlteredTheDatabase(List<String> attack) throws Exception {
        try (LogWorkshop log = copy()) {
            log.tamper(attack.getFirst().split("; ?"));

            Command verdict = verifyDatabase(log);
            assertThat(verdict.status()).as(verdict.text()).isEqualTo(1);
            assertThat(verdict.text()).containsPattern("NOT PROVEN: .*(" + attack.getLast() + ")");
        }
    }

    @Test
    void isNotProvenToAnyone_whenAnEntryIsServedThatWasNotSigned() throws Exception {
        try (LogWorkshop log = copy()) {
            log.tamper("update evidence_entry set commitment = sha256(commitment) where id = " + ENTRY_300);
            Path served = log.export(folder.resolve("altered"));

            assertThat(verify("log", served.toString()).text())
                    .isEqualTo("NOT PROVEN: entry 300 is not the one that tile 0/1 holds the hash of\n");
            assertThat(verify("range", served.toString(), "290", "310").text())
                    .startsWith("NOT PROVEN: entry 300 is not");
            assertThat(verify("range", served.toString(), "0", "20").status()).isZero();
        }
    }

    /** Whoever holds the log's key can sign another history; only somebody who saw the first one can tell. */
    @Test
    void isNotProven_toWhoSawIt_whenTheWholeDatabaseWasRolledBackAndGrewAnew() throws Exception {
        new org.springframework.jdbc.core.JdbcTemplate(postgres.getPostgresDatabase()).execute("create database young");
        String url = postgres.getJdbcUrl("postgres", "young");
        LogWorkshop.migrate(url);
        try (LogWorkshop log = LogWorkshop.open(url, key)) {
            log.append(10);
            log.integrate();
            Command unaware = verifyDatabase(log);
            Command back = verify("database", log.url(), "--seen", seen.toString());
            log.append(ENTRIES);
            log.integrate();
            Command other = verify("database", log.url(), "--seen", seen.toString());

            assertThat(unaware.status()).isZero();
            assertThat(back.text()).contains("rolled back: it had 700 entries").contains("and has 10");
            assertThat(other.text()).contains("the first 700 entries are not those of the checkpoint that was seen");
        }
    }

    @Test
    void isProven_whenRecordsWereErasedAtTheEndOfTheirTime_asTheRecordOfItSays() throws Exception {
        try (LogWorkshop log = copy()) {
            log.erase(100, 149, log.now());
            log.integrate();
            Path served = log.export(folder.resolve("erased"));

            assertThat(verify("database", log.url(), "--kept", "0d").text())
                    .startsWith("PROVEN: 701 entries")
                    .contains("50 records were erased");
            assertThat(verify("log", served.toString(), "--seen", seen.toString())
                            .status())
                    .isZero();
        }
    }

    @Test
    void isNotProven_whenARecordIsGoneThatNoErasureAccountsFor() throws Exception {
        try (LogWorkshop log = copy()) {
            log.erase(100, 149, log.now());
            log.integrate();
            log.tamper("delete from evidence_record where entry = " + ENTRY_300);

            assertThat(verify("database", log.url(), "--kept", "0d").text())
                    .startsWith("NOT PROVEN: entry 300: its record was deleted, and no erasure on record accounts");
        }
    }

    @Test
    void isNotProven_whenRecordsWereErasedBeforeTheirTime() throws Exception {
        try (LogWorkshop log = copy()) {
            log.erase(100, 149, log.now().minus(Duration.ofDays(1)));
            log.integrate();

            assertThat(verify("database", log.url(), "--kept", "0d").text())
                    .as("they are younger than the erasure says")
                    .containsPattern("NOT PROVEN: entry 149: its record was erased before its time, by entry 700 ");
        }
        try (LogWorkshop log = copy()) {
            log.erase(100, 149, log.now());

            assertThat(verifyDatabase(log).text())
                    .as("they are younger than any may be, whether the erasure has its leaf or not")
                    .contains("which waits for its leaf: it erased records that had not been kept for P25Y");
            log.integrate();
            assertThat(verifyDatabase(log).text())
                    .containsPattern("entry 700 .*: it erased records that had not been kept for P25Y");
        }
    }

    @Test
    void aDisclosureWithoutEvidence_isNotProven_whateverWasErased() throws Exception {
        try (LogWorkshop log = copy()) {
            log.erase(100, 149, log.now());
            log.integrate();
            log.tamper("insert into disclosure (reference, agency, message_key, body_key, status, received_at, answer)"
                    + " values ('SC-0000-0000', 'a', 'm', 'b', 'accepted', now(), 'x')");
            assertThat(verify("database", log.url(), "--kept", "0d").text())
                    .startsWith("NOT PROVEN: disclosure SC-0000-0000 has no evidence");

            log.tamper("update disclosure set received_at = '2001-01-01'");
            assertThat(verify("database", log.url(), "--kept", "0d").text())
                    .as("the erasure erased nothing of a disclosure")
                    .startsWith("NOT PROVEN: disclosure SC-0000-0000, or another as old, has no evidence");
        }
    }
}
