package org.safeconduct.support;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.safeconduct.SafeConduct;
import org.safeconduct.platform.store.PreparedData;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.support.GenericApplicationContext;

/** A whole gateway in this process, in the development profile, with folders and ports of its own. */
public final class RunningGateway implements AutoCloseable {

    private final ServletWebServerApplicationContext context;
    private final Path folder;

    private RunningGateway(ServletWebServerApplicationContext context, Path folder) {
        this.context = context;
        this.folder = folder;
    }

    /** @param settings added to, and stronger than, those that keep a test to itself */
    public static RunningGateway start(Path folder, Map<String, Object> settings) {
        return start(folder, settings, Clock.systemUTC());
    }

    /** @param more configurations and components of the test */
    public static RunningGateway start(Path folder, Map<String, Object> settings, Class<?>... more) {
        return start(folder, settings, Clock.systemUTC(), more);
    }

    /** @param clock what the gateway takes for the time */
    public static RunningGateway start(Path folder, Map<String, Object> settings, Clock clock, Class<?>... more) {
        if (Files.notExists(folder.resolve("data"))) {
            PreparedData.copyTo(folder.resolve("data"), folder.resolve("certs"));
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("server.port", FreePorts.one());
        all.put("management.server.port", FreePorts.one());
        all.put("safeconduct.data-dir", folder.resolve("data"));
        all.put("safeconduct.certs-dir", folder.resolve("certs"));
        all.put("safeconduct.demo", false);
        all.put("safeconduct.standin.police-port", FreePorts.one());
        all.put("safeconduct.standin.mash-port", FreePorts.one());
        all.put("safeconduct.standin.sharers-port", FreePorts.one());
        all.put("safeconduct.delivery.first-retry", "100ms");
        all.put("safeconduct.delivery.longest-retry", "300ms");
        all.put("db-scheduler.polling-interval", "50ms");
        all.put("safeconduct.outbox.look", "50ms");
        all.put("safeconduct.duty.look", "100ms");
        all.putAll(settings);
        String[] arguments = all.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        var context = new SpringApplicationBuilder(SafeConduct.class)
                .sources(more)
                .profiles("development")
                .initializers((GenericApplicationContext application) -> application.registerBean(
                        "clockOfTheTest", Clock.class, () -> clock, definition -> definition.setPrimary(true)))
                .run(arguments);
        return new RunningGateway((ServletWebServerApplicationContext) context, folder);
    }

    public AgencySystem agency(String client) throws Exception {
        return AgencySystem.of(client, uri(), certs().resolve("ca.pem"));
    }

    /** A development person who has signed in, without a browser. */
    public SignedInClient person(String name) throws Exception {
        return SignedInClient.as(name, uri(), certs().resolve("ca.pem"));
    }

    /** A visitor who has not signed in, without a browser. */
    public SignedInClient nobody() throws Exception {
        return SignedInClient.nobody(uri(), certs().resolve("ca.pem"));
    }

    public URI uri() {
        return URI.create("https://localhost:" + context.getWebServer().getPort());
    }

    /** Where everything is that it writes. */
    public Path folder() {
        return folder;
    }

    public Path certs() {
        return folder.resolve("certs");
    }

    public Path data() {
        return folder.resolve("data");
    }

    /** Its own PostgreSQL, for another node on the same: with the name and password of the gateway in it. */
    public String databaseUrl() throws IOException {
        return OwnDatabase.in(folder).url();
    }

    /** Every application event of a kind from now on, in the order of publication. */
    public <T> List<T> heard(Class<T> kind) {
        List<T> heard = new CopyOnWriteArrayList<>();
        context.addApplicationListener((ApplicationEvent event) -> {
            if (event instanceof PayloadApplicationEvent<?> carried && kind.isInstance(carried.getPayload())) {
                heard.add(kind.cast(carried.getPayload()));
            }
        });
        return heard;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** All of a type, in their order. */
    public <T> List<T> beans(Class<T> type) {
        return context.getBeanProvider(type).orderedStream().toList();
    }

    @Override
    public void close() throws IOException {
        context.close();
    }
}
