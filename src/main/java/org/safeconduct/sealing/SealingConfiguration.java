package org.safeconduct.sealing;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.safeconduct.agreement.AddedCertificates;
import org.safeconduct.agreement.Register;
import org.safeconduct.platform.Ids;
import org.safeconduct.sealing.development.DevelopmentAuthority;
import org.safeconduct.sealing.development.DevelopmentKeys;
import org.safeconduct.sealing.held.HeldCertificates;
import org.safeconduct.sealing.keys.KeyFolder;
import org.safeconduct.sealing.own.KeyToken;
import org.safeconduct.sealing.own.LogKeys;
import org.safeconduct.sealing.own.LogSeenFile;
import org.safeconduct.sealing.own.OwnKeys;
import org.safeconduct.sealing.own.TlsBundles;
import org.safeconduct.sealing.own.TokenSettings;
import org.safeconduct.sealing.vault.StoreKeys;
import org.safeconduct.sealing.vault.Vault;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Makes the keys folder ready before anything reads it: TLS asks for its bundles before any other bean exists. */
@Configuration(proxyBeanMethods = false)
class SealingConfiguration {

    @Bean
    KeyFolder keyFolder(
            CertsSettings settings,
            TokenSettings token,
            Register register,
            Clock clock,
            Ids ids,
            Environment environment) {
        KeyFolder keys = new KeyFolder(
                settings.certsDir().toAbsolutePath().normalize(),
                environment.acceptsProfiles(Profiles.of("development")));
        if (keys.development()) {
            new DevelopmentKeys(keys, new DevelopmentAuthority(clock, ids), ids).complete(register.ofFile());
        }
        new StartCheck(keys, clock).check(register.ofFile(), token.isSet());
        return keys;
    }

    @Bean
    LogSeenFile logSeenFile(KeyFolder keys) {
        return new LogSeenFile(keys.file(KeyFolder.LOG_SEEN), keys.development());
    }

    @Bean
    OwnKeys ownKeys(KeyFolder keys, TokenSettings token, Clock clock) {
        return new OwnKeys(keys, token.isSet() ? Optional.of(KeyToken.open(token)) : Optional.empty(), clock);
    }

    @Bean
    HeldCertificates heldCertificates(KeyFolder keys, Register register, AddedCertificates added, Vault vault) {
        return new HeldCertificates(keys, register, added::certificates, vault);
    }

    /** Sign the checkpoints of the evidence log. */
    @Bean
    LogKeys logKeys(OwnKeys keys) {
        return keys::logNow;
    }

    /** Lock what the gateway must be able to read back. */
    @Bean
    Supplier<StoreKeys> storeKeys(OwnKeys keys) {
        return keys::store;
    }

    /** Spring Boot asks a bundle, and not its own setting, which versions of TLS the server takes. */
    @Bean
    SslBundleRegistrar tlsBundles(OwnKeys keys, Environment environment) {
        List<String> listening = Binder.get(environment)
                .bind("server.ssl.enabled-protocols", Bindable.listOf(String.class))
                .orElse(List.of("TLSv1.3"));
        return new TlsBundles(keys, listening);
    }
}
