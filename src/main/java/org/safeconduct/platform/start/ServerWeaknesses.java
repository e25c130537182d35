package org.safeconduct.platform.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.safeconduct.platform.Weakness;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Of the web server, the database and the logs: settings of Spring Boot's that someone may have loosened. */
@Component
class ServerWeaknesses implements Weakness.Found {

    private static final Set<String> SOUND_TLS = Set.of("TLSv1.3", "TLSv1.2");
    private static final Set<String> GUESSED =
            Set.of("", "postgres", "password", "changeit", "changeme", "secret", "admin", "dev", "test", "safeconduct");
    private static final Set<String> TALKATIVE = Set.of("debug", "trace", "all");
    private static final Pattern ON_THIS_MACHINE =
            Pattern.compile("jdbc:postgresql:(//(localhost|127\\.0\\.0\\.1|\\[::1])[:/].*|[^/].*)");

    private final Environment environment;

    ServerWeaknesses(Environment environment) {
        this.environment = environment;
    }

    @Override
    public List<Weakness> weaknesses() {
        List<Weakness> found = new ArrayList<>();
        tls(found);
        answers(found);
        database(found);
        logs(found);
        return found;
    }

    private void tls(List<Weakness> found) {
        if (is("server.ssl.enabled", false, true)) {
            found.add(Weakness.stops("server.ssl.enabled", "without TLS everything is readable on the way."));
        }
        List<String> protocols = Binder.get(environment)
                .bind("server.ssl.enabled-protocols", Bindable.listOf(String.class))
                .orElse(List.of());
        if (!SOUND_TLS.containsAll(protocols)) {
            found.add(Weakness.stops(
                    "server.ssl.enabled-protocols",
                    "only TLSv1.3 and, for partners that have no other, TLSv1.2 are sound."));
        }
        if ("none".equalsIgnoreCase(text("server.ssl.client-auth", "want"))) {
            found.add(Weakness.stops("server.ssl.client-auth", "no system could prove itself by its certificate."));
        }
        if (is("server.servlet.session.cookie.secure", false, true)
                || is("server.servlet.session.cookie.http-only", false, true)
                || "none".equalsIgnoreCase(text("server.servlet.session.cookie.same-site", "lax"))) {
            found.add(Weakness.stops(
                    "server.servlet.session.cookie", "a session could be stolen or used from another site."));
        }
        if (!is("management.server.ssl.enabled", true, false)
                && !Set.of("127.0.0.1", "::1", "localhost").contains(text("management.server.address", ""))) {
            found.add(
                    Weakness.warns("management.server.address", "health and metrics can be read beyond this machine."));
        }
    }

    private void answers(List<Weakness> found) {
        for (String detail : List.of("message", "stacktrace", "binding-errors")) {
            if (!"never".equalsIgnoreCase(text("server.error.include-" + detail, "never"))) {
                found.add(Weakness.stops("server.error.include-" + detail, "an error page could quote what was sent."));
            }
        }
        DataSize kept = DataSize.parse(text("spring.servlet.multipart.file-size-threshold", "0B"));
        DataSize largest = DataSize.parse(text("spring.servlet.multipart.max-request-size", "10MB"));
        if (kept.compareTo(largest) < 0) {
            found.add(Weakness.stops(
                    "spring.servlet.multipart.file-size-threshold",
                    "smaller than max-request-size: a larger upload would be written to a temporary file, readable."));
        }
    }

    /** Nobody named a database, or said that the gateway's own is meant. */
    boolean embeddedDatabaseByMistake() {
        return text("spring.datasource.url", "").isEmpty() && is("safeconduct.embedded-database", false, false);
    }

    private void database(List<Weakness> found) {
        String url = text("spring.datasource.url", "");
        if (url.isEmpty()) {
            found.add(
                    embeddedDatabaseByMistake()
                            ? Weakness.stops(
                                    "safeconduct.embedded-database",
                                    "spring.datasource.url names no database, and the gateway's own has no second machine"
                                            + " and no backup. Name one, or set this to true if it is meant.")
                            : Weakness.warns(
                                    "safeconduct.embedded-database",
                                    "it has no second machine and no backup of its own."));
            return;
        }
        if (GUESSED.contains(text("spring.datasource.password", "").toLowerCase(Locale.ROOT))
                && !url.contains("password=")
                && !url.contains("sslkey=")) {
            found.add(Weakness.stops("spring.datasource.password", "is empty, or one that anybody would guess."));
        }
        if (!url.contains("sslmode=verify-full")
                && !ON_THIS_MACHINE.matcher(url).matches()) {
            found.add(Weakness.warns(
                    "spring.datasource.url", "without sslmode=verify-full nobody knows which database answers."));
        }
    }

    private void logs(List<Weakness> found) {
        Map<String, String> levels = Binder.get(environment)
                .bind("logging.level", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of());
        if (levels.values().stream().anyMatch(level -> TALKATIVE.contains(level.toLowerCase(Locale.ROOT)))) {
            found.add(Weakness.stops("logging.level", "libraries log what they work on at debug and below."));
        }
        if (is("debug", true, false) || is("trace", true, false)) {
            found.add(Weakness.stops("debug", "libraries log what they work on at debug and below."));
        }
    }

    private String text(String setting, String otherwise) {
        return environment.getProperty(setting, otherwise).strip();
    }

    private boolean is(String setting, boolean value, boolean otherwise) {
        return value == Boolean.parseBoolean(text(setting, String.valueOf(otherwise)));
    }
}
