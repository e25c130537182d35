package org.safeconduct.feedback.telling;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.Optional;
import org.safeconduct.agreement.Channel;
import org.safeconduct.disclosure.Json;
import org.springframework.stereotype.Component;

/**
 * Tells by text message, through the HTTP gateway of a provider: that there is something on a reference, and no more. What is
 * posted is the provider's own form, written in the settings as JSON with {@code {number}}, {@code {text}} and {@code {id}}.
 */
@Component("texts")
class Texts {

    private final TellingSettings settings;
    private final HttpClient client;

    Texts(TellingSettings settings) {
        this.settings = settings;
        this.client = HttpClient.newBuilder()
                .connectTimeout(settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    public NoticeResult tell(Notice notice) {
        Optional<URI> provider = settings.sms().address();
        if (provider.isEmpty()) {
            return new NoticeResult.Failed(notice, NoticeFailure.NO_SMS_GATEWAY);
        }
        if (!(notice.by() instanceof Channel.Sms sms)) {
            return new NoticeResult.Failed(notice, NoticeFailure.INTERNAL);
        }
        String body = settings.sms()
                .body()
                .replace("{number}", quoted(sms.number()))
                .replace("{text}", quoted(notice.headline() + " " + notice.reference()))
                .replace("{id}", quoted(notice.id().toString()));
        HttpRequest.Builder request = HttpRequest.newBuilder(provider.get())
                .timeout(settings.timeout())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!settings.sms().authorization().isBlank()) {
            request.header("Authorization", settings.sms().authorization());
        }
        try {
            int status = client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            return status >= 200 && status < 300
                    ? new NoticeResult.Taken(notice)
                    : new NoticeResult.Failed(notice, NoticeFailure.status(status));
        } catch (HttpTimeoutException e) {
            return new NoticeResult.Failed(notice, NoticeFailure.TIMED_OUT);
        } catch (IOException e) {
            return new NoticeResult.Failed(notice, NoticeFailure.UNREACHABLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new NoticeResult.Failed(notice, NoticeFailure.INTERNAL);
        }
    }

    /** For the inside of a JSON text. */
    private static String quoted(String text) {
        String json = new String(Json.write(text), java.nio.charset.StandardCharsets.UTF_8);
        return json.substring(1, json.length() - 1);
    }
}
