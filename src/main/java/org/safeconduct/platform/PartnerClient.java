package org.safeconduct.platform;

import java.net.http.HttpClient;
import java.time.Duration;
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

    /** The one with the key of this moment. */
    public HttpClient now() {
        return client;
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
