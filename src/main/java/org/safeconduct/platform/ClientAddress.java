package org.safeconduct.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a request comes from, for limits on callers nobody knows. Never logged. */
public final class ClientAddress {

    /** The part of an IPv6 address that names a network. */
    private static final int NETWORK = 8;

    private static final String LOOPBACK = "this machine";

    private ClientAddress() {}

    /** The address; of IPv6 the network only, because a household or a server has all the addresses in one. */
    public static String of(HttpServletRequest request) {
        String remote = String.valueOf(request.getRemoteAddr());
        try {
            // The web server hands over an address, never a name: nothing is looked up.
            InetAddress address = InetAddress.getByName(remote);
            if (address.isLoopbackAddress()) {
                // A program here may come by IPv4 for one request and by IPv6 for the next.
                return LOOPBACK;
            }
            return address instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK))
                    : remote;
        } catch (UnknownHostException e) {
            return remote;
        }
    }
}
