package org.safeconduct.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.safeconduct.standin.StandIns;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.Command;
import tools.jackson.databind.JsonNode;

/** What an operator does with agencies and their keys, and what that does to those who share and receive. */
class AgenciesIT extends Operating {

    @Test
    void suspendedSharer_isOutAtOnce_whateverTokenItHolds_untilItIsLetBackIn() throws Exception {
        assertThat(share(school, "school")).isEqualTo(202);

        assertThat(post("oakfield-school", "suspend")).isEqualTo(200);
        assertThat(share(school, "school")).isEqualTo(403);
        assertThat(school.get("/disclosures/v1").statusCode()).isEqualTo(403);
        assertThat(school.get("/handling/v1/outcomes").statusCode())
                .as("what anyone may ask")
                .isEqualTo(200);
        assertThat(state("oakfield-school")).isEqualTo("suspended");
        assertThat(post("oakfield-school", "suspend")).as("it is already").isEqualTo(409);

        assertThat(post("oakfield-school", "admit")).isEqualTo(200);
        assertThat(share(school, "school")).isEqualTo(202);
        assertThat(effects("oakfield-school")).containsExactly("agency-suspended", "agency-active");
    }

    @Test
    void whatIsForASuspendedRecipientWaits_withoutAnAttempt_andArrivesAfterwards() throws Exception {
        StandIns standIns = gateway.bean(StandIns.class);
        await().until(() -> waiting("county-mash") == 0);
        assertThat(post("county-mash", "suspend")).isEqualTo(200);
        long before = standIns.taken("county-mash");

        assertThat(share(school, "school")).isEqualTo(202);
        await().until(() -> waiting("county-police") == 0);
        assertThat(waiting("county-mash")).isEqualTo(1);
        assertThat(standIns.taken("county-mash")).isEqualTo(before);
        assertThat(database.queryForObject("select max(attempts) from delivery where state = 'waiting'", Integer.class))
                .isZero();

        assertThat(post("county-mash", "admit")).isEqualTo(200);
        await().atMost(Duration.ofSeconds(30)).until(() -> waiting("county-mash") == 0);
        assertThat(standIns.taken("county-mash")).isEqualTo(before + 1);
    }

    @Test
    void agencyThatHasLeft_isOutForGood_andARecipientCannotLeaveBeforeAnotherTakesItsPlace() throws Exception {
        AgencySystem charity = gateway.agency("haven-charity");
        assertThat(post("haven-charity", "offboard")).isEqualTo(200);

        assertThat(share(charity, "charity")).isEqualTo(403);
        assertThat(post("haven-charity", "admit")).isEqualTo(409);
        assertThat(post("county-police", "offboard")).isEqualTo(409);
        assertThat(post("partnership-governance", "suspend"))
                .as("an operator's own agency")
                .isEqualTo(409);
        assertThat(post("nobody-known", "suspend")).isEqualTo(404);
        assertThat(effects("county-police")).doesNotContain("agency-left");
        assertThat(effects("haven-charity")).containsExactly("agency-left");
    }

    @Test
    void testedPartner_hasOpenedAndReceiptedAnEnvelopeThatIsAboutNobody() throws Exception {
        int cases = Objects.requireNonNull(database.queryForObject("select count(*) from delivery", Integer.class));

        JsonNode result =
                AgencySystem.json(operator.post("/agencies/v1/county-police/test", "application/json", new byte[0]));

        assertThat(result.path("receipted").asBoolean()).as(result.toString()).isTrue();
        assertThat(gateway.bean(StandIns.class)
                        .opened("county-police")
                        .getLast()
                        .content()
                        .toString())
                .contains("\"test\"")
                .doesNotContain("disclosure\"");
        assertThat(Objects.requireNonNull(database.queryForObject("select count(*) from delivery", Integer.class)))
                .isEqualTo(cases);
        assertThat(effects("county-police")).contains("test-passed");
        assertThat(post("oakfield-school", "test")).as("it receives nothing").isEqualTo(422);
    }

    @Test
    void partnerTriesItsWayStepByStep_andNoSecretIsPrinted() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "dev-oakfield-school\n");
        Path wrong = Files.writeString(folder.resolve("wrong"), "dev-of-nobody");

        String held = partner(secret);
        String failed = partner(wrong);
        String misused = partner(folder.resolve("absent"));

        assertThat(held)
                .startsWith("0 ")
                .contains("HOLDS: connection and TLS", "TLSv1.3", "HOLDS: token", "HOLDS: admission")
                .doesNotContain("dev-oakfield");
        assertThat(failed)
                .startsWith("1 ")
                .contains("FAILS: token, HTTP status 401")
                .doesNotContain("dev-of-nobody", "admission");
        assertThat(misused)
                .startsWith("2 --secret-file cannot be used: it is a file with the client's secret")
                .doesNotContain("absent");
    }

    private static String partner(Path secret) {
        return Command.run(
                        "partner",
                        "--gateway=" + gateway.uri(),
                        "--ca=" + gateway.certs().resolve("ca.pem"),
                        "--token=" + gateway.uri() + "/oauth2/token",
                        "--client=oakfield-school",
                        "--secret-file=" + secret,
                        "--certificate=" + gateway.certs().resolve("oakfield-school.pem"),
                        "--key=" + gateway.certs().resolve("oakfield-school.key"))
                .toString();
    }

    @Test
    void certificatesThatEndSoon_areWarnedOfOnceForEachLimit() throws Exception {
        await().until(() -> expiring("gateway") != null);
        assertThat(warnings()).isEmpty();
        // Development certificates last two years.
        CLOCK.moveOn(Duration.ofDays(2 * 365 - 29));
        try {
            await().until(() -> warnings().equals(List.of("30")));
            CLOCK.moveOn(Duration.ofDays(16));
            await().until(() -> warnings().equals(List.of("30", "14")));
            CLOCK.moveOn(Duration.ofDays(7));
            await().until(() -> warnings().equals(List.of("30", "14", "7")));
            assertThat(Objects.requireNonNull(expiring("gateway"))).isBetween(4.0, 7.0);
        } finally {
            CLOCK.moveOn(Duration.ofDays(-(2 * 365 - 29) - 23));
        }
        assertThat(warnings()).hasSize(3);
    }

    private static @Nullable Double expiring(String certificate) {
        var gauge = gateway.bean(io.micrometer.core.instrument.MeterRegistry.class)
                .find("safeconduct.certificate.days.left")
                .tag("certificate", certificate)
                .gauge();
        return gauge == null ? null : gauge.value();
    }

    private static List<String> warnings() {
        return database.queryForList(
                "select record::jsonb ->> 'days' from evidence_record"
                        + " where event = 'key-expires' and record::jsonb ->> 'key' = 'gateway' order by entry",
                String.class);
    }
}
