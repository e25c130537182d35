package org.safeconduct.feedback.telling;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.Channel;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.CaseChanged;

/** A text message is posted as its provider wants it, and says that there is something, and nothing of it. */
class TextsTest {

    private static final String NUMBER = "+447700900000";

    private static final String NOTIFY =
            "{\"phone_number\": \"{number}\", \"template_id\": \"f1\", \"personalisation\": {\"text\": \"{text}\"},"
                    + " \"reference\": \"{id}\"}";

    private final WireMockServer provider =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @BeforeEach
    void start() {
        provider.start();
    }

    @AfterEach
    void stop() {
        provider.stop();
    }

    @Test
    void postsTheProvidersForm_whoseTextSaysOnlyThatThereIsSomethingUrgent() {
        provider.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(201)));
        Notice notice = notice(true);

        assertThat(texts(provider.url("/v2/notifications/sms")).tell(notice)).isEqualTo(new NoticeResult.Taken(notice));

        provider.verify(
                1,
                postRequestedFor(urlEqualTo("/v2/notifications/sms"))
                        .withHeader("Authorization", equalTo("Bearer key"))
                        .withRequestBody(equalToJson("""
                                {"phone_number": "+447700900000", "template_id": "f1",
                                 "personalisation": {"text": "There is something urgent: SC-7Q4K-2M9T"},
                                 "reference": "%s"}""".formatted(notice.id()))));
        assertThat(notice(false).headline()).isEqualTo("There is something new:");
    }

    @Test
    void failsWithTheStatus_whateverTheProviderAnswers_andNeverSaysTheNumber() {
        provider.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(403).withBody("no such number " + NUMBER)));
        Notice notice = notice(true);

        assertThat(texts(provider.url("/v2/notifications/sms")).tell(notice))
                .isEqualTo(new NoticeResult.Failed(notice, NoticeFailure.status(403)));
        assertThat(notice.toString()).doesNotContain(NUMBER.substring(1));
    }

    @Test
    void failsWithoutAProvider_andWhereItIsNotThere() {
        Notice notice = notice(true);
        assertThat(texts("").tell(notice)).isEqualTo(new NoticeResult.Failed(notice, NoticeFailure.NO_SMS_GATEWAY));

        String gone = provider.url("/");
        provider.stop();
        assertThat(texts(gone).tell(notice)).isEqualTo(new NoticeResult.Failed(notice, NoticeFailure.UNREACHABLE));
    }

    private static Texts texts(String url) {
        Duration second = Duration.ofSeconds(5);
        return new Texts(new TellingSettings(
                second,
                second,
                3,
                second,
                second,
                new TellingSettings.Sms(url, "Bearer key", NOTIFY),
                "no-reply@safe-conduct.invalid"));
    }

    private static Notice notice(boolean urgent) {
        return new Notice(
                UUID.fromString("8b0c0000-0000-4000-8000-000000000001"),
                new Reference("SC-7Q4K-2M9T"),
                new Addressee.OnDuty(new AgencyId("county-mash"), "emergency-duty-team"),
                CaseChanged.Change.ARRIVED,
                Instant.parse("2026-12-25T21:00:00Z"),
                false,
                1,
                urgent,
                new Channel.Sms(NUMBER));
    }
}
