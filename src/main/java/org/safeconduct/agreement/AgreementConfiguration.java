package org.safeconduct.agreement;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.safeconduct.platform.Sha256;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads and checks the agencies file at start; the gateway does not start on a file with a fault in it. */
@Configuration(proxyBeanMethods = false)
class AgreementConfiguration {

    @Bean
    RegisterFile registerFile(AgreementSettings settings, Environment environment) {
        Resource location = settings.agencies();
        if (location == null) {
            throw new IllegalStateException(
                    "safeconduct.agencies is required: the location of the file that names agencies and agreements");
        }
        return load(location, environment);
    }

    @Bean
    RegisterDigest registerDigest(AgreementSettings settings) throws IOException {
        return new RegisterDigest(
                Sha256.hex(Objects.requireNonNull(settings.agencies()).getContentAsByteArray()));
    }

    @Bean
    OnboardedAgencies onboardedAgencies(RegisterFile file, ObjectProvider<JdbcTemplate> database, Clock clock) {
        // The register is made before the store is up, and must not wait for it.
        return new OnboardedAgencies(file, database::getObject, clock);
    }

    @Bean
    Agreements agreements(OnboardedAgencies agencies, ObjectProvider<JdbcTemplate> database, Clock clock) {
        return new Agreements(agencies::whole, database::getObject, clock);
    }

    @Bean
    AgencyStates agencyStates(ObjectProvider<JdbcTemplate> database, Clock clock) {
        return new AgencyStates(database::getObject, clock);
    }

    @Bean
    RecipientParts recipientParts(ObjectProvider<JdbcTemplate> database, Clock clock) {
        return new RecipientParts(database::getObject, clock);
    }

    @Bean
    Register register(
            RegisterFile file,
            OnboardedAgencies onboarded,
            RecipientParts parts,
            Agreements agreements,
            AgencyStates states) {
        return new LoadedRegister(
                file,
                onboarded::all,
                parts::all,
                () -> agreements.all().stream().map(Agreements.Held::agreement).toList(),
                agency -> states.of(agency) == AgencyStates.State.LEFT);
    }

    @Bean
    Partnership partnership(RegisterFile file) {
        return file.partnership();
    }

    static RegisterFile load(Resource location, Environment environment) {
        RegisterFile file = new RegisterReader(environment).read(location);
        List<String> faults = RegisterCheck.faults(file);
        if (!faults.isEmpty()) {
            throw new RegisterFault(location, "at " + String.join("; at ", faults));
        }
        return file;
    }
}
