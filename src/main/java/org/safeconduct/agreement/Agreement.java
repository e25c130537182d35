package org.safeconduct.agreement;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Purpose;
import org.safeconduct.disclosure.StatutoryGateway;

/**
 * An information-sharing agreement: who signed, for which purposes, under which powers, until when. The tiers are those of
 * the Wales Accord on the Sharing of Personal Information.
 *
 * @param gateways the powers and duties on which the parties rely
 * @param reviewDate the last day on which it holds unless it has been reviewed
 * @param connections where and under which certificate parties receive, as they agreed it; may be empty
 */
public record Agreement(
        String id,
        Tier tier,
        Status status,
        Set<AgencyId> parties,
        Set<Purpose> purposes,
        Set<StatutoryGateway> gateways,
        Set<DataCategory> dataCategories,
        LocalDate validFrom,
        LocalDate reviewDate,
        List<Signatory> signatories,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<Connection> connections) {

    public Agreement {
        parties = Set.copyOf(parties);
        purposes = Set.copyOf(purposes);
        gateways = Set.copyOf(gateways);
        dataCategories = Set.copyOf(dataCategories);
        signatories = List.copyOf(signatories);
        connections = List.copyOf(connections);
    }

    /** Whether it is in force, leaving dates aside, for two of its parties and one of these purposes. */
    boolean covers(AgencyId from, AgencyId to, Set<Purpose> wanted) {
        return status == Status.ACTIVE
                && !from.equals(to)
                && parties.contains(from)
                && parties.contains(to)
                && wanted.stream().anyMatch(purposes::contains);
    }

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom) && !day.isAfter(reviewDate);
    }

    /** The same agreement, over from now on. */
    public Agreement ended() {
        return new Agreement(
                id,
                tier,
                Status.ENDED,
                parties,
                purposes,
                gateways,
                dataCategories,
                validFrom,
                reviewDate,
                signatories,
                connections);
    }

    /** Who signed for a party: the office, never the person. */
    public record Signatory(AgencyId agency, String role, LocalDate date) {}

    /**
     * How a party receives.
     *
     * @param certificateSha256 fingerprint of its certificate, 64 hexadecimal digits in lower case
     */
    public record Connection(AgencyId agency, URI endpoint, String certificateSha256) {}

    /** What kind of agreement it is. */
    public enum Tier implements Code {
        /** Common principles of a whole partnership. */
        ACCORD,
        /** Regular sharing in both directions. */
        INFORMATION_SHARING_PROTOCOL,
        /** Regular sharing in one direction. */
        DATA_DISCLOSURE_AGREEMENT,
        /** Between bodies that decide together why and how data are used (UK GDPR article 26). */
        JOINT_CONTROLLER_AGREEMENT
    }

    /** Where it stands in its life; only an active one covers anything. */
    public enum Status implements Code {
        DRAFT,
        ACTIVE,
        SUSPENDED,
        ENDED
    }

    /** What the register says of two agencies on a day. */
    public enum Standing {
        CURRENT,
        EXPIRED,
        MISSING
    }
}
