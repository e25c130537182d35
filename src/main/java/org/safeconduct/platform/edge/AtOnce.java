package org.safeconduct.platform.edge;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.safeconduct.platform.ClientAddress;

/**
 * Works on so many requests of one address at once and no more, so that no single sender, however slowly it sends or reads,
 * holds every thread there is. One more is told to come again, and its connection ends: its body is not waited for.
 */
final class AtOnce extends ValveBase {

    private static final byte[] PROBLEM =
            "{\"type\":\"https://safeconduct.org/problems/too-many-requests\",\"status\":429}"
                    .getBytes(StandardCharsets.US_ASCII);

    private final int most;
    /** No more of them than there are threads. */
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

    AtOnce(int most) {
        super(true);
        this.most = most;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        String address = ClientAddress.of(request);
        try {
            if (underWay.merge(address, 1, Integer::sum) > most) {
                refuse(response);
            } else {
                getNext().invoke(request, response);
            }
        } finally {
            underWay.computeIfPresent(address, (same, number) -> number == 1 ? null : number - 1);
        }
    }

    private static void refuse(Response response) throws IOException {
        response.setStatus(429);
        response.setHeader("Retry-After", "1");
        response.setHeader("Connection", "close");
        response.setContentType("application/problem+json");
        response.getOutputStream().write(PROBLEM);
        response.finishResponse();
        response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
    }
}
