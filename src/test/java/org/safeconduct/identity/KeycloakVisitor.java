package org.safeconduct.identity;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A person on Keycloak's pages and on ours: follows redirects, keeps each server's cookies, fills forms in. */
final class KeycloakVisitor {

    private static final Pattern ACTION = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"");
    private static final Pattern SECRET = Pattern.compile("name=\"totpSecret\"\\s+value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(TestCertificates.ALL.tls("none"))
            .build();
    private final Map<String, Map<String, String>> cookies = new HashMap<>();
    private @Nullable HttpResponse<String> page;

    HttpResponse<String> get(String address) throws Exception {
        return follow(HttpRequest.newBuilder(URI.create(address)).GET());
    }

    /** Sends the form of the page it is on. */
    HttpResponse<String> submit(Map<String, String> fields) throws Exception {
        HttpResponse<String> at = Objects.requireNonNull(page);
        Matcher form = ACTION.matcher(at.body());
        if (!form.find()) {
            throw new AssertionError("no form at " + at.uri() + ": " + at.statusCode() + " " + at.body());
        }
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return follow(HttpRequest.newBuilder(at.uri().resolve(form.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Does what an authenticator app does (RFC 6238) with the secret that the page shows. */
    HttpResponse<String> setUpAuthenticator() throws Exception {
        Matcher secret = SECRET.matcher(Objects.requireNonNull(page).body());
        if (!secret.find()) {
            throw new AssertionError("no secret on this page");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("totp", code(secret.group(1)));
        fields.put("totpSecret", secret.group(1));
        fields.put("userLabel", "phone");
        return submit(fields);
    }

    private static String code(String secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES)
                .putLong(Instant.now().getEpochSecond() / 30)
                .array());
        int offset = hash[hash.length - 1] & 0xf;
        int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff;
        return "%06d".formatted(number % 1_000_000);
    }

    private HttpResponse<String> follow(HttpRequest.Builder request) throws Exception {
        HttpRequest.Builder next = request;
        for (int hops = 0; hops < 15; hops++) {
            URI uri = next.build().uri();
            Map<String, String> own = cookies.computeIfAbsent(uri.getAuthority(), server -> new LinkedHashMap<>());
            next.header("Accept", "text/html");
            if (!own.isEmpty()) {
                next.header(
                        "Cookie",
                        own.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
            HttpResponse<String> answer = http.send(next.build(), BodyHandlers.ofString());
            page = answer;
            answer.headers().allValues("Set-Cookie").forEach(line -> {
                String[] pair = line.split(";", 2)[0].split("=", 2);
                if (pair[1].isEmpty()) {
                    own.remove(pair[0]);
                } else {
                    own.put(pair[0], pair[1]);
                }
            });
            if (answer.statusCode() / 100 != 3) {
                return answer;
            }
            next = HttpRequest.newBuilder(
                            uri.resolve(answer.headers().firstValue("Location").orElseThrow()))
                    .GET();
        }
        throw new AssertionError("redirected without end");
    }
}
