package org.safeconduct.administration;

import java.util.EnumSet;
import java.util.Set;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyStates.State;
import org.safeconduct.agreement.OnboardedAgencies;
import org.safeconduct.disclosure.Code;
import org.safeconduct.identity.Caller;
import org.safeconduct.identity.Role;
import org.safeconduct.identity.SystemClients;
import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.StrictJson;
import org.safeconduct.sealing.agency.NewAgencyCertificate;
import org.safeconduct.sealing.agency.NewAgencyCertificate.Accepted;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Adds an agency in the one order that leaves nothing half done: all is checked, then its client is made with the issuer,
 * outside any transaction, and then it is added. A client of an agency that was not added opens nothing.
 */
@Component
public class Onboarding {

    private static final Set<String> PARTS = Set.of("agency", "certificate", "roles");

    private final OnboardedAgencies onboarded;
    private final NewAgencyCertificate certificates;
    private final SystemClients clients;
    private final AgencyChanges changes;

    Onboarding(
            OnboardedAgencies onboarded,
            NewAgencyCertificate certificates,
            SystemClients clients,
            AgencyChanges changes) {
        this.onboarded = onboarded;
        this.certificates = certificates;
        this.clients = clients;
        this.changes = changes;
    }

    /**
     * @param text the agency as the agencies file would describe it, its certificate as PEM, and the roles of its system
     * @throws Rejection if it cannot be added; names the place
     * @throws org.safeconduct.platform.Unavailable if the issuer fails; nothing has changed then
     */
    public Agency onboard(byte[] text, Caller caller) {
        JsonNode body = StrictJson.read(text);
        requireParts(body, PARTS, "there is a part beside agency, certificate and roles");
        String description = body.path("agency").toString();
        Agency agency = read(description);
        Accepted certificate = certificate(body, agency);
        Set<Role> roles = roles(body.path("roles"));
        if (!roles.isEmpty()) {
            clients.create(agency, certificate.subject(), roles);
        }
        changes.onboard(description, agency, certificate, caller);
        return agency;
    }

    /**
     * @param text every certificate of the agency from now on, as PEM
     * @throws Rejection if they cannot be its, or the agencies file names it
     */
    public void certify(Agency agency, byte[] text, Caller caller) {
        JsonNode body = StrictJson.read(text);
        requireParts(body, Set.of("certificate"), "there is a part beside certificate");
        changes.certify(agency, certificate(body, agency), caller);
    }

    /**
     * It takes part no longer.
     *
     * @throws org.safeconduct.platform.Unavailable if the issuer fails; nothing has changed then
     */
    public void offboard(Agency agency, Caller caller) {
        changes.requireFree(agency, State.LEFT, caller);
        clients.disable(agency);
        changes.put(agency, State.LEFT, caller);
    }

    private static void requireParts(JsonNode body, Set<String> parts, String fault) {
        for (String name : body.propertyNames()) {
            if (!parts.contains(name)) {
                throw new Rejection(Rejection.Kind.INVALID, fault, "");
            }
        }
    }

    private Accepted certificate(JsonNode body, Agency agency) {
        if (!body.path("certificate").isString()) {
            throw new Rejection(Rejection.Kind.INVALID, "must be PEM", "/certificate");
        }
        return certificates.check(agency, body.path("certificate").asString(""));
    }

    private Agency read(String description) {
        try {
            return onboarded.read(description);
        } catch (Rejection e) {
            throw new Rejection(e.kind(), e.detail(), "/agency" + (e.pointer() == null ? "" : e.pointer()));
        }
    }

    private Set<Role> roles(JsonNode named) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (named.isMissingNode()) {
            return roles;
        }
        if (!named.isArray()) {
            throw new Rejection(Rejection.Kind.INVALID, "must be a list", "/roles");
        }
        for (int i = 0; i < named.size(); i++) {
            String place = "/roles/" + i;
            roles.add(Code.read(Role.class, named.path(i).asString(""))
                    .orElseThrow(() -> new Rejection(Rejection.Kind.INVALID, "unknown code", place)));
        }
        if (!roles.isEmpty() && !clients.areMadeHere()) {
            throw new Rejection(
                    Rejection.Kind.INVALID,
                    "this gateway makes no clients in Keycloak (safeconduct.keycloak.url is not set); leave roles out",
                    "/roles");
        }
        return roles;
    }
}
