package org.safeconduct.identity.systems;

import java.util.List;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.platform.BytesUnderWay;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How agencies' systems prove themselves.
 *
 * @param withoutMutualTls the agencies whose tokens need not be bound to a certificate; {@code *} for all
 * @param callsPerMinute how many calls one agency may make, its people's pages among them; more is 429 with
 *     {@code Retry-After}
 * @param bytesUnderWay how many bytes of bodies are worked on at once; 0 for an eighth of the memory, as a body takes up to five
 *     times its size until it is answered
 * @param bytesOfOne how many of them may be one agency's; 0 for half
 */
@ConfigurationProperties("safeconduct.systems")
public record SystemsSettings(
        @DefaultValue List<String> withoutMutualTls,
        @DefaultValue("1200") int callsPerMinute,
        @DefaultValue("0") DataSize bytesUnderWay,
        @DefaultValue("0") DataSize bytesOfOne) {

    public SystemsSettings {
        withoutMutualTls = List.copyOf(withoutMutualTls);
    }

    /** @param memory the most that this process may use, in bytes */
    BytesUnderWay room(long memory) {
        long most = bytesUnderWay.toBytes() > 0 ? bytesUnderWay.toBytes() : memory / 8;
        return new BytesUnderWay(most, bytesOfOne.toBytes() > 0 ? bytesOfOne.toBytes() : most / 2);
    }

    boolean mustBeBound(AgencyId agency) {
        return !withoutMutualTls.contains("*") && !withoutMutualTls.contains(agency.value());
    }
}
