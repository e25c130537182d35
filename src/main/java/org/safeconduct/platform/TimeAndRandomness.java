package org.safeconduct.platform;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one place where time, ids and randomness enter the gateway. */
@Configuration(proxyBeanMethods = false)
public class TimeAndRandomness {

    TimeAndRandomness() {}

    /** For a program of the same jar that starts without Spring. */
    public static TimeAndRandomness real() {
        return new TimeAndRandomness();
    }

    @Bean
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    public Ids ids() {
        return new SecureIds(new SecureRandom());
    }

    private record SecureIds(SecureRandom random) implements Ids {

        @Override
        public UUID uuid() {
            ByteBuffer bits = ByteBuffer.wrap(random(16));
            long high = (bits.getLong() & ~0xF000L) | 0x4000L;
            long low = (bits.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
            return new UUID(high, low);
        }

        @Override
        public byte[] random(int length) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            return bytes;
        }
    }
}
