package org.safeconduct.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReachedTest {

    private static final String CANARY = "canary-4711";

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(caused(new ConnectException(CANARY), new UnresolvedAddressException()), "name"),
                Arguments.of(new ConnectException(CANARY), "nothing answers"),
                Arguments.of(new HttpConnectTimeoutException(CANARY), "in time"),
                Arguments.of(
                        caused(new SSLHandshakeException(CANARY), new CertificateException(CANARY)),
                        "not one that the gateway trusts"),
                Arguments.of(new SSLHandshakeException(CANARY), "may not trust the gateway's certificate"),
                Arguments.of(new IOException(CANARY), "broke off"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void saysWhatFailed_andNothingOfTheOthersWords(IOException cause, String what) {
        Reached reached = Reached.failed(cause);

        assertThat(reached.ok()).isFalse();
        assertThat(reached.what()).contains(what).doesNotContain(CANARY);
    }

    @ParameterizedTest
    @CsvSource({"200, true", "401, true", "404, true", "405, true", "500, false", "503, false"})
    void anyAnswerButAFailure_isReached(int status, boolean ok) {
        assertThat(Reached.answered(status).ok()).isEqualTo(ok);
        assertThat(Reached.answered(status).what()).contains(String.valueOf(status));
    }

    private static IOException caused(IOException thrown, Throwable cause) {
        thrown.initCause(cause);
        return thrown;
    }
}
