package org.safeconduct.delivery;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.safeconduct.agreement.Agency;
import org.safeconduct.platform.PartnerClient;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/**
 * Posts an envelope over mutual TLS. The recipient can tell a repeat by {@code Idempotency-Key} and damage by
 * {@code Content-Digest} (RFC 9530), and answers 200, 201 or 202 with its signed receipt.
 */
@Component("httpsTransport")
class HttpsTransport {

    private static final int LONGEST_RECEIPT = 16 * 1024;

    private final PartnerClient client;
    private final DeliverySettings settings;

    HttpsTransport(SslBundles bundles, DeliverySettings settings) {
        this.settings = settings;
        this.client = new PartnerClient(bundles, settings.connectTimeout());
    }

    public AttemptResult send(Parcel parcel) {
        Optional<URI> endpoint = parcel.to().endpoint();
        if (endpoint.isEmpty()) {
            return new AttemptResult.Failed(parcel, AttemptFailure.NO_ENDPOINT);
        }
        HttpRequest request = HttpRequest.newBuilder(endpoint.get())
                .header("Content-Type", "application/pkcs7-mime; smime-type=authEnveloped-data")
                .header("Accept", "application/jose")
                .header("Idempotency-Key", '"' + parcel.envelope().toString() + '"')
                .header("Content-Digest", contentDigest(parcel))
                .header("Safe-Conduct-Reference", parcel.reference().value())
                .POST(HttpRequest.BodyPublishers.ofByteArray(parcel.content()))
                .build();
        try {
            PartnerClient.Answer answer = client.exchange(
                    request, LONGEST_RECEIPT, parcel.to().answersWithin().orElse(settings.timeout()));
            return judge(parcel, answer.status(), answer.body());
        } catch (HttpTimeoutException e) {
            return new AttemptResult.Failed(parcel, AttemptFailure.TIMED_OUT);
        } catch (SSLException e) {
            return new AttemptResult.Failed(parcel, AttemptFailure.NOT_TRUSTED);
        } catch (IOException e) {
            return new AttemptResult.Failed(parcel, AttemptFailure.UNREACHABLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new AttemptResult.Failed(parcel, AttemptFailure.INTERNAL);
        }
    }

    /** Knocks without sending anything: a request that asks for nothing but the headers of an answer. */
    Reached reach(Agency to) {
        if (to.receivesAtDesk()) {
            return Reached.AT_DESK;
        }
        Optional<URI> endpoint = to.endpoint().filter(uri -> "https".equals(uri.getScheme()));
        if (endpoint.isEmpty()) {
            return Reached.OTHER_TRANSPORT;
        }
        HttpRequest request = HttpRequest.newBuilder(endpoint.get()).HEAD().build();
        try {
            return Reached.answered(
                    client.exchange(request, 0, settings.timeout()).status());
        } catch (IOException e) {
            return Reached.failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reached.INTERRUPTED;
        }
    }

    private static AttemptResult judge(Parcel parcel, int status, byte[] body) {
        return switch (status) {
            case 200, 201, 202 ->
                body.length == 0 || body.length > LONGEST_RECEIPT
                        ? new AttemptResult.Failed(parcel, AttemptFailure.NO_RECEIPT)
                        : new AttemptResult.Answered(parcel, new String(body, StandardCharsets.US_ASCII).strip());
            default -> new AttemptResult.Failed(parcel, AttemptFailure.status(status));
        };
    }

    private static String contentDigest(Parcel parcel) {
        byte[] digest = HexFormat.of().parseHex(parcel.digest());
        return "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":";
    }
}
