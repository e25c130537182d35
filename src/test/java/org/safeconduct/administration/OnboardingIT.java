package org.safeconduct.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.OnboardedAgencies;
import org.safeconduct.agreement.Register;
import org.safeconduct.delivery.MisbehavingPartner;
import org.safeconduct.identity.Caller;
import org.safeconduct.identity.KeycloakAway;
import org.safeconduct.identity.Role;
import org.safeconduct.identity.development.DevelopmentTokens;
import org.safeconduct.platform.Sha256;
import org.safeconduct.platform.Unavailable;
import org.safeconduct.sealing.NewcomersKeys;
import org.safeconduct.sealing.Rollover;
import org.safeconduct.sealing.agency.AgencyCertificates;
import org.safeconduct.sealing.agency.CertificateStanding;
import org.safeconduct.sealing.agency.NewAgencyCertificate;
import org.safeconduct.sealing.opening.AgencyKey;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.FreePorts;
import org.safeconduct.support.RunningGateway;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An agency joins: it shares and receives at once, on every node, or nothing of it is left. */
class OnboardingIT extends Operating {

    @Test
    void onboardedAgency_sharesAtOnce_andStillDoesAfterARestart() throws Exception {
        String pem = new Rollover(gateway.certs(), CLOCK).certificate("harbour-charity");
        ObjectNode body = newcomer("harbour-charity", pem);

        HttpResponse<byte[]> added = onboard(body);

        assertThat(added.statusCode())
                .as(new String(added.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        assertThat(AgencySystem.json(added).path("state").asString()).isEqualTo("active");
        assertThat(state("harbour-charity")).isEqualTo("active");
        assertThat(effects("harbour-charity")).containsExactly("agency-onboarded");
        assertThat(agree("harbour-charity")).isEqualTo(200);
        assertThat(share(system("harbour-charity"), "charity")).isEqualTo(202);
        assertThat(onboard(body).statusCode()).as("the same again").isEqualTo(409);

        startAgain();

        assertThat(state("harbour-charity")).isEqualTo("active");
        assertThat(share(system("harbour-charity"), "charity")).isEqualTo(202);
        await().until(() -> waiting("county-mash") == 0 && waiting("county-police") == 0);
        assertThat(onboard(body).statusCode()).as("the same again").isEqualTo(409);
        assertThat(effects("harbour-charity")).containsExactly("agency-onboarded");
    }

    @Test
    void addedPolice_getsWhatIsSealedForIt_fromEveryNode_untilItsCertificateIsWithdrawnOnEach() throws Exception {
        NewcomersKeys keys = new NewcomersKeys(folder.resolve("theirs"), "harbour-police", gateway.certs(), CLOCK);
        AgencyKey first = keys.key();
        int port = FreePorts.one();
        WireMockServer police = MisbehavingPartner.start(port, folder.resolve("theirs"), first);
        police.stubFor(WireMock.post("/envelopes")
                .willReturn(WireMock.aResponse().withStatus(201).withTransformers("receipt")));
        ObjectNode body = newcomer("harbour-police", keys.certificate());
        ((ObjectNode) body.path("agency"))
                .put("sector", "police")
                .put("endpoint", "https://localhost:" + port + "/envelopes");
        body.withObject("/agency").remove("reviewers");
        try (RunningGateway other = anotherNode()) {
            AgencySystem otherSchool = other.agency("oakfield-school");
            assertThat(onboard(body).statusCode()).isEqualTo(200);
            assertThat(post("harbour-police", "receive")).as("no agreement").isEqualTo(409);
            assertThat(agree("education-2026", "county-police", "harbour-police"))
                    .isEqualTo(200);
            assertThat(post("harbour-police", "receive")).isEqualTo(200);
            assertThat(post("harbour-police", "receive")).as("it does").isEqualTo(409);
            assertThat(post("harbour-police", "offboard")).as("it is needed").isEqualTo(409);
            assertThat(post("oakfield-school", "receive")).as("a school").isEqualTo(422);
            await().until(() -> receives(other).equals("harbour-police"));

            assertThat(share(otherSchool, "school")).isEqualTo(202);
            await().until(() -> deliveries("delivered") == 1);
            byte[] envelope = police.findAll(WireMock.postRequestedFor(WireMock.urlEqualTo("/envelopes")))
                    .getFirst()
                    .getBody();
            assertThat(new String(keys.open(envelope), StandardCharsets.UTF_8)).contains("A concern.");
            for (RunningGateway node : List.of(gateway, other)) {
                assertThat(node.certs().resolve("harbour-police.pem")).doesNotExist();
                assertThat(standing(node, first)).isEqualTo(CertificateStanding.HOLDS);
            }

            police.resetMappings();
            assertThat(share(otherSchool, "school")).isEqualTo(202);
            await().until(() -> deliveries("waiting") == 1);
            keys.renew();
            byte[] renewed = JsonNodeFactory.instance
                    .objectNode()
                    .put("certificate", keys.certificate())
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
            assertThat(operator.put("/agencies/v1/harbour-police/certificate", "application/json", renewed)
                            .statusCode())
                    .isEqualTo(200);
            await().until(() -> standing(other, first) == CertificateStanding.WITHDRAWN);
            assertThat(standing(gateway, first)).isEqualTo(CertificateStanding.WITHDRAWN);
            await().until(() -> deliveries("returned") == 1 && deliveries("waiting") == 0);
            assertThat(sealingTo(other, first)).isEqualTo(keys.key().certificate());
            assertThat(operator.put("/agencies/v1/oakfield-school/certificate", "application/json", renewed)
                            .statusCode())
                    .as("another's")
                    .isEqualTo(422);
            byte[] ofFile = JsonNodeFactory.instance
                    .objectNode()
                    .put("certificate", new Rollover(gateway.certs(), CLOCK).certificate("oakfield-school"))
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
            assertThat(operator.put("/agencies/v1/oakfield-school/certificate", "application/json", ofFile)
                            .statusCode())
                    .as("one of the agencies file")
                    .isEqualTo(409);
            assertThat(effects("harbour-police"))
                    .containsExactly("agency-onboarded", "agency-receives", "certificate-changed");
        } finally {
            post("county-police", "receive");
            police.stop();
        }
        assertThat(receives(gateway)).isEqualTo("county-police");
        assertThat(post("harbour-police", "offboard")).isEqualTo(200);
    }

    private static RunningGateway anotherNode() throws Exception {
        Path certs = Files.createDirectories(folder.resolve("other/certs"));
        try (Stream<Path> files = Files.list(gateway.certs())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, certs.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return RunningGateway.start(
                folder.resolve("other"),
                Map.of(
                        "safeconduct.keys.look-every",
                        "200ms",
                        "safeconduct.standin.enabled",
                        false,
                        "safeconduct.standin.police-port",
                        POLICE,
                        "safeconduct.standin.mash-port",
                        MASH,
                        "spring.datasource.url",
                        gateway.databaseUrl()),
                CLOCK);
    }

    private static CertificateStanding standing(RunningGateway node, AgencyKey key) {
        Agency police = node.bean(Register.class).agency(key.agency()).orElseThrow();
        return node.bean(AgencyCertificates.class).standing(police, Sha256.hex(encoded(key)));
    }

    private static X509Certificate sealingTo(RunningGateway node, AgencyKey key) {
        Agency police = node.bean(Register.class).agency(key.agency()).orElseThrow();
        return node.bean(AgencyCertificates.class).of(police).getFirst();
    }

    private static byte[] encoded(AgencyKey key) {
        try {
            return key.certificate().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int deliveries(String state) {
        return Objects.requireNonNull(database.queryForObject(
                "select count(*) from delivery where recipient = 'harbour-police' and state = ?",
                Integer.class,
                state));
    }

    @Test
    void agencyThatCannotBeOnboarded_isRefusedWithThePlace_andLeavesNothing() throws Exception {
        Rollover authority = new Rollover(gateway.certs(), CLOCK);
        String good = authority.certificate("new-charity");
        refused(422, "/agency/contact", newcomer("new-charity", good), agency -> agency.put("contact", "nobody"));
        refused(422, "/agency/sector", newcomer("new-charity", good), agency -> agency.put("sector", "unknown"));
        refused(422, "/agency", newcomer("new-charity", good), agency -> agency.put("colour", "blue"));
        refused(422, "/agency/hosted", newcomer("new-charity", good), agency -> agency.put("hosted", true));
        refused(422, "/agency/certificate", newcomer("new-charity", good), a -> a.put("certificate", "ca.pem"));
        refused(422, "/agency/id", newcomer("receipt", good), agency -> {});
        refused(422, "/agency/id", newcomer("../ca", good), agency -> {});
        refused(409, "/agency/id", newcomer("oakfield-school", good), agency -> {});
        refused(422, "/certificate", newcomer("new-charity", "not a certificate"), agency -> {});
        refused(422, "/certificate", newcomer("new-charity", authority.read("county-police.pem")), agency -> {});
        refused(422, "/certificate", newcomer("new-charity", authority.read("ca.pem")), agency -> {});
        refused(422, "/certificate", newcomer("new-charity", good + authority.read("ca.key")), agency -> {});
        Rollover elsewhere = Rollover.elsewhere(folder.resolve("another-partnership"), CLOCK);
        refused(422, "/certificate", newcomer("new-charity", elsewhere.certificate("new-charity")), agency -> {});
        ObjectNode roles = newcomer("new-charity", good);
        roles.putArray("roles").add("sharer");
        refused(422, "/roles", roles, agency -> {});

        assertThat(effects("new-charity")).isEmpty();
        assertThat(post("new-charity", "suspend")).isEqualTo(404);
    }

    @Test
    void keycloakThatDoesNotAnswer_isUnavailable_andNothingHasChanged() throws Exception {
        Onboarding onboarding = new Onboarding(
                gateway.bean(OnboardedAgencies.class),
                gateway.bean(NewAgencyCertificate.class),
                KeycloakAway.clients(),
                gateway.bean(AgencyChanges.class));
        Caller caller = new Caller(new AgencyId("partnership-governance"), "operator", Set.of(Role.OPERATOR));
        ObjectNode body = newcomer("pier-charity", new Rollover(gateway.certs(), CLOCK).certificate("pier-charity"));
        body.putArray("roles").add("sharer");
        Agency hospital = gateway.bean(Register.class)
                .agency(new AgencyId("st-marys-hospital"))
                .orElseThrow();

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> onboarding.onboard(body.toString().getBytes(StandardCharsets.UTF_8), caller));
        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> onboarding.offboard(hospital, caller));

        assertThat(post("pier-charity", "suspend")).isEqualTo(404);
        assertThat(state("st-marys-hospital")).isEqualTo("active");
        assertThat(effects("pier-charity")).isEmpty();
        assertThat(effects("st-marys-hospital")).isEmpty();
    }

    @Test
    void operatorDoesTheSameByCommand() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), operator.token() + "\n");
        Path description = Files.writeString(
                folder.resolve("quay-charity.json"),
                newcomer("quay-charity", "").path("agency").toString());
        Path pem = Files.writeString(
                folder.resolve("quay-charity.pem"), new Rollover(gateway.certs(), CLOCK).certificate("quay-charity"));

        assertThat(agency(token, "onboard", description.toString(), "--agency-certificate=" + pem))
                .isEqualTo("0 DONE: quay-charity is active");
        assertThat(agency(token, "onboard", description.toString(), "--agency-certificate=" + pem))
                .isEqualTo("1 REFUSED: there is an agency with this id, at /agency/id (HTTP status 409)");
        assertThat(agency(token, "list")).contains("quay-charity", "active", "county-police", "receives");
        assertThat(agency(token, "suspend", "quay-charity")).isEqualTo("0 DONE: quay-charity is suspended");
        assertThat(agency(token, "admit", "quay-charity")).isEqualTo("0 DONE: quay-charity is active");
        assertThat(agency(token, "offboard", "quay-charity")).isEqualTo("0 DONE: quay-charity is left");
        assertThat(agency(token, "admit", "quay-charity"))
                .isEqualTo("1 REFUSED: the agency is left already (HTTP status 409)");
        assertThat(agency(token, "suspend", "../../x")).startsWith("2 <id> cannot be used: it is an agency's id");
        assertThat(agency(folder.resolve("absent"), "list"))
                .startsWith("2 --token-file cannot be used: it is a file with an operator's token");
        assertThat(effects("quay-charity"))
                .containsExactly("agency-onboarded", "agency-suspended", "agency-active", "agency-left");
    }

    private static ObjectNode newcomer(String id, String pem) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("agency")
                .put("id", id)
                .put("name", "A New Charity")
                .put("sector", "third-sector")
                .put("reviewers", "partnership")
                .put("contact", "lead@new.example");
        return body.put("certificate", pem);
    }

    private static HttpResponse<byte[]> onboard(ObjectNode body) throws Exception {
        return operator.post("/agencies/v1", "application/json", body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(int status, String pointer, ObjectNode body, Consumer<ObjectNode> change)
            throws Exception {
        change.accept((ObjectNode) body.path("agency"));
        HttpResponse<byte[]> answer = onboard(body);
        String said = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).as(pointer + ": " + said).isEqualTo(status);
        assertThat(AgencySystem.json(answer).path("pointer").asString())
                .as(said)
                .isEqualTo(pointer);
    }

    private static AgencySystem system(String agency) throws Exception {
        return DevelopmentTokens.system(gateway, agency, "sharer", CLOCK.instant());
    }

    /** The same as the charity's in the file. */
    private static int agree(String agency) throws Exception {
        return agree("third-sector-2026", "haven-charity", agency);
    }

    /** As an agreement of the file, with another party in the place of one. */
    private static int agree(String like, String party, String agency) throws Exception {
        ObjectNode agreement =
                (ObjectNode) operator.getJson("/agreements/v1/" + like).path("agreement");
        String text = agreement.put("id", agency + "-2026").toString().replace(party, agency);
        return operator.put(
                        "/agreements/v1/" + agency + "-2026", "application/json", text.getBytes(StandardCharsets.UTF_8))
                .statusCode();
    }
}
