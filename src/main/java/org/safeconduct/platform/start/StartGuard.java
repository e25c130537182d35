package org.safeconduct.platform.start;

import java.util.List;
import org.safeconduct.platform.Weakness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Lists what is weak before the first call is taken, and outside the development profile stops on what must not be. */
@Component
class StartGuard implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(StartGuard.class);

    private final List<Weakness.Found> known;
    private final Environment environment;

    StartGuard(List<Weakness.Found> known, Environment environment) {
        this.known = List.copyOf(known);
        this.environment = environment;
    }

    /** @throws WeakStart if anything found must not be outside the development profile */
    @Override
    public void afterSingletonsInstantiated() {
        if (isDevelopment(environment)) {
            // Weak by design, and says so itself; but nobody may mean both.
            if (environment.acceptsProfiles(Profiles.of("production", "prod"))) {
                throw new InsecureConfiguration(List.of(Weakness.stops(
                        "spring.profiles.active", "the development profile gives anyone a token; leave it out.")));
            }
            return;
        }
        List<Weakness> found =
                known.stream().flatMap(one -> one.weaknesses().stream()).toList();
        found.stream().filter(weakness -> !weakness.stops()).forEach(weakness -> LOG.warn("weak: {}", weakness));
        List<Weakness> grave = found.stream().filter(Weakness::stops).toList();
        if (!grave.isEmpty()) {
            throw new InsecureConfiguration(grave);
        }
    }

    static boolean isDevelopment(Environment environment) {
        return environment.acceptsProfiles(Profiles.of("development"));
    }
}
