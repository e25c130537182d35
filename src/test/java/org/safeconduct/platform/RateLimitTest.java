package org.safeconduct.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class RateLimitTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T10:00:00Z"));
    private final InstantSource source = now::get;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final RateLimit limit = new RateLimit(6, Duration.ofMinutes(1), clock);

    private void wait(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private Duration refused(String caller) {
        Rejection refusal = catchThrowableOfType(Rejection.class, () -> limit.take(caller));
        assertThat(refusal.kind()).isEqualTo(Rejection.Kind.TOO_MANY);
        assertThat(refusal.detail()).doesNotContain(caller);
        return refusal.retryAfter().orElseThrow();
    }

    @Test
    void refusesTheCallAfterTheLast_andTakesOne_onceTheTimeItSaidIsOver() {
        for (int i = 0; i < 6; i++) {
            limit.take("one");
        }
        Duration wait = refused("one");

        assertThat(wait).isEqualTo(Duration.ofSeconds(10));
        wait(wait.minusMillis(1));
        refused("one");
        wait(Duration.ofMillis(1));
        assertThatCode(() -> limit.take("one")).doesNotThrowAnyException();
        refused("one");
    }

    @Test
    void oneCallerCannotUseUpAnothersCalls() {
        for (int i = 0; i < 6; i++) {
            limit.take("one");
        }
        refused("one");
        assertThatCode(() -> limit.take("other")).doesNotThrowAnyException();
    }

    @Test
    void callsAreNotSavedUp() {
        wait(Duration.ofDays(1));
        for (int i = 0; i < 6; i++) {
            limit.take("one");
        }
        refused("one");
    }

    @ParameterizedTest
    @CsvSource({"0, PT1M", "-1, PT1M", "1, PT0S", "1, PT-1S"})
    void aLimitWithoutCallsOrTime_isNone(int calls, Duration time) {
        assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(calls, time, clock));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "2001:db8:0:1::1, 2001:db8:0:1:ffff::2, true",
        "2001:db8:0:1::1, 2001:db8:0:2::1, false",
        "2001:db8::1, 192.0.2.1, false",
        "::1, 127.0.0.1, true"
    })
    void addressesOfOneIpv6NetworkAreOneCaller(String one, String other, boolean same) {
        assertThat(address(one).equals(address(other))).isEqualTo(same);
    }

    private static String address(String remote) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(remote);
        return ClientAddress.of(request);
    }
}
