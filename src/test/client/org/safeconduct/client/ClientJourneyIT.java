package org.safeconduct.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.safeconduct.client.api.AskingApi;
import org.safeconduct.client.api.CheckingApi;
import org.safeconduct.client.api.FollowingApi;
import org.safeconduct.client.api.SharingApi;
import org.safeconduct.client.model.CaseBody;
import org.safeconduct.client.model.Disclosure;
import org.safeconduct.client.model.Facts;
import org.safeconduct.client.model.ReceiptBody;
import org.safeconduct.client.model.ReceiptBodyState;
import org.safeconduct.client.model.Recipient;
import org.safeconduct.client.model.ReplyBody;
import org.safeconduct.client.model.Status;
import org.safeconduct.client.model.Withdrawal;
import org.safeconduct.support.AgencySystem;
import org.safeconduct.support.RunningGateway;
import org.safeconduct.support.Shared;

/** An agency's system that knows of the gateway what {@code /openapi.json} says: its client is generated from it. */
@ExtendWith(Shared.class)
class ClientJourneyIT {

    static RunningGateway gateway;

    @BeforeAll
    static void use(RunningGateway shared) {
        gateway = shared;
    }

    @Test
    void sharesADisclosure_followsIt_andReadsItsReceipt() throws Exception {
        ApiClient school = client("oakfield-school");
        FollowingApi following = new FollowingApi(school);

        ReplyBody reply =
                new SharingApi(school).shareFromSchool(disclosure(school, "A concern of a new system."), false);
        assertThat(reply.getStatus()).isEqualTo(Status.ACCEPTED);
        assertThat(reply.getHandling().getLines()).hasSizeGreaterThan(10);
        assertThat(reply.getReceipt()).isNotBlank();
        String reference = reply.getReference();

        CaseBody file = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> following.getDisclosure(reference),
                        found -> found.getTimeline().toString().contains("delivered"));
        assertThat(file.getReference()).isEqualTo(reference);
        assertThat(file.getDecisions())
                .extracting(decision -> decision.getRecipient())
                .containsExactlyInAnyOrder(Recipient.POLICE, Recipient.MASH);
        assertThat(following.getStatement(reference, "en").getVersion()).isPositive();

        ReceiptBody receipt = await().atMost(Duration.ofSeconds(60))
                .until(() -> following.getReceipt(reference), found -> found.getState() == ReceiptBodyState.PROVEN);
        assertThat(receipt.getReceipt()).isEqualTo(reply.getReceipt());
        assertThat(receipt.getLog().getEntries()).isNotEmpty();

        Withdrawal withdrawal =
                new Withdrawal().messageId("withdrawn-" + reference).reason(Withdrawal.ReasonEnum.WRONG_PERSON);
        assertThat(following.withdrawDisclosure(reference, withdrawal).getMeaning())
                .isNotBlank();
    }

    @Test
    void aPreviewHasNoReference_andAStrangersCaseDoesNotExist() throws Exception {
        ApiClient school = client("oakfield-school");
        ReplyBody preview = new SharingApi(school).shareFromSchool(disclosure(school, "Not sent."), true);
        assertThat(preview.getPreview()).isTrue();
        assertThat(preview.getReference()).isNull();

        ReplyBody shared = new SharingApi(school).shareFromSchool(disclosure(school, "Sent."), false);
        FollowingApi stranger = new FollowingApi(client("haven-charity"));
        assertThatThrownBy(() -> stranger.getDisclosure(shared.getReference()))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.getCode()).isEqualTo(404));
    }

    /** As the document's own example asks it. */
    @Test
    void anyoneAsksWhatWouldHappen_andFindsTheDocument() throws Exception {
        ApiClient nobody = anonymous();
        var example = nobody.getObjectMapper()
                .readTree(nobody.getObjectMapper().writeValueAsBytes(new CheckingApi(nobody).getInterface()))
                .at("/paths/~1handling~1v1~1statements/post/requestBody/content/application~1json/example");
        Facts facts = nobody.getObjectMapper().treeToValue(example, Facts.class);

        assertThat(new AskingApi(nobody).askHandling(facts, "en").getLines()).isNotEmpty();
        assertThat(new CheckingApi(nobody).getGateway().getOpenapi()).isEqualTo("/openapi.json");
    }

    private static Disclosure disclosure(ApiClient client, String narrative) throws Exception {
        return client.getObjectMapper().readValue(AgencySystem.jsonExample("school", narrative), Disclosure.class);
    }

    private static ApiClient client(String agency) throws Exception {
        String token = gateway.agency(agency).token();
        return anonymous().setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
    }

    private static ApiClient anonymous() throws Exception {
        HttpClient.Builder http = HttpClient.newBuilder()
                .sslContext(AgencySystem.trust(gateway.certs().resolve("ca.pem")))
                .version(HttpClient.Version.HTTP_1_1);
        ApiClient client = new ApiClient();
        client.updateBaseUri(gateway.uri().toString());
        return client.setHttpClientBuilder(http);
    }
}
