package org.safeconduct.standin;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.sealing.opening.AgencyKey;
import org.safeconduct.sealing.opening.AgencyKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/**
 * A police force, a MASH, and the sharers' systems that are told of news, for development: each its own HTTPS server with its own key, which takes calls only from a
 * client with a certificate of the development CA.
 */
@Component
@Profile("development")
@ConditionalOnProperty(name = "safeconduct.standin.enabled", matchIfMissing = true)
public class StandIns implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StandIns.class);

    static {
        // Without it every answer on a kept-alive connection waits for a delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final String SHARERS = "sharers";

    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final Map<String, Desk> desks = new LinkedHashMap<>();
    private final Map<String, HttpsServer> servers = new LinkedHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(
            4, Thread.ofPlatform().daemon().name("stand-in-", 1).factory());
    private final AgencyKeys keys;
    private final boolean sharers;
    private final int sharersPort;
    private final ObjectMapper json;
    private final Clock clock;

    StandIns(StandInSettings settings, AgencyKeys keys, ObjectMapper json, Clock clock) {
        this.keys = keys;
        this.json = json;
        this.clock = clock;
        ports.put("county-police", settings.policePort());
        ports.put("county-mash", settings.mashPort());
        sharers = settings.sharers();
        sharersPort = settings.sharersPort();
    }

    /** What one of them has opened lately, oldest first. */
    public List<Opened> opened(String agency) {
        return desk(agency).opened();
    }

    /** How many different envelopes one of them has taken in. */
    public long taken(String agency) {
        return desk(agency).taken();
    }

    private Desk desk(String agency) {
        Desk desk = desks.get(agency);
        if (desk == null) {
            throw new IllegalArgumentException("no stand-in plays " + agency);
        }
        return desk;
    }

    @Override
    public void start() {
        ports.forEach((agency, port) -> {
            AgencyKey key = keys.of(new AgencyId(agency));
            Desk desk = new Desk(key, () -> keys.opener(key.agency()), json, clock);
            desks.put(agency, desk);
            servers.put(agency, serve(keys.tls(key.agency()), port, Map.of("/envelopes", new EnvelopeHandler(desk))));
            LOG.info("Stand-in {} listens on https://localhost:{}/envelopes", agency, port);
        });
        if (sharers) {
            NewsHandler news = new NewsHandler();
            servers.put(
                    SHARERS,
                    serve(
                            keys.tls(new AgencyId("oakfield-school")),
                            sharersPort,
                            Map.of("/news", news, "/fhir", news)));
        }
    }

    private HttpsServer serve(SSLContext tls, int port, Map<String, HttpHandler> handlers) {
        try {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 128);
            server.setHttpsConfigurator(new HttpsConfigurator(tls) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters needClient = tls.getDefaultSSLParameters();
                    needClient.setNeedClientAuth(true);
                    parameters.setSSLParameters(needClient);
                }
            });
            handlers.forEach(server::createContext);
            server.setExecutor(threads);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("a stand-in cannot listen on port " + port, e);
        }
    }

    @Override
    public void stop() {
        servers.values().forEach(server -> server.stop(0));
        servers.clear();
        threads.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return !servers.isEmpty();
    }
}
