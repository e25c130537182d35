package org.safeconduct.identity.issuer;

import java.util.ArrayList;
import java.util.List;
import org.safeconduct.identity.people.SignInSettings;
import org.safeconduct.identity.systems.SystemsSettings;
import org.safeconduct.platform.Weakness;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Of who is believed to be whom. */
@Component
class IdentityWeaknesses implements Weakness.Found {

    private final SystemsSettings systems;
    private final SignInSettings people;
    private final String issuer;
    private final String agencies;

    IdentityWeaknesses(
            SystemsSettings systems,
            SignInSettings people,
            @Value("${" + IssuerConfiguration.SETTING + ":}") String issuer,
            @Value("${safeconduct.agencies:}") String agencies) {
        this.systems = systems;
        this.people = people;
        this.issuer = issuer;
        this.agencies = agencies;
    }

    @Override
    public List<Weakness> weaknesses() {
        List<Weakness> found = new ArrayList<>();
        if (!issuer.startsWith("https:")) {
            found.add(Weakness.stops(IssuerConfiguration.SETTING, "an issuer in the clear can be imitated."));
        }
        if (systems.withoutMutualTls().contains("*")) {
            found.add(Weakness.stops(
                    "safeconduct.systems.without-mutual-tls",
                    "every agency's tokens would be good for whoever stole them."));
        } else if (!systems.withoutMutualTls().isEmpty()) {
            found.add(Weakness.warns(
                    "safeconduct.systems.without-mutual-tls",
                    "a token of these agencies is good for whoever shows it first: "
                            + String.join(", ", systems.withoutMutualTls()) + "."));
        }
        if (people.clientSecret().startsWith("dev-")) {
            found.add(Weakness.stops("safeconduct.sign-in.client-secret", "is the one of the development profile."));
        } else if (people.clientSecret().isEmpty()) {
            found.add(Weakness.warns(
                    "safeconduct.sign-in.client-secret", "without one, only PKCE protects the sign-in of people."));
        }
        if (agencies.startsWith("classpath:")) {
            found.add(Weakness.stops(
                    "safeconduct.agencies", "these are the invented agencies of the development profile."));
        }
        return found;
    }
}
