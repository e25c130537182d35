package org.safeconduct.platform.edge;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.safeconduct.support.RunningGateway;
import org.safeconduct.support.Shared;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** The whole gateway by TLS, as it is met from outside. */
@ExtendWith(Shared.class)
class EdgeTlsIT extends WireContract {

    static RunningGateway gateway;
    static SSLSocketFactory trusting;

    @BeforeAll
    static void start(RunningGateway shared) throws IOException {
        gateway = shared;
        trusting = SslBundle.of(new PemSslStoreBundle(
                        null,
                        PemSslStoreDetails.forCertificate(
                                Files.readString(shared.certs().resolve("ca.pem")))))
                .createSslContext()
                .getSocketFactory();
    }

    @Override
    Socket connect() throws IOException {
        Socket socket = trusting.createSocket("localhost", gateway.uri().getPort());
        socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(8));
        return socket;
    }
}
