package org.safeconduct.identity.systems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.Sector;
import org.safeconduct.identity.Caller;
import org.safeconduct.identity.Role;
import org.safeconduct.platform.Rejection;
import org.safeconduct.support.MovableClock;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.unit.DataSize;

class AgencyLimitsTest {

    private final MovableClock clock = new MovableClock();
    private final AgencyLimits limits =
            new AgencyLimits(new SystemsSettings(List.of(), 3, DataSize.ofBytes(0), DataSize.ofBytes(0)), clock);

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
    }

    private void call(String agency, String subject) {
        Caller caller = new Caller(new AgencyId(agency), subject, Set.of(Role.SHARER));
        SecurityContextHolder.getContext().setAuthentication(new CallerAuthentication(caller, Sector.EDUCATION));
        limits.preHandle(new MockHttpServletRequest(), new MockHttpServletResponse(), "a handler");
    }

    @Test
    void refusesAnAgency_thatCallsTooOften_whoeverCallsThere_andNoOther() {
        call("oakfield-school", "a system");
        call("oakfield-school", "a person");
        call("oakfield-school", "a system");

        assertThatThrownBy(() -> call("oakfield-school", "another person"))
                .isInstanceOfSatisfying(
                        Rejection.class, refused -> assertThat(refused.kind()).isEqualTo(Rejection.Kind.TOO_MANY));
        assertThatCode(() -> call("haven-charity", "a system")).doesNotThrowAnyException();

        clock.moveOn(Duration.ofMinutes(1));
        assertThatCode(() -> call("oakfield-school", "another person")).doesNotThrowAnyException();
    }

    @Test
    void countsNobody_whoIsNotKnown() {
        for (int i = 0; i < 10; i++) {
            assertThat(limits.preHandle(new MockHttpServletRequest(), new MockHttpServletResponse(), "a handler"))
                    .isTrue();
        }
    }
}
