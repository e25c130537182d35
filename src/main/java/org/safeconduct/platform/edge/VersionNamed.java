package org.safeconduct.platform.edge;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Ends a connection whose request names no version (HTTP/0.9). The web server takes it and answers without status and headers,
 * so that none of what answers must have is in them; no other version without headers gets this far.
 */
final class VersionNamed extends ValveBase {

    VersionNamed() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (request.getCoyoteRequest().protocol().isNull()
                || request.getCoyoteRequest().protocol().toString().isEmpty()) {
            response.setSuspended(true);
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
            return;
        }
        getNext().invoke(request, response);
    }
}
