package org.safeconduct.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ways to write HTTP in which servers differ, byte by byte, to an address that is open to all. */
abstract class WireContract {

    private static final String PAGE = "/what-happens";

    abstract Socket connect() throws IOException;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // HTTP/0.9: an answer would have neither status nor headers.
                "GET PAGE\\r\\n | ",
                "GET PAGE\\n | ",
                "GET PAGE HTTP/0.9\\r\\n\\r\\n | HTTP/1.1 505",
                "GET PAGE HTTP/2.0\\r\\nHost: x\\r\\n\\r\\n | HTTP/1.1 505",
                "GET PAGE HTTP/1.1\\r\\nHost: x\\r\\nX : 1\\r\\n\\r\\n | HTTP/1.1 400",
                "GET PAGE HTTP/1.1\\r\\nHost: x\\r\\nX: 1\\rY: 2\\r\\n\\r\\n | HTTP/1.1 400",
                "GET PAGE HTTP/1.1\\r\\nHost: x\\r\\nX: 1\\0\\r\\n\\r\\n | HTTP/1.1 400",
                "GET PAGE HTTP/1.1\\r\\n X: 1\\r\\nHost: x\\r\\n\\r\\n | HTTP/1.1 400",
                "GET PAGE HTTP/1.1\\r\\nHost: x\\r\\nHost: y\\r\\n\\r\\n | HTTP/1.1 400",
                "POST PAGE HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: +2\\r\\n\\r\\na= | HTTP/1.1 400",
                "POST PAGE HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 2\\r\\nContent-Length: 2\\r\\n\\r\\na= | HTTP/1.1 400",
                "POST PAGE HTTP/1.0\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n0\\r\\n\\r\\n | HTTP/1.1 400"
            })
    void isRefused(String wire, @Nullable String told) throws Exception {
        String answer = answer(wire);

        if (told == null) {
            assertThat(answer).isEmpty();
        } else {
            assertThat(answer).startsWith(told);
        }
    }

    /**
     * What RFC 9112 lets a server take (2.2, 3, 5.2), and the web server takes. Each is read as one request: nothing that follows
     * a head or a body is taken for another.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET PAGE HTTP/1.1\\nHost: x\\nConnection: close\\n\\n | 200",
                "GET PAGE HTTP/1.1\\r\\nHost: x\\r\\nX: 1\\r\\n Host: evil\\r\\nConnection: close\\r\\n\\r\\n | 200",
                "GET\\tPAGE\\tHTTP/1.1\\r\\nHost: x\\r\\nConnection: close\\r\\n\\r\\n | 200",
                // Of two lengths the chunks count, and the connection ends with it: what follows is nobody's request.
                "POST PAGE HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 90\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n"
                        + "0\\r\\n\\r\\nGET PAGE HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n | ",
                "POST PAGE HTTP/1.1\\r\\nHost: x\\r\\nTransfer-Encoding:\\r\\n chunked\\r\\nConnection: close\\r\\n\\r\\n"
                        + "0\\r\\n\\r\\nGET PAGE HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n | "
            })
    void isOneRequest_whichStandardsLetAServerTake(String wire, @Nullable String status) throws Exception {
        assertThat(answer(wire))
                .startsWith("HTTP/1.1 " + (status == null ? "" : status))
                .containsOnlyOnce("HTTP/1.1 ")
                .doesNotContain("evil");
    }

    /** Everything until the connection is closed. */
    private String answer(String wire) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write(wire.replace("PAGE", PAGE).translateEscapes().getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketException closed) {
            return "";
        }
    }
}
