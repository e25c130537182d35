package org.safeconduct.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.safeconduct.evidence.EvidenceLog;
import org.safeconduct.evidence.EvidenceSearch;
import tools.jackson.databind.JsonNode;

/** Evidence that is taken away, proved by whoever has it. */
class ExportIT extends Governing {

    @Test
    void export_holdsEveryRecord_eachWithWhatItsCommitmentIsOver_andIsOnRecord() throws Exception {
        String reference = shared(school, "school");
        String period = "?from=2020-01-01&to=2099-12-31";
        await().atMost(Duration.ofSeconds(10))
                .until(() -> Objects.requireNonNull(
                                database.queryForObject("select count(*) from evidence_waiting", Long.class))
                        == 0);

        String csv = text(governance.get("/governance/v1/evidence" + period, "Accept", "text/csv"));
        String lines = text(governance.get("/governance/v1/evidence" + period, "Accept", "application/x-ndjson"));

        List<CSVRecord> rows;
        try (var parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv))) {
            rows = parser.getRecords();
        }
        assertThat(rows)
                .anyMatch(row -> row.get("reference").equals(reference)
                        && row.get("event").equals("accepted"));
        List<String> all = lines.lines().toList();
        List<byte[]> leaves = new ArrayList<>();
        for (String line : all.subList(0, all.size() - 1)) {
            JsonNode one = JSON.readTree(line);
            assertThat(one.path("leaf").asInt()).isEqualTo(leaves.size());
            byte[] commitment = HexFormat.of().parseHex(one.path("commitment").asString());
            leaves.add(commitment);
            String record = line.substring(line.indexOf("\"record\":") + 9, line.length() - 1);
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(HexFormat.of().parseHex(one.path("salt").asString()));
            assertThat(sha256.digest(record.getBytes(StandardCharsets.UTF_8))).isEqualTo(commitment);
        }
        JsonNode proof = JSON.readTree(all.getLast()).path("proof");
        assertThat(leaves)
                .hasSizeGreaterThanOrEqualTo(rows.size())
                .hasSize(proof.path("end").asInt());
        Fold fold = new Fold();
        leaves.forEach(fold::append);
        assertThat(fold.root()).isEqualTo(rootOf(proof.path("to").asString()));
        assertThat(count("exported")).isGreaterThanOrEqualTo(2);
        assertThat(withoutEvidence(() -> governance.get("/governance/v1/evidence" + period))
                        .statusCode())
                .isEqualTo(503);
    }

    /** A period that begins inside the log: what stands before is folded from the proof alone. */
    @Test
    void exportOfAPart_isProvedComplete_andOneThatLacksARecordIsNot() throws Exception {
        shared(school, "school");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> Objects.requireNonNull(
                                database.queryForObject("select count(*) from evidence_waiting", Long.class))
                        == 0);
        List<java.sql.Timestamp> published = database.queryForList(
                "select published_at from evidence_checkpoint order by size", java.sql.Timestamp.class);
        assertThat(published).hasSizeGreaterThan(1);
        EvidenceLog log = gateway.bean(EvidenceLog.class);
        EvidenceSearch evidence = gateway.bean(EvidenceSearch.class);
        // The last of them: the gateway is shared, and others may have written much before.
        int last = published.size() - 1;
        for (java.sql.Timestamp begin : published.subList(Math.max(0, last - 10), last)) {
            LogSpan span =
                    LogSpan.between(begin.toInstant(), published.getLast().toInstant(), log);
            List<byte[]> leaves = evidence.leaves(span.first(), span.end()).stream()
                    .map(EvidenceSearch.Leaf::commitment)
                    .toList();

            Fold whole = Fold.of(span);
            assertThat(whole.root()).isEqualTo(rootOf(span.from()));
            leaves.forEach(whole::append);
            assertThat(whole.root()).isEqualTo(rootOf(span.to()));

            Fold lacking = Fold.of(span);
            leaves.subList(1, leaves.size()).forEach(lacking::append);
            assertThat(lacking.root()).isNotEqualTo(rootOf(span.to()));
        }
    }

    /** A Merkle tree that grows by the leaf (RFC 9162 section 2.1.1), written for this test alone. */
    private static final class Fold {

        private final java.util.ArrayDeque<byte[]> hashes = new java.util.ArrayDeque<>();
        private final java.util.ArrayDeque<Long> sizes = new java.util.ArrayDeque<>();

        static Fold of(LogSpan span) {
            Fold fold = new Fold();
            long left = span.first();
            for (String hash : span.before()) {
                long size = Long.highestOneBit(left);
                fold.hashes.push(HexFormat.of().parseHex(hash));
                fold.sizes.push(size);
                left -= size;
            }
            assertThat(left).isZero();
            return fold;
        }

        void append(byte[] entry) {
            hashes.push(sha256(new byte[] {0}, entry, new byte[0]));
            sizes.push(1L);
            while (sizes.size() > 1) {
                long right = sizes.pop();
                if (sizes.getFirst() != right) {
                    sizes.push(right);
                    return;
                }
                sizes.push(sizes.pop() + right);
                join();
            }
        }

        byte[] root() {
            Fold copy = new Fold();
            copy.hashes.addAll(hashes);
            while (copy.hashes.size() > 1) {
                copy.join();
            }
            return copy.hashes.pop();
        }

        private void join() {
            byte[] right = hashes.pop();
            hashes.push(sha256(new byte[] {1}, hashes.pop(), right));
        }

        private static byte[] sha256(byte[]... parts) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                for (byte[] part : parts) {
                    digest.update(part);
                }
                return digest.digest();
            } catch (java.security.NoSuchAlgorithmException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** The third line of a checkpoint (C2SP tlog-checkpoint). */
    private static byte[] rootOf(String note) {
        return java.util.Base64.getDecoder().decode(note.lines().toList().get(2));
    }
}
