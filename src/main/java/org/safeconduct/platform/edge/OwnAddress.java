package org.safeconduct.platform.edge;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.URI;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Makes the gateway's own address the one that is configured. What a sender writes into {@code Host} would otherwise stand in
 * redirects, in the way to the sign-in and in whatever names the gateway.
 */
final class OwnAddress extends ValveBase {

    private final String scheme;
    private final String host;
    private final int port;

    /** @param address such as {@code https://gateway.example} */
    OwnAddress(URI address) {
        super(true);
        if (address.getHost() == null || address.getScheme() == null) {
            throw new IllegalArgumentException("safeconduct.edge.public-address is not the address of a server");
        }
        scheme = address.getScheme();
        host = address.getHost();
        port = address.getPort() >= 0 ? address.getPort() : scheme.equals("http") ? 80 : 443;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        request.getCoyoteRequest().scheme().setString(scheme);
        request.getCoyoteRequest().serverName().setString(host);
        request.getCoyoteRequest().setServerPort(port);
        getNext().invoke(request, response);
    }
}
