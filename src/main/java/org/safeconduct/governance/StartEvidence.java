package org.safeconduct.governance;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.safeconduct.administration.LastSeen;
import org.safeconduct.agreement.RegisterDigest;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.Fact;
import org.safeconduct.platform.Sha256;
import org.safeconduct.sealing.watch.KeyFingerprints;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts on record at the start, before the first call is taken, whether the gateway runs with other settings or keys than
 * before. If that fails, the start fails.
 */
@Component
class StartEvidence {

    private static final String CONFIGURATION = "configuration";
    /** What a setting is called whose value must not even be guessed at from a digest. */
    private static final List<String> SECRETS = List.of("secret", "password", "token", "credential");

    private final LastSeen lastSeen;
    private final KeyFingerprints keys;
    private final RegisterDigest register;
    private final Environment environment;

    StartEvidence(LastSeen lastSeen, KeyFingerprints keys, RegisterDigest register, Environment environment) {
        this.lastSeen = lastSeen;
        this.keys = keys;
        this.register = register;
        this.environment = environment;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Transactional
    public void compare() {
        lastSeen.seen(CONFIGURATION, Event.CONFIGURED, Fact.CONFIGURATION, Map.of(), settings());
        lastSeen.seen(
                "agencies file",
                Event.CONFIGURED,
                Fact.CONFIGURATION,
                Map.of(Fact.KIND, "agencies"),
                register.sha256());
        keys.now().forEach(lastSeen::key);
    }

    /** A digest of every {@code safeconduct} setting that is set, in whatever way, except secrets. */
    private String settings() {
        Map<String, String> flat = new TreeMap<>();
        Binder.get(environment)
                .bind("safeconduct", Bindable.mapOf(String.class, Object.class))
                .ifBound(tree -> flatten("", tree, flat));
        return Sha256.hex(flat.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void flatten(String path, Object value, Map<String, String> into) {
        if (value instanceof Map<?, ?> tree) {
            tree.forEach((key, member) -> flatten(path + "/" + key, member, into));
        } else if (SECRETS.stream().noneMatch(path.toLowerCase(java.util.Locale.ROOT)::contains)) {
            into.put(path, String.valueOf(value));
        }
    }
}
