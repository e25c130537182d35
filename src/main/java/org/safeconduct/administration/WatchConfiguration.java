package org.safeconduct.administration;

import org.safeconduct.platform.Ticker;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every node looks into its own keys folder. */
@Configuration(proxyBeanMethods = false)
class WatchConfiguration {

    @Bean
    Ticker keyWatchTicker(KeyWatch keys, ExpiryWatch expiry, KeyWatchSettings settings) {
        return new Ticker("key-watch", settings.lookEvery(), () -> {
            keys.look();
            expiry.look();
            return false;
        });
    }
}
