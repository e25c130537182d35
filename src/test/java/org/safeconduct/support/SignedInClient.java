package org.safeconduct.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A development person with a session, without the browser: keeps cookies, follows redirects, sends forms. */
public final class SignedInClient {

    private static final Pattern FORM_PROOF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http;
    private final URI gateway;

    private SignedInClient(URI gateway, Path ca) throws Exception {
        this.gateway = gateway;
        this.http = HttpClient.newBuilder()
                .sslContext(AgencySystem.trust(ca))
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    public static SignedInClient nobody(URI gateway, Path ca) throws Exception {
        return new SignedInClient(gateway, ca);
    }

    /** @param ca the development CA's certificate */
    public static SignedInClient as(String person, URI gateway, Path ca) throws Exception {
        SignedInClient client = nobody(gateway, ca);
        client.get("/sign-in");
        HttpResponse<String> answer = client.signIn(person, "dev");
        if (answer.statusCode() != 200 || !answer.body().contains("Sign out")) {
            throw new IOException(person + " was not signed in: " + answer.statusCode() + " at " + answer.uri());
        }
        return client;
    }

    /** Sends the form of the issuer, on whose page this client is. */
    public HttpResponse<String> signIn(String person, String password) throws Exception {
        return postWithProofFrom(
                "/oauth2/sign-in", "/oauth2/sign-in", Map.of("username", person, "password", password));
    }

    public HttpResponse<String> get(String path) throws Exception {
        return http.send(asBrowser(path).build(), BodyHandlers.ofString());
    }

    /**
     * Presses "Exit this page", or follows another's link to it, and does not go where it leads.
     *
     * @param from what the browser says of the page that led here; empty if it says nothing
     */
    public HttpResponse<String> leave(String from) throws Exception {
        HttpRequest.Builder exit = asBrowser("/exit");
        if (!from.isEmpty()) {
            exit.header("Sec-Fetch-Site", from);
        }
        try (HttpClient stays = HttpClient.newBuilder()
                .sslContext(http.sslContext())
                .cookieHandler(cookies)
                .version(HttpClient.Version.HTTP_1_1)
                .build()) {
            return stays.send(exit.build(), BodyHandlers.ofString());
        }
    }

    /** A form as our own page sends it. */
    public HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
        return postWithProofFrom("/", path, form);
    }

    /** A file as our own page sends it, with the button that was pressed. */
    public HttpResponse<String> upload(String path, String button, String name, byte[] data) throws Exception {
        Matcher proof = FORM_PROOF.matcher(get("/").body());
        if (!proof.find()) {
            throw new IOException("no form on /");
        }
        String part = "--end\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes((part.formatted("_csrf", "") + proof.group(1) + "\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes((part.formatted("then", "") + button + "\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(part.formatted("file", "; filename=\"" + name + "\"").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(data);
        body.writeBytes("\r\n--end--\r\n".getBytes(StandardCharsets.UTF_8));
        return http.send(
                asBrowser(path)
                        .header("Content-Type", "multipart/form-data; boundary=end")
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                        .build(),
                BodyHandlers.ofString());
    }

    /** A form as another site could make the browser send it. */
    public HttpResponse<String> postWithoutProof(String path, Map<String, String> form) throws Exception {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return http.send(
                asBrowser(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> postWithProofFrom(String page, String path, Map<String, String> form)
            throws Exception {
        Matcher proof = FORM_PROOF.matcher(get(page).body());
        if (!proof.find()) {
            throw new IOException("no form on " + page);
        }
        Map<String, String> whole = new LinkedHashMap<>(form);
        whole.put("_csrf", proof.group(1));
        return postWithoutProof(path, whole);
    }

    /** The value of the session cookie; empty if there is none. */
    public String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("__Host-session"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private HttpRequest.Builder asBrowser(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path)).header("Accept", "text/html");
    }
}
