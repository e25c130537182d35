package org.safeconduct.demo;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.Register;
import org.safeconduct.pages.Showcase;
import org.safeconduct.platform.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Sends the three disclosures once the gateway is ready, follows each to its delivery, and prints what became of it. */
@Component
@Profile("development")
@ConditionalOnProperty("safeconduct.demo")
class Demonstration implements Showcase {

    private static final Logger LOG = LoggerFactory.getLogger(Demonstration.class);
    private static final Set<String> UNDER_WAY = Set.of("accepted");

    private final Map<Example, Shown> shown = new EnumMap<>(Example.class);
    private final DemoSettings settings;
    private final SslBundles bundles;
    private final Register register;
    private final ObjectMapper json;
    private final Ids ids;
    private final Clock clock;
    private final DemoPrinter printer = new DemoPrinter();

    Demonstration(
            DemoSettings settings, SslBundles bundles, Register register, ObjectMapper json, Ids ids, Clock clock) {
        this.settings = settings;
        this.bundles = bundles;
        this.register = register;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public List<Shown> shown() {
        synchronized (shown) {
            return List.copyOf(shown.values());
        }
    }

    @EventListener
    void start(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof ServletWebServerApplicationContext context) {
            URI gateway = URI.create("https://localhost:"
                    + Objects.requireNonNull(context.getWebServer()).getPort());
            Thread.ofPlatform().daemon().name("demonstration").start(() -> run(gateway));
        }
    }

    private void run(URI gateway) {
        GatewayClient client =
                new GatewayClient(bundles.getBundle("gateway-client").createSslContext(), gateway, json, ids);
        List<String> failed = new ArrayList<>();
        for (Example example : Example.all()) {
            try {
                String token = client.token(example.agency());
                Shown followed = follow(example, client, client.share(example, token), token);
                printer.print(followed);
            } catch (IOException | JacksonException e) {
                LOG.error("The demonstration disclosure of {} failed", example.agency(), e);
                failed.add(example.agency());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        printer.end(gateway, failed);
    }

    private Shown follow(Example example, GatewayClient client, String location, String token)
            throws IOException, InterruptedException {
        Instant giveUp = clock.instant().plus(settings.demoPatience());
        while (true) {
            JsonNode disclosure = client.ask(location, token);
            Shown now = DemoView.of(sender(example), example.about(), disclosure);
            synchronized (shown) {
                shown.put(example, now);
            }
            if (!UNDER_WAY.contains(now.status()) || clock.instant().isAfter(giveUp)) {
                return now;
            }
            Thread.sleep(100);
        }
    }

    private String sender(Example example) {
        return register.agency(new AgencyId(example.agency())).orElseThrow().name();
    }
}
