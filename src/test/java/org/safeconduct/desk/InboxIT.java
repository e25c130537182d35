package org.safeconduct.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.delivery.Partners;
import org.safeconduct.evidence.EvidenceCheck;
import org.safeconduct.evidence.verify.Recorded;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.RunningGateway;
import org.safeconduct.support.SignedInClient;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** An agency's list is what its owners know of its cases, and what is sealed is loaded when it is opened, once. */
class InboxIT {

    @TempDir
    static Path folder;

    @AutoClose
    static RunningGateway gateway;

    static AgencySystem charity;
    static AgencySystem mash;
    static AgencySystem police;
    static JdbcTemplate database;
    static SignedInClient officer;

    /** Counts the statements that load what is sealed. */
    @Configuration(proxyBeanMethods = false)
    static class Counting {

        static final AtomicInteger CONTENTS = new AtomicInteger();
        private static final Pattern LOADS = Pattern.compile(
                "(?is)\\s*select\\b.*\\b(content|\\*)(?=\\s*(,|from\\b|as\\b)).*\\bfrom\\b.*\\benvelope\\b.*");

        @Bean
        static BeanPostProcessor countStatements() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource source ? new Counted(source) : bean;
                }
            };
        }

        static class Counted extends DelegatingDataSource {

            Counted(DataSource source) {
                super(source);
            }

            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                return (Connection) Proxy.newProxyInstance(
                        Counted.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, given) -> {
                            if (given != null
                                    && given.length > 0
                                    && given[0] instanceof String sql
                                    && LOADS.matcher(sql).matches()) {
                                CONTENTS.incrementAndGet();
                            }
                            try {
                                return method.invoke(connection, given);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
            }
        }
    }

    @BeforeAll
    static void start() throws Exception {
        String register = new String(AgencySystem.resource("agencies/development.yaml"), StandardCharsets.UTF_8);
        Path own = folder.resolve("agencies.yaml");
        Files.writeString(
                own,
                register.replace("https://localhost:${safeconduct.standin.mash-port:9442}/envelopes", "desk:inbox"));
        gateway = RunningGateway.start(folder, Map.of("safeconduct.agencies", own.toUri()), Counting.class);
        charity = gateway.agency("haven-charity");
        mash = gateway.agency("county-mash");
        police = gateway.agency("county-police");
        database = gateway.bean(JdbcTemplate.class);
        officer =
                SignedInClient.as("mash-officer", gateway.uri(), gateway.certs().resolve("ca.pem"));
    }

    @Test
    void whatIsSealed_isLoadedOnceWhenItIsOpened_andForNoOtherPage() throws Exception {
        String reference = shared();
        settled();

        assertThat(loads("/inbox")).isZero();
        assertThat(loads("/inbox/" + reference)).isZero();
        assertThat(loads("/inbox/" + reference + "/open")).isEqualTo(1);
        assertThat(loads("/inbox/" + reference + "/decide")).isZero();
        assertThat(loads("/inbox/" + reference + "/acknowledge")).isZero();
    }

    @Test
    void aDeliveryThatIsHeldBack_loadsNothing() throws Exception {
        settled();
        gateway.bean(Partners.class).pause("county-police");
        Counting.CONTENTS.set(0);
        String reference = shared();
        try {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> number(
                                    "select count(*) from delivery where reference = ? and state = 'delivered'",
                                    reference)
                            == 1);
            await().pollDelay(Duration.ofMillis(500)).until(() -> true);
            assertThat(Counting.CONTENTS.get()).as("the MASH's alone").isEqualTo(1);
        } finally {
            gateway.bean(Partners.class).goOn("county-police");
        }
        settled();
    }

    /** Whatever moves a case moves its lines, in the same transaction: the check would say where one was left behind. */
    @Test
    void everythingThatHappensToACase_isInTheList() throws Exception {
        String reference = shared();
        settled();
        proven();
        assertThat(line(reference, "county-mash")).containsEntry("state", "new").containsEntry("opened_at", null);
        assertThat(line(reference, "county-mash").get("due_at")).isNotNull();

        officer.get("/inbox/" + reference + "/open");
        assertThat(line(reference, "county-mash").get("opened_at")).isNotNull();
        assertThat(line(reference, "county-police").get("opened_at")).isNull();
        proven();

        decide(mash, "mash", reference, "received");
        assertThat(line(reference, "county-mash")).containsEntry("state", "acknowledged");
        proven();

        update(reference, "{\"messageId\": \"%s\", \"kind\": \"ask-for-news\"}".formatted(UUID.randomUUID()));
        settled();
        assertThat(line(reference, "county-mash").get("asked_at")).isNotNull();
        proven();

        officer.post(
                "/inbox/" + reference + "/ask",
                Map.of("id", "page-q" + reference, "question", "Who lives there?", "step", "send"));
        JsonNode question = charity.getJson("/disclosures/v1/" + reference).at("/questions/0/id");
        update(reference, part("add-information", question.asString()));
        settled();
        assertThat(line(reference, "county-mash").get("answered_at")).isNotNull();
        assertThat(line(reference, "county-mash").get("added_at")).isNull();
        proven();

        update(reference, part("add-information", ""));
        settled();
        assertThat(line(reference, "county-mash").get("added_at")).isNotNull();
        proven();

        decide(police, "police", reference, "no-further-action");
        assertThat(line(reference, "county-police")).containsEntry("state", "decided");
        decide(mash, "mash", reference, "no-further-action");
        assertThat(line(reference, "county-mash")).containsEntry("state", "decided");
        proven();

        assertThat(charity.post(
                                "/disclosures/v1/" + reference + "/withdrawal",
                                "application/json",
                                "{\"messageId\": \"%s\", \"reason\": \"sent-in-error\"}"
                                        .formatted(UUID.randomUUID())
                                        .getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isLessThan(300);
        assertThat(line(reference, "county-mash")).containsEntry("state", "withdrawn");
        settled();
        proven();
    }

    /** Danger comes from what was decided when it was shared, and ends with the agency's part. */
    @Test
    void danger_comesFirst_untilTheAgencyHasEndedItsPart() throws Exception {
        ObjectNode body = body();
        body.put("immediateDanger", true);
        String reference = sent("/third-sector/v1/disclosures", body.toString());
        settled();
        assertThat(line(reference, "county-mash")).containsEntry("danger", true);
        assertThat(line(reference, "county-police")).containsEntry("danger", true);

        decide(police, "police", reference, "no-further-action");
        assertThat(line(reference, "county-mash")).containsEntry("danger", true);
        assertThat(line(reference, "county-police")).containsEntry("danger", false);
        proven();
    }

    @Test
    void theCommandAndTheGateway_askTheSameOwners() throws Exception {
        String main = Files.readString(Path.of("src/main/java/org/safeconduct/Commands.java"));
        assertThat(gateway.beans(Recorded.class))
                .extracting(owner -> owner.getClass().getSimpleName())
                .hasSizeGreaterThan(3)
                .allSatisfy(owner -> assertThat(main).contains("new " + owner + "()"));
    }

    private static void proven() {
        assertThat(gateway.bean(EvidenceCheck.class).check(Period.ofYears(25), checked -> {}))
                .isInstanceOf(EvidenceCheck.Verdict.Proven.class);
    }

    private static int loads(String page) throws Exception {
        Counting.CONTENTS.set(0);
        assertThat(officer.get(page).statusCode()).isEqualTo(200);
        return Counting.CONTENTS.get();
    }

    /** Until nothing is on its way and nobody works at anything. */
    private static void settled() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> number("select count(*) from delivery where state not in ('delivered', 'stopped')") == 0
                        && number("select count(*) from evidence_waiting") == 0);
    }

    private static Map<String, Object> line(String reference, String agency) {
        return database.queryForMap("select * from inbox_case where agency = ? and ? = any (parts)", agency, reference);
    }

    private static void decide(AgencySystem who, String path, String reference, String disposition) throws Exception {
        HttpResponse<byte[]> decided = who.post("/" + path + "/v1/decisions", "application/json", """
                {"decisionId": "%s", "reference": "%s", "decidedAt": "%s", "disposition": "%s",
                 "reasonForSharer": "We looked into it.", "decidedBy": {"role": "%s"}}""".formatted(
                        UUID.randomUUID(),
                        reference,
                        Clock.systemUTC().instant(),
                        disposition,
                        path.equals("mash") ? "social-worker" : "supervisor")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(decided.statusCode())
                .as(new String(decided.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
    }

    private static void update(String reference, String body) throws Exception {
        HttpResponse<byte[]> updated = charity.post(
                "/disclosures/v1/" + reference + "/updates", "application/json", body.getBytes(StandardCharsets.UTF_8));
        assertThat(updated.statusCode())
                .as(new String(updated.body(), StandardCharsets.UTF_8))
                .isLessThan(300);
    }

    private static String part(String kind, String answers) throws Exception {
        ObjectNode form = body();
        ObjectNode part = form.objectNode().put("kind", kind);
        if (!answers.isEmpty()) {
            part.put("answers", answers);
        }
        part.set("messageId", form.remove("messageId"));
        part.set("disclosure", form);
        return part.toString();
    }

    private static ObjectNode body() throws Exception {
        return (ObjectNode) new ObjectMapper().readTree(AgencySystem.jsonExample("charity", "They told us."));
    }

    private static String shared() throws Exception {
        return sent("/third-sector/v1/disclosures", body().toString());
    }

    private static String sent(String path, String body) throws Exception {
        HttpResponse<byte[]> sent = charity.post(path, "application/json", body.getBytes(StandardCharsets.UTF_8));
        assertThat(sent.statusCode())
                .as(new String(sent.body(), StandardCharsets.UTF_8))
                .isEqualTo(202);
        return AgencySystem.json(sent).path("reference").asString();
    }

    private static long number(String sql, Object... values) {
        Long number = database.queryForObject(sql, Long.class, values);
        return number == null ? 0 : number;
    }
}
