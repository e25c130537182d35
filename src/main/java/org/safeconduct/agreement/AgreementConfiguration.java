package org.safeconduct.agreement;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;

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
    Register register(RegisterFile file) {
        return new LoadedRegister(file);
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
