package org.safeconduct.duty;

import java.util.List;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.Register;
import org.safeconduct.platform.Weakness;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says at the start which agency receives and has nobody whom the gateway could wake, or no number for people to call. */
@Configuration(proxyBeanMethods = false)
class Unreachable {

    @Bean
    Weakness.Found nobodyOnDuty(Register register) {
        return () -> register.agencies().stream()
                .filter(agency -> agency.endpoint().isPresent())
                .flatMap(agency -> faults(agency).stream())
                .toList();
    }

    private static List<Weakness> faults(Agency agency) {
        String what = agency.duty().people().isEmpty()
                ? "has nobody on duty (duty) who is told when something arrives"
                : agency.duty().phones().isEmpty()
                        ? "has no number (phone) to call where something may not have arrived"
                        : "";
        return what.isEmpty()
                ? List.of()
                : List.of(Weakness.warns("safeconduct.agencies", "the agency " + agency.id() + " " + what + "."));
    }
}
