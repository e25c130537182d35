package org.safeconduct.identity.issuer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Repeats the issuer's answer for some seconds. A token with an unknown key id makes the decoder fetch the keys again;
 * without this, anyone could make the gateway ask the issuer once for each made-up token.
 */
final class RecentAnswers implements ClientHttpRequestInterceptor {

    private static final Duration RECENT = Duration.ofSeconds(10);

    private final Map<URI, Answer> answers = new ConcurrentHashMap<>();
    private final Clock clock;

    RecentAnswers(Clock clock) {
        this.clock = clock;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        Instant now = clock.instant();
        Answer kept = answers.get(request.getURI());
        if (kept != null && now.isBefore(kept.at().plus(RECENT))) {
            return kept;
        }
        try (ClientHttpResponse fresh = execution.execute(request, body)) {
            byte[] content = fresh.getBody().readAllBytes();
            Answer answer = new Answer(now, fresh.getStatusCode(), fresh.getHeaders(), content);
            if (answer.status().is2xxSuccessful()) {
                answers.put(request.getURI(), answer);
            }
            return answer;
        }
    }

    private record Answer(Instant at, HttpStatusCode status, HttpHeaders headers, byte[] content)
            implements ClientHttpResponse {

        @Override
        public HttpStatusCode getStatusCode() {
            return status;
        }

        @Override
        public String getStatusText() {
            HttpStatus known = HttpStatus.resolve(status.value());
            return known == null ? "" : known.getReasonPhrase();
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(content);
        }

        @Override
        public void close() {}
    }
}
