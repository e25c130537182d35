package org.safeconduct.identity.systems;

import java.util.List;
import org.safeconduct.agreement.AgencyId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How agencies' systems prove themselves.
 *
 * @param withoutMutualTls the agencies whose tokens need not be bound to a certificate; {@code *} for all
 * @param callsPerMinute how many calls one agency may make, its people's pages among them; more is 429 with
 *     {@code Retry-After}
 */
@ConfigurationProperties("safeconduct.systems")
public record SystemsSettings(
        @DefaultValue List<String> withoutMutualTls,
        @DefaultValue("1200") int callsPerMinute) {

    public SystemsSettings {
        withoutMutualTls = List.copyOf(withoutMutualTls);
    }

    boolean mustBeBound(AgencyId agency) {
        return !withoutMutualTls.contains("*") && !withoutMutualTls.contains(agency.value());
    }
}
