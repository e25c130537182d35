package org.safeconduct.feedback.telling;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.net.ssl.SSLException;
import org.safeconduct.platform.PartnerClient;
import org.safeconduct.sealing.receipt.NoticeSigner;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/**
 * One post to an agency's system, over mutual TLS and signed. The system can tell a repeat by {@code Idempotency-Key}, damage
 * by {@code Content-Digest} (RFC 9530), and the sender by {@code Safe-Conduct-Signature}.
 */
@Component
class HttpPost {

    private final PartnerClient client;
    private final NoticeSigner signer;
    private final TellingSettings settings;

    HttpPost(SslBundles bundles, NoticeSigner signer, TellingSettings settings) {
        this.signer = signer;
        this.settings = settings;
        this.client = new PartnerClient(bundles, settings.timeout());
    }

    NoticeResult post(Notice notice, URI to, String mediaType, byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(to)
                .header("Content-Type", mediaType)
                .header("Idempotency-Key", '"' + notice.id().toString() + '"')
                .header("X-Request-ID", notice.id().toString())
                .header("Content-Digest", digest(body))
                .header("Safe-Conduct-Signature", signer.sign(body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            // The answer's body is another system's words: nothing here reads them.
            int status = client.exchange(request, 0, settings.timeout()).status();
            return status >= 200 && status < 300
                    ? new NoticeResult.Taken(notice)
                    : new NoticeResult.Failed(notice, NoticeFailure.status(status));
        } catch (HttpTimeoutException e) {
            return new NoticeResult.Failed(notice, NoticeFailure.TIMED_OUT);
        } catch (SSLException e) {
            return new NoticeResult.Failed(notice, NoticeFailure.NOT_TRUSTED);
        } catch (IOException e) {
            return new NoticeResult.Failed(notice, NoticeFailure.UNREACHABLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new NoticeResult.Failed(notice, NoticeFailure.INTERNAL);
        }
    }

    private static String digest(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
