package org.safeconduct.bench;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.delivery.MisbehavingPartner;
import org.safeconduct.sealing.opening.AgencyKeys;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.BenchRun;
import org.safeconduct.support.FreePorts;
import org.safeconduct.support.RunningGateway;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How long a disclosure takes from its acceptance to the MASH's receipt while the police hang, trickle, reset or fail and much
 * waits for them: the same whatever they do, and sooner where somebody is in danger. Beside it, as the floor, the same while the
 * police are well and nothing waits. Gateway, database and partners share this machine.
 */
class IsolationBench {

    private static final int SHARED = BenchRun.number("bench.shared", 60, 4);
    private static final List<Integer> WAITING = Arrays.stream(
                    System.getProperty("bench.waiting", BenchRun.whole() ? "10,1000,10000" : "10")
                            .split(","))
            .map(Integer::valueOf)
            .toList();

    @TempDir
    Path folder;

    /** From acceptance to receipt at the MASH, in milliseconds. */
    private record Times(long[] danger, long[] ordinary) {

        String line(String police, int waiting) {
            return "%-16s %7d %10d %10d %10d %10d"
                    .formatted(
                            police,
                            waiting,
                            percentile(danger, 50),
                            percentile(danger, 99),
                            percentile(ordinary, 50),
                            percentile(ordinary, 99));
        }

        private static long percentile(long[] sorted, int percent) {
            return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
        }
    }

    @Test
    void reachesTheMash_whateverThePoliceDo() throws Exception {
        int policePort = FreePorts.one();
        int mashPort = FreePorts.one();
        try (RunningGateway gateway = RunningGateway.start(
                folder,
                Map.of(
                        "safeconduct.standin.enabled",
                        false,
                        "safeconduct.standin.police-port",
                        policePort,
                        "safeconduct.standin.mash-port",
                        mashPort,
                        "safeconduct.delivery.first-retry",
                        "2s",
                        "safeconduct.delivery.longest-retry",
                        "30m",
                        "safeconduct.outbox.look",
                        "500ms"))) {
            WireMockServer police = partner(gateway, policePort, "county-police");
            WireMockServer mash = partner(gateway, mashPort, "county-mash");
            mash.stubFor(any(anyUrl()).willReturn(receipted()));
            try {
                measure(gateway, police);
            } finally {
                police.stop();
                mash.stop();
            }
        }
    }

    private static void measure(RunningGateway gateway, WireMockServer police) throws Exception {
        StringBuilder table = new StringBuilder("""
                from acceptance to the MASH's receipt, ms
                police           waiting danger p50 danger p99   else p50   else p99
                """);
        Inbox inbox = new Inbox(gateway);
        police.stubFor(any(anyUrl()).willReturn(receipted()));
        inbox.share(4);
        table.append(inbox.share(SHARED).line("well", 0)).append('\n');
        for (var behaviour : behaviours().entrySet()) {
            for (int waiting : WAITING) {
                police.resetMappings();
                police.stubFor(any(anyUrl()).willReturn(behaviour.getValue()));
                inbox.waits(waiting);
                table.append(inbox.share(SHARED).line(behaviour.getKey(), waiting))
                        .append('\n');
                inbox.forget();
            }
        }
        BenchRun.print(table.toString());
    }

    private static Map<String, ResponseDefinitionBuilder> behaviours() {
        Map<String, ResponseDefinitionBuilder> behaviours = new LinkedHashMap<>();
        behaviours.put("hang", aResponse().withFixedDelay(600_000));
        if (BenchRun.whole()) {
            behaviours.put(
                    "trickle",
                    aResponse().withStatus(201).withBody("x".repeat(600)).withChunkedDribbleDelay(600, 600_000));
            behaviours.put("reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
            behaviours.put("answer 500", aResponse().withStatus(500));
            behaviours.put("well, catching up", receipted());
        }
        return behaviours;
    }

    private static WireMockServer partner(RunningGateway gateway, int port, String agency) throws Exception {
        return MisbehavingPartner.start(
                port, gateway.certs(), gateway.bean(AgencyKeys.class).of(new AgencyId(agency)));
    }

    private static ResponseDefinitionBuilder receipted() {
        return aResponse().withStatus(201).withTransformers("receipt");
    }

    /** What the police have waiting, and how long what is shared meanwhile takes to the MASH. */
    private static final class Inbox {

        private final AgencySystem school;
        private final JdbcTemplate database;

        Inbox(RunningGateway gateway) throws Exception {
            this.school = gateway.agency("oakfield-school");
            this.database = gateway.bean(JdbcTemplate.class);
        }

        /** Copies of one that was sealed for them, each in a case of its own. */
        void waits(int many) {
            database.update("""
                    with sample as (select * from envelope where recipient = 'county-police' and use = 'act' limit 1),
                    copies as (
                      insert into envelope (id, reference, recipient, use, content, digest, recipient_key)
                      select gen_random_uuid(), reference, recipient, use, content, digest, recipient_key
                        from sample, generate_series(1, ?) returning id, reference, recipient, recipient_key)
                    insert into delivery (envelope, reference, recipient, recipient_key, state, lane, urgent, dispatched_at)
                    select id, reference, recipient, recipient_key, 'waiting', id::text, false, now() from copies""", many);
        }

        void forget() {
            database.update("update delivery set state = 'stopped' where state in ('waiting', 'parked')");
        }

        Times share(int many) throws Exception {
            Map<String, Boolean> shared = new HashMap<>();
            for (int i = 0; i < many; i++) {
                boolean danger = i % 2 == 0;
                String message = new String(
                                AgencySystem.jsonExample("school", "Is it soon enough?"), StandardCharsets.UTF_8)
                        .replace("\"immediateDanger\":false", "\"immediateDanger\":" + danger);
                HttpResponse<byte[]> answer = school.post(
                        "/schools/v1/disclosures", "application/json", message.getBytes(StandardCharsets.UTF_8));
                assertThat(answer.statusCode()).isEqualTo(202);
                shared.put(AgencySystem.json(answer).path("reference").asString(), danger);
            }
            await().atMost(Duration.ofMinutes(5))
                    .until(() -> took(shared.keySet()).size() == many);
            Map<String, Long> took = took(shared.keySet());
            return new Times(of(took, shared, true), of(took, shared, false));
        }

        private static long[] of(Map<String, Long> took, Map<String, Boolean> shared, boolean danger) {
            return took.entrySet().stream()
                    .filter(one -> Boolean.valueOf(danger).equals(shared.get(one.getKey())))
                    .mapToLong(Map.Entry::getValue)
                    .sorted()
                    .toArray();
        }

        private Map<String, Long> took(Iterable<String> references) {
            List<String> all = new ArrayList<>();
            references.forEach(all::add);
            Map<String, Long> took = new HashMap<>();
            database.query(
                    """
                    select reference, extract(epoch from delivered_at - dispatched_at) * 1000 as ms from delivery
                     where recipient = 'county-mash' and state = 'delivered' and reference = any (?)""",
                    row -> {
                        took.put(row.getString("reference"), row.getLong("ms"));
                    },
                    (Object) all.toArray(String[]::new));
            return took;
        }
    }
}
