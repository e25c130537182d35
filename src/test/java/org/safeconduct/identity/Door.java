package org.safeconduct.identity;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Knocks on the running slice. */
record Door(URI base, HttpClient http) {

    private static final HttpClient PLAIN =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Map<String, HttpClient> BY_CERTIFICATE = new ConcurrentHashMap<>();

    Door(int port) {
        this(URI.create("http://localhost:" + port), PLAIN);
    }

    /** Over TLS, showing that certificate. */
    static Door showing(String certificate, int port) {
        return new Door(
                URI.create("https://localhost:" + port),
                BY_CERTIFICATE.computeIfAbsent(
                        certificate,
                        name -> HttpClient.newBuilder()
                                .version(HttpClient.Version.HTTP_1_1)
                                .sslContext(TestCertificates.ALL.tls(name))
                                .build()));
    }

    HttpResponse<String> knock(String method, String path, Optional<String> authorization)
            throws IOException, InterruptedException {
        return knock(method, path, authorization, Optional.empty());
    }

    /** @param header one more header, as {@code Name: value} */
    HttpResponse<String> knock(String method, String path, Optional<String> authorization, Optional<String> header)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).method(method, HttpRequest.BodyPublishers.noBody());
        authorization.ifPresent(value -> request.header("Authorization", value));
        header.ifPresent(line -> request.header(line.split(": ")[0], line.split(": ")[1]));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> form(String path, String form, Optional<String> authorization)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        authorization.ifPresent(value -> request.header("Authorization", value));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
