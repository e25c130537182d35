package org.safeconduct.platform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/** The client for calls to partners: shows the gateway's certificate, follows no redirect, and takes a new key as it comes. */
public final class PartnerClient {

    private static final String BUNDLE = "gateway-client";

    private final Duration connectTimeout;
    private volatile HttpClient client;

    /** @param connectTimeout how long a partner may take to take a connection */
    public PartnerClient(SslBundles bundles, Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
        this.client = client(bundles.getBundle(BUNDLE));
        // A new key counts from the next connection on; what is under way ends with the old.
        bundles.addBundleUpdateHandler(BUNDLE, bundle -> client = client(bundle));
    }

    /**
     * What a partner answered.
     *
     * @param body no more than was asked for, and one byte if there was more
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Answer(int status, byte[] body) {}

    /**
     * One exchange, from the first byte to the last.
     *
     * @param most of the answer's body is kept; the rest is read and forgotten
     * @param within how long all of it may take: a partner who trickles is no better than one who is silent
     * @throws HttpTimeoutException if it takes longer
     * @throws IOException if there is no connection, or it breaks off
     */
    public Answer exchange(HttpRequest request, int most, Duration within) throws IOException, InterruptedException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(
                request,
                HttpResponse.BodyHandlers.ofByteArrayConsumer(part ->
                        part.ifPresent(bytes -> kept.write(bytes, 0, Math.min(bytes.length, most + 1 - kept.size())))));
        try {
            return new Answer(
                    answer.get(within.toMillis(), TimeUnit.MILLISECONDS).statusCode(), kept.toByteArray());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new HttpTimeoutException("no whole answer in time");
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException broken ? broken : new IOException(e.getCause());
        }
    }

    private HttpClient client(SslBundle bundle) {
        return HttpClient.newBuilder()
                .sslContext(bundle.createSslContext())
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }
}
