package org.safeconduct.agreement;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Purpose;
import org.safeconduct.disclosure.StatutoryGateway;

/** An agreement as it is written: its lists in the order of their codes, so that the same agreement is always written alike. */
public record AgreementBody(
        String id,
        Agreement.Tier tier,
        Agreement.Status status,
        List<AgencyId> parties,
        List<Purpose> purposes,
        List<StatutoryGateway> gateways,
        List<DataCategory> dataCategories,
        LocalDate validFrom,
        LocalDate reviewDate,
        List<Agreement.Signatory> signatories,
        List<Agreement.Connection> connections) {

    public static AgreementBody of(Agreement agreement) {
        return new AgreementBody(
                agreement.id(),
                agreement.tier(),
                agreement.status(),
                agreement.parties().stream()
                        .sorted(Comparator.comparing(AgencyId::value))
                        .toList(),
                byCode(agreement.purposes()),
                byCode(agreement.gateways()),
                byCode(agreement.dataCategories()),
                agreement.validFrom(),
                agreement.reviewDate(),
                agreement.signatories(),
                agreement.connections());
    }

    private static <C extends Code> List<C> byCode(Collection<C> codes) {
        return codes.stream().sorted(Comparator.comparing(Code::code)).toList();
    }
}
