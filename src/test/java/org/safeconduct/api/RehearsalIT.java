package org.safeconduct.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeconduct.intake.Messages;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever meant to rehearse, however they wrote it, shares nothing. */
@SpringBootTest(
        classes = IntakeApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"server.ssl.enabled=false", "management.server.port=-1"})
class RehearsalIT {

    private static final String SCHOOLS = "/schools/v1/disclosures";
    private static final String CHARITIES = "/third-sector/v1/disclosures";
    private static final String FHIR = "/fhir/$process-message";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "preview",
                "preview=",
                "preview=yes",
                "preview=1",
                "preview=TRUE",
                "preview=true&preview=false",
                "preview=true&preview=true",
                "preview=%20true",
                "preview%20=true",
                "%70review=true",
                "Preview=true",
                "PREVIEW=true",
                "dryRun=true",
                "preview=true&dryRun=true",
                "preview=true;x",
                "rehearsal"
            })
    void isRefusedWithTheRightSpelling_byQuery(String query) throws Exception {
        for (String path : List.of(SCHOOLS, CHARITIES)) {
            HttpResponse<String> answer = form(path + "?" + query);

            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(answer.body()).contains("preview (true or false)").doesNotContain("dryRun", "rehearsal");
        }
        HttpResponse<String> answer = fhir("?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("This call takes none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "handling=preview",
                "handling = preview",
                "handling=\"preview\"",
                "Handling=Preview",
                "return=minimal, handling=preview",
                "return=\"a, handling=strict\", handling=preview; note=\"x;y\"",
                ", handling=preview,"
            })
    void isARehearsal_howeverRfc7240LetsItBeWritten(String prefer) throws Exception {
        assertThat(fhir("", prefer).statusCode()).isEqualTo(200);
    }

    @Test
    void isARehearsal_fromASecondHeader() throws Exception {
        assertThat(fhir("", "respond-async, wait=10", "handling=preview").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "preview",
                "preview=true",
                "handling",
                "handling=",
                "handling=previews",
                "handling: preview",
                "handling=\"pre\\view\"",
                "handling=\"preview",
                "handling=strict, handling=preview",
                "handlin=preview",
                "dry-run"
            })
    void isRefusedWithTheRightSpelling_byHeader(String prefer) throws Exception {
        HttpResponse<String> answer = fhir("", prefer);

        assertThat(answer.statusCode()).isNotEqualTo(202);
        if (answer.statusCode() != 200) {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("Prefer: handling=preview");
        }
    }

    @Test
    void isForReal_whenThePreferenceIsAnother() throws Exception {
        assertThat(fhir("").statusCode()).isEqualTo(202);
        assertThat(fhir("", "handling=lenient; x=\"handling=preview\", return=OperationOutcome")
                        .statusCode())
                .isEqualTo(202);
        assertThat(form(SCHOOLS + "?preview=false").statusCode()).isEqualTo(202);
        assertThat(form(SCHOOLS + "?lang=cy").statusCode()).isEqualTo(202);
    }

    @Test
    void isRefusedWithTheRightSpelling_whereAnotherDoorTakesTheHeader() throws Exception {
        HttpResponse<String> answer = form(SCHOOLS, "handling=preview");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("?preview=true");
        assertThat(form(SCHOOLS, "preview").statusCode()).isEqualTo(400);
    }

    @Test
    void saysWhatACallTakes_thatIsNoRehearsalAtAll() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(uri("/schools/v1/schema?version=2")).build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("This call takes none");
    }

    private HttpResponse<String> form(String path, String... prefer) throws Exception {
        return post(path, "application/json", Messages.text("/demo/charity.json"), prefer);
    }

    private HttpResponse<String> fhir(String query, String... prefer) throws Exception {
        return post(FHIR + query, "application/fhir+xml", Messages.text("/demo/hospital.xml"), prefer);
    }

    private HttpResponse<String> post(String path, String type, String body, String... prefer) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", type)
                .header("X-Request-ID", "id-1")
                .POST(BodyPublishers.ofString(body));
        List.of(prefer).forEach(each -> request.header("Prefer", each));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
